import type {PlainColour} from "./colour.ts";
import {hexColour, mixOklab} from "./colour.ts";

/** Colour scheme of a picture. */
export type Scheme = "light" | "dark";

/** Deepest nesting of values: custom properties may refer to each other. */
const DEEPEST = 20;

const TRANSPARENT: PlainColour = {red: 0, green: 0, blue: 0, alpha: 0};

/**
 * Replaces `var(…)` in a value of a style sheet by the values of custom properties; undefined if one is unknown and has no
 * fallback, or if they refer to each other without end.
 */
export function withoutVariables(
  value: string,
  custom: (name: string) => string | undefined,
  depth = 0,
): string | undefined {
  const start = value.indexOf("var(");
  if (start < 0) return value;
  const end = closing(value, start + 3);
  if (end < 0 || depth > DEEPEST) return undefined;
  const [name = "", ...fallback] = splitArguments(value.slice(start + 4, end));
  const found = custom(name) ?? (fallback.length > 0 ? fallback.join(", ") : undefined);
  const replaced = found === undefined ? undefined : withoutVariables(found, custom, depth + 1);
  if (replaced === undefined) return undefined;
  return withoutVariables(value.slice(0, start) + replaced + value.slice(end + 1), custom, depth + 1);
}

/**
 * Computes a colour without variables in a scheme: `#…`, `transparent`, `light-dark(…)`, `color-mix(in oklab, …)` and
 * `currentcolor`, which is `current`. Undefined for another value.
 */
export function colourValue(
  text: string,
  scheme: Scheme,
  current: PlainColour | undefined,
  depth = 0,
): PlainColour | undefined {
  const value = text.trim();
  if (depth > DEEPEST) return undefined;
  if (/^currentcolor$/i.test(value)) return current;
  if (value === "transparent") return TRANSPARENT;
  const [, name, inside = ""] = /^([a-z-]+)\((.*)\)$/s.exec(value) ?? [];
  const read = (part: string | undefined): PlainColour | undefined =>
    part === undefined ? undefined : colourValue(part, scheme, current, depth + 1);
  if (name === "light-dark") return read(splitArguments(inside)[scheme === "light" ? 0 : 1]);
  if (name === "color-mix") return mixed(splitArguments(inside), read);
  return hexColour(value);
}

/** `in oklab, <colour> <share>%, <colour>`; the share may be a product, `calc(3 * 7%)`. */
function mixed(
  [space, first = "", second]: readonly string[],
  read: (part: string | undefined) => PlainColour | undefined,
): PlainColour | undefined {
  const [, colour = "", share = ""] = /^(.*\S)\s+(calc\([^()]*\)|[\d.]+%)$/s.exec(first) ?? [];
  const [a, b] = [read(colour), read(second)];
  if (space !== "in oklab" || !a || !b) return undefined;
  return mixOklab(a, b, Math.min(1, percentage(share)));
}

function percentage(text: string): number {
  const factors = text.replace(/^calc\(|\)$/g, "").split("*");
  return factors.reduce((product, factor) => product * Number.parseFloat(factor), 1) / 100;
}

/** The arguments of a function, divided at commas outside parentheses. */
function splitArguments(text: string): string[] {
  const parts: string[] = [];
  let [depth, start] = [0, 0];
  for (let at = 0; at <= text.length; at++) {
    const character = text[at];
    if (character === "(") depth++;
    if (character === ")") depth--;
    if (at < text.length && (character !== "," || depth > 0)) continue;
    parts.push(text.slice(start, at).trim());
    start = at + 1;
  }
  return parts;
}

/** Index of the parenthesis that closes the one at `open`; -1 without one. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === "(") depth++;
    if (text[at] === ")" && --depth === 0) return at;
  }
  return -1;
}
