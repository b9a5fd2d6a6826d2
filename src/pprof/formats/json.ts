import type {ArtifactFile} from "../../input/artifact-file.ts";
import {formatSample} from "../../input/detection-sample.ts";
import {forgetJson, jsonOf} from "../../input/json-text.ts";
import type {Reading} from "./format.ts";
import {broken} from "./problem-log.ts";

/** The members of a JSON object that a format has; each may be missing or of any type. */
export type Fields<Name extends string> = {readonly [name in Name]?: unknown};

/**
 * Whether a file is JSON of some shape. Words that must be in it come first, since most files lack them.
 * Invalid JSON is a broken file of the format if it has the words that no other has, which are those at the
 * beginning of a file that breaks off.
 */
export function isJsonOf(
  file: ArtifactFile,
  words: readonly string[],
  hasShape: (value: unknown) => boolean,
  brokenWords: readonly string[] = words,
): boolean {
  const part = formatSample(file);
  if (!/^\s{0,100}[[{]/.test(part)) return false;
  if (!words.every(word => part.includes(word))) return false;
  const json = jsonOf(file, file.text() ?? "");
  return "value" in json ? hasShape(json.value) : brokenWords.every(word => part.includes(word));
}

/** Reads a file's JSON with `read`; a file that is cut off or torn is broken. */
export function readJson(file: ArtifactFile, read: (value: unknown) => Reading): Reading {
  const json = jsonOf(file, file.text() ?? "");
  forgetJson(file);
  if ("value" in json) return read(json.value);
  return broken(
    file,
    "profile is not valid JSON, expected a whole JSON text, got one that ends or breaks off",
    "attach the file as the profiler wrote it",
    json.line,
  );
}

/** Returns an object to take members from; an empty object for any other value. */
export function object<Name extends string>(value: unknown): Fields<Name> {
  return isObject(value) ? (value as Fields<Name>) : {};
}

/** Whether a value is an object, not a list. */
export function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Returns the items of a list; an empty list for any other value. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Returns a text; "" of anything else. */
export function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Returns a number that a profile can hold; undefined of anything else. */
export function number(value: unknown): number | undefined {
  const isUsable = typeof value === "number" && Math.abs(value) <= Number.MAX_SAFE_INTEGER;
  return isUsable ? value : undefined;
}

/** Returns an index into a table of `count` rows; undefined of anything else. */
export function index(value: unknown, count: number): number | undefined {
  const isIndex = typeof value === "number" && Number.isInteger(value) && value >= 0 && value < count;
  return isIndex ? value : undefined;
}
