import {compareText} from "../../text/compare.ts";
import {parseGoFloat} from "../read/go-syntax.ts";

/** How the values of a field are sorted: negative when the first comes first, 0 to leave it to the bytes. */
export type Compare = (a: string, b: string) => number;

const PREFIXES = "KMGTPEZY";
const PREFIXED = /^([+-]?[0-9.]+)([kKMGTPEZY]i?)?[bB]?$/;

/** The orders a projection may name with `@`; the order of first appearance and fixed lists are not among them. */
export const NAMED_ORDERS: ReadonlyMap<string, Compare> = new Map([
  ["alpha", compareText],
  ["num", compareNumbers],
]);

/** Numbers first, by value; prefixes `k` and `K` to `Y` mean powers of 1000, with an `i` of 1024. */
function compareNumbers(a: string, b: string): number {
  const x = prefixedNumber(a);
  const y = prefixedNumber(b);
  if (x === undefined || y === undefined) return Number(x === undefined) - Number(y === undefined);
  if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
  return x < y ? -1 : x > y ? 1 : 0;
}

function prefixedNumber(text: string): number | undefined {
  const whole = parseGoFloat(text);
  if (typeof whole === "number") return whole;
  const [, digits = "", prefix = ""] = PREFIXED.exec(text) ?? [];
  const value = parseGoFloat(digits);
  if (typeof value !== "number") return undefined;
  const power = PREFIXES.indexOf(prefix.charAt(0).toUpperCase() || " ") + 1;
  return value * (prefix.endsWith("i") ? 1024 : 1000) ** power;
}
