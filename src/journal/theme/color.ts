/** Reads a colour, `#0d5c58`, `#abc`, `rgb(13 92 88)` or `rgb(13, 92, 88)`, as `#rrggbb`; undefined for any other text. */
export function readColor(text: string): string | undefined {
  const color = text.trim().toLowerCase();
  if (/^#[\da-f]{6}$/.test(color)) return color;
  if (/^#[\da-f]{3}$/.test(color)) return color.replace(/[\da-f]/g, "$&$&");
  const [, r, g, b] = /^rgb\(\s*(\d{1,3})[\s,]\s*(\d{1,3})[\s,]\s*(\d{1,3})\s*\)$/.exec(color) ?? [];
  const channels = [r, g, b].map(Number);
  if (b === undefined || channels.some(channel => channel > 255)) return undefined;
  return `#${channels.map(channel => channel.toString(16).padStart(2, "0")).join("")}`;
}

/** Returns the contrast of two colours, `#rrggbb`, from 1 to 21, after WCAG 2.2. */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Returns the relative luminance of a colour, 0 to 1, after WCAG 2.2. */
function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map(at => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
