import {quoted} from "../../input/quoted.ts";

/** A value within a JSON text and where it is. */
export interface JsonPlace {
  readonly value: unknown;
  /** As in JavaScript: `benchmarks[3].stats.median`; "" for the whole. */
  readonly path: string;
}

/** A member of an object; its value is undefined for anything else. */
export function member({value, path}: JsonPlace, name: string): JsonPlace {
  const found = isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  return {value: found, path: path ? `${path}.${name}` : name};
}

/** A member of a member of …. */
export function within(place: JsonPlace, ...names: string[]): JsonPlace {
  return names.reduce(member, place);
}

/** The items of a list; empty for anything else. */
export function items({value, path}: JsonPlace): JsonPlace[] {
  if (!Array.isArray(value)) return [];
  return value.map((item: unknown, index) => ({value: item, path: `${path}[${index}]`}));
}

/** A text; "" for anything else. */
export function textIn({value}: JsonPlace): string {
  return typeof value === "string" ? value : "";
}

/** A finite number; undefined for anything else. */
export function numberIn({value}: JsonPlace): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

/** The members of an object that are texts, numbers or truth values, as text; empty for anything else. */
export function scalars({value}: JsonPlace): [string, string][] {
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, one]) =>
    ["string", "number", "boolean"].includes(typeof one) ? [[name, String(one)] as [string, string]] : [],
  );
}

/** True if a value is an object, not a list. */
export function isJsonObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Formats a value for a message about an unexpected value. */
export function shownJson(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (isJsonObject(value)) return "an object";
  return typeof value === "string" ? quoted(value) : String(value);
}
