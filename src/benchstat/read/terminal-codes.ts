const ESC = String.raw`\u001b`;
const BEL = String.raw`\u0007`;
/** Parameters of a color or another attribute (SGR): `1;31`, `38:5:208`. */
const ATTRIBUTES = String.raw`(?:\d{1,3}(?:[;:]\d{0,3})*)?`;
/** The escape character, also as `cat -v`, browsers and shells spell it. */
const SPELLED_ESCAPE = String.raw`(?:${ESC}|\u241b|\^\[|\\(?:033|x1[bB]|u001[bB]|e))`;
/** Bell or `ESC \`, which end links and titles. */
const STRING_END = String.raw`(?:${BEL}|${ESC}\\|\u009c)`;

const PATTERNS: readonly RegExp[] = [
  // Links, window titles and the marks of CI systems (ECMA-48 5.6).
  String.raw`(?:${ESC}[\]_P^X]|[\u009d\u009f\u0090])[^${BEL}${ESC}\u009c]{0,2000}${STRING_END}?`,
  // Colors and cursor movements (ECMA-48 5.4).
  String.raw`(?:${SPELLED_ESCAPE}\[|\u009b)[0-?]*[ -/]*[@-~]`,
  // Character sets and single functions (ECMA-48 5.5).
  `${ESC}(?:[ -/]+[0-~]|[0-~])`,
  // Colors that lost their escape on the way, at both ends of a line.
  String.raw`^(?:\[${ATTRIBUTES}m)+|(?:\[${ATTRIBUTES}m)+\s*$`,
].map(source => new RegExp(source, "g"));

const MAY_HAVE_CODES = new RegExp(
  String.raw`[${ESC}\u0090\u009b\u009d\u009f]|${SPELLED_ESCAPE}\[|\[${ATTRIBUTES}m`,
);

/** Removes codes for terminals from a line: colors (SGR) in every spelling, cursor movements, links, titles. */
export function withoutTerminalCodes(line: string): string {
  return MAY_HAVE_CODES.test(line) ? PATTERNS.reduce((text, code) => text.replace(code, ""), line) : line;
}
