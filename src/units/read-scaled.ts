/** Prefixes as `formatScaled` writes them, a factor of 1,000 apart: nano to tera. */
const PREFIXES = ["n", "µ", "m", "", "k", "M", "G", "T"];
const BINARY = ["", "Ki", "Mi", "Gi", "Ti"];

/**
 * Reads the number that a text begins with, as `formatScaled` writes it: 1.5e-6 for `1.500µ ± 2%`. Undefined for a text that begins
 * with a word. It has no scales, so that scripts which read numbers are without the code that writes them.
 */
export function readScaled(text: string): number | undefined {
  const [, digits, prefix = ""] = /^([-+]?\d+(?:\.\d+)?)([TGMKkmµn]i?)?/.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const factor = prefix.endsWith("i")
    ? 1024 ** BINARY.indexOf(prefix)
    : 1000 ** (PREFIXES.indexOf(prefix) - 3);
  return Number(digits) * factor;
}
