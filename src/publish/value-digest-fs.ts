import {hash} from "node:crypto";

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
  const textOf = (value: unknown): string => {
    if (typeof value === "string")
      return value.length > KEPT_LENGTH ? `#${sha256(value)}` : JSON.stringify(value);
    if (typeof value === "function") throw new Error("a page's key cannot depend on a function");
    if (typeof value !== "object" || value === null) return String(value);
    const short = tokens.get(value) ?? known.get(value);
    if (short !== undefined) return short;
    const text = objectText(value, textOf);
    if (text.length <= KEPT_LENGTH) return text;
    const digest = `#${sha256(text)}`;
    known.set(value, digest);
    return digest;
  };
  return {digest: value => sha256(textOf(value))};
}

function objectText(value: object, textOf: (value: unknown) => string): string {
  if (Array.isArray(value)) return `[${(value.every(isFiniteNumber) ? value : value.map(textOf)).join(",")}]`;
  if (value instanceof Float64Array)
    return `f#${sha256(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))}`;
  if (value instanceof Map) return `map${textOf([...value])}`;
  if (value instanceof Set) return `set${textOf([...value])}`;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    throw new Error(`a page's key cannot depend on an instance of ${value.constructor.name}`);
  return `{${Object.entries(value)
    .map(([name, member]) => `${JSON.stringify(name)}:${textOf(member)}`)
    .join(",")}}`;
}

/** True for finite numbers: samples are most of the digested values. */
function isFiniteNumber(value: unknown): boolean {
  return typeof value === "number" && Number.isFinite(value);
}

function sha256(content: string | Uint8Array): string {
  return hash("sha256", content);
}
