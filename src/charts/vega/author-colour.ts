/** An author's colour mapped to the palette: its strength and its family. */
export interface Colour {
  /** From -1 (blue) over 0 (grey) to 1 (red to yellow); how strong where there is a tone. */
  readonly heat: number;
  /** Neither warm nor blue. */
  readonly tone?: "green" | "violet";
}

type Rgb = readonly [red: number, green: number, blue: number];

/** The commonest names of https://graphviz.org/doc/info/colors.html; their numbered shades count as the name itself. */
const NAMES: Readonly<Record<string, string>> = {
  aqua: "00ffff",
  aquamarine: "7fffd4",
  blue: "0000ff",
  blueviolet: "8a2be2",
  brown: "a52a2a",
  chartreuse: "7fff00",
  chocolate: "d2691e",
  coral: "ff7f50",
  cornflowerblue: "6495ed",
  crimson: "dc143c",
  cyan: "00ffff",
  darkblue: "00008b",
  darkgreen: "006400",
  darkorange: "ff8c00",
  darkred: "8b0000",
  darkviolet: "9400d3",
  deepskyblue: "00bfff",
  dodgerblue: "1e90ff",
  firebrick: "b22222",
  forestgreen: "228b22",
  fuchsia: "ff00ff",
  gold: "ffd700",
  goldenrod: "daa520",
  green: "00ff00",
  greenyellow: "adff2f",
  hotpink: "ff69b4",
  indianred: "cd5c5c",
  indigo: "4b0082",
  khaki: "f0e68c",
  lavender: "e6e6fa",
  lightblue: "add8e6",
  lightcoral: "f08080",
  lightcyan: "e0ffff",
  lightgoldenrod: "eedd82",
  lightgreen: "90ee90",
  lightpink: "ffb6c1",
  lightsalmon: "ffa07a",
  lightskyblue: "87cefa",
  lightsteelblue: "b0c4de",
  lightyellow: "ffffe0",
  lime: "00ff00",
  limegreen: "32cd32",
  magenta: "ff00ff",
  maroon: "b03060",
  mediumblue: "0000cd",
  mediumpurple: "9370db",
  mistyrose: "ffe4e1",
  navy: "000080",
  olive: "808000",
  orange: "ffa500",
  orangered: "ff4500",
  orchid: "da70d6",
  palegreen: "98fb98",
  pink: "ffc0cb",
  plum: "dda0dd",
  powderblue: "b0e0e6",
  purple: "a020f0",
  red: "ff0000",
  royalblue: "4169e1",
  salmon: "fa8072",
  seagreen: "2e8b57",
  skyblue: "87ceeb",
  slateblue: "6a5acd",
  springgreen: "00ff7f",
  steelblue: "4682b4",
  tan: "d2b48c",
  teal: "008080",
  tomato: "ff6347",
  turquoise: "40e0d0",
  violet: "ee82ee",
  wheat: "f5deb3",
  yellow: "ffff00",
  yellowgreen: "9acd32",
};

const GREY: Colour = {heat: 0};

/** Less of a colour than this is grey. */
const LEAST_CHROMA = 0.04;
const STEPS = 6;

/** Maps the strongest of an author's colours to the palette; unknown colours are grey. */
export function strongestColour(written: readonly (string | undefined)[]): Colour {
  return written
    .map(one => (one === undefined ? GREY : colourOf(one)))
    .reduce((best, one) => (Math.abs(one.heat) > Math.abs(best.heat) ? one : best), GREY);
}

function colourOf(written: string): Colour {
  const rgb = rgbOf(written.split(/[:;]/, 1)[0]?.trim().toLowerCase() ?? "");
  if (!rgb) return GREY;
  const [red, green, blue] = rgb;
  const chroma = (Math.max(...rgb) - Math.min(...rgb)) / 255;
  if (chroma < LEAST_CHROMA) return GREY;
  const strength = Math.ceil(chroma * STEPS) / STEPS;
  // The hue in degrees, from red over green (120) and blue (240).
  const hue = (Math.atan2(Math.sqrt(3) * (green - blue), 2 * red - green - blue) * 180) / Math.PI;
  if (hue > 75 && hue < 165) return {heat: strength, tone: "green"};
  if (hue < -30 && hue > -105) return {heat: strength, tone: "violet"};
  return {heat: hue >= 165 || hue <= -105 ? -strength : strength};
}

/** Reads `#rrggbb`, `#rgb`, a name, or hue, saturation and value from 0 to 1. */
function rgbOf(text: string): Rgb | undefined {
  const hex = /^#([0-9a-f]{6})(?:[0-9a-f]{2})?$/.exec(text)?.[1];
  if (hex) return fromHex(hex);
  const short = /^#([0-9a-f]{3})[0-9a-f]?$/.exec(text)?.[1];
  if (short) return fromHex(short.replace(/./g, "$&$&"));
  const [hue, saturation, value] = text.split(/[\s,]+/).map(Number);
  if (hue !== undefined && saturation !== undefined && value !== undefined)
    return [hue, saturation, value].every(part => part >= 0 && part <= 1)
      ? fromHsv(hue, saturation, value)
      : undefined;
  const name = text.replace(/(?<!\d)\d+$/, "");
  const known = Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
  return known === undefined ? undefined : fromHex(known);
}

function fromHex(hex: string): Rgb {
  const part = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16);
  return [part(0), part(2), part(4)];
}

function fromHsv(hue: number, saturation: number, value: number): Rgb {
  const part = (shift: number): number => {
    const k = (shift + hue * 6) % 6;
    return Math.round(255 * (value - value * saturation * Math.max(0, Math.min(k, 4 - k, 1))));
  };
  return [part(5), part(3), part(1)];
}
