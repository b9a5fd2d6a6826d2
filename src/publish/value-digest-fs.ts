import {hash} from "node:crypto";
import {DigestedData} from "./digested-data.ts";

/** Longer texts of objects are digested once and kept. */
const KEPT_LENGTH = 1000;

/** Digests values by their content; a digester for each journal, whose objects do not change. */
export interface ValueDigester {
  /** Returns the hex SHA-256 of a value's content; throws for functions and instances of classes. */
  digest(value: unknown): string;
}

/**
 * Makes a digester. `tokens` gives objects that are known by something shorter: an entry by the digest of its folder.
 */
export function valueDigester(tokens: {get(value: object): string | undefined}): ValueDigester {
  const known = new WeakMap<object, string>();
  const knownData = new WeakMap<object, string>();
  const textOf = (value: unknown): string => {
    if (typeof value === "string")
      return value.length > KEPT_LENGTH ? `#${sha256(value)}` : JSON.stringify(value);
    if (typeof value === "function") throw new Error("a page's key cannot depend on a function");
    if (typeof value !== "object" || value === null) return String(value);
    if (value instanceof DigestedData) return digestOfData(value);
    const short = tokens.get(value) ?? known.get(value);
    if (short !== undefined) return short;
    const text = objectText(value, textOf);
    if (text.length <= KEPT_LENGTH) return text;
    const digest = `#${sha256(text)}`;
    known.set(value, digest);
    return digest;
  };
  const digestOfData = ({of, make}: DigestedData): string => {
    const digest = knownData.get(of) ?? `#${sha256(textOf(make()))}`;
    knownData.set(of, digest);
    return digest;
  };
  return {digest: value => sha256(textOf(value))};
}

function objectText(value: object, textOf: (value: unknown) => string): string {
  if (Array.isArray(value)) return listText(value, textOf);
  if (value instanceof Float64Array) return numbersText(value);
  if (value instanceof Map) return `map${textOf([...value])}`;
  if (value instanceof Set) return `set${textOf([...value])}`;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw new Error(`a page's key cannot depend on an instance of ${value.constructor.name}`);
  let text = "{";
  for (const [name, member] of Object.entries(value)) text += `${memberName(name)}${textOf(member)},`;
  return `${text}}`;
}

function listText(list: readonly unknown[], textOf: (value: unknown) => string): string {
  if (list.length > 0 && list.every(isFiniteNumber)) return numbersText(Float64Array.from(list));
  let text = "[";
  for (const item of list) text += `${textOf(item)},`;
  return `${text}]`;
}

/** Numbers as their bytes, a character each: digits take ten times as long, and samples are most of the digested values. */
function numbersText(numbers: Float64Array): string {
  const {buffer, byteOffset, byteLength} = numbers;
  return `f${numbers.length}:${Buffer.from(buffer, byteOffset, byteLength).toString("latin1")}`;
}

/** Names of members as they are written. */
const memberNames = new Map<string, string>();

/** Maximum names that are kept: members of most values are those of our types, those of a few an author's. */
const MOST_NAMES = 10_000;

function memberName(name: string): string {
  const known = memberNames.get(name);
  if (known !== undefined) return known;
  const text = `${JSON.stringify(name)}:`;
  if (memberNames.size < MOST_NAMES) memberNames.set(name, text);
  return text;
}

function isFiniteNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

function sha256(content: string): string {
  return hash("sha256", content);
}
