/** How many colours `tokens.css` has for frames. */
const COLOURS = 12;

/** Maps names to frame colours: equal names get equal colours (FNV-1a, 32 bits). */
export function flameColour(group: string): number {
  let hash = 0x811c_9dc5;
  for (let i = 0; i < group.length; i++) hash = Math.imul(hash ^ group.charCodeAt(i), 0x0100_0193);
  return ((hash ^ (hash >>> 16)) >>> 0) % COLOURS;
}
