import {compareText} from "../../text/compare.ts";
import type {ResultGroup} from "../read/results.ts";
import type {Extractor} from "./extract.ts";
import type {Compare} from "./key-order.ts";

/** A value of a key, such as `.name` or `pkg`. */
export interface Field {
  readonly name: string;
  /** Position of its value in `Key.values`. */
  readonly index: number;
}

/** Result of projecting a result; equal keys of a projection are the same object. */
export interface Key {
  /** By `Field.index`; missing or "" where a field has no value. */
  readonly values: readonly string[];
}

/** A division of results by some of their keys. */
export interface Projection {
  /** The key of a group, and of a unit where the unit is a part. */
  project(group: ResultGroup, unit: string): Key;
  /** Fields in the order in which they are shown and sorted; those of `.config` grow while results are projected. */
  fields(): readonly Field[];
  compare(a: Key, b: Key): number;
}

/** How a part's values are sorted: by first appearance, or by a function. */
export type Order = "first" | Compare;

/** A part of a projection as written. */
export type Part =
  // A value of a result.
  | {readonly kind: "value"; readonly name: string; readonly order: Order; readonly extract: Extractor}
  // Every configuration key that no other part names, a field each.
  | {readonly kind: "config"; readonly order: Order; isNamed(key: string): boolean}
  // The unit of the value.
  | {readonly kind: "unit"};

/** A part while results are projected. */
interface OpenPart {
  readonly part: Part;
  readonly fields: OpenField[];
}

interface OpenField extends Field {
  readonly compare: Compare;
  /** Positions by first appearance; undefined where another order holds. */
  readonly seen: Map<string, number> | undefined;
}

/** Gets the value of a field; "" if the key has no such value. */
export function fieldValue(key: Key, field: Field): string {
  return key.values[field.index] ?? "";
}

/** Shows a key: its values in display order, a space between, those that are "" left out. */
export function keyText(projection: Projection, key: Key): string {
  const fields = projection.fields();
  if (fields.length === 1 && fields[0]) return fieldValue(key, fields[0]);
  return fields.flatMap(field => fieldValue(key, field) || []).join(" ");
}

/** Fields in which keys differ, in display order. */
export function varyingFields(projection: Projection, keys: readonly Key[]): Field[] {
  const [first, ...rest] = keys;
  if (!first) return [];
  return projection
    .fields()
    .filter(field => rest.some(key => fieldValue(key, field) !== fieldValue(first, field)));
}

/** Makes a projection of its parts. */
export function projection(parts: readonly Part[]): Projection {
  const keys = new Map<string, Key>();
  const open: OpenPart[] = [];
  let fieldCount = 0;
  const addField = (to: OpenPart, name: string, order: Order) => {
    to.fields.push(openField(name, fieldCount++, order, to.part.kind === "config"));
  };
  for (const part of parts) {
    const added: OpenPart = {part, fields: []};
    open.push(added);
    if (part.kind === "value") addField(added, part.name, part.order);
    if (part.kind === "unit") addField(added, ".unit", "first");
  }

  function intern(values: string[]): Key {
    const id = identity(values);
    let key = keys.get(id);
    if (!key) {
      key = {values};
      keys.set(id, key);
      for (const {fields} of open) for (const field of fields) notice(field, key);
    }
    return key;
  }

  return {
    project(group, unit) {
      const values = new Array<string>(fieldCount).fill("");
      for (const part of open) fill(part, group, unit, values, addField);
      return intern(values);
    },
    fields: () => open.flatMap(({fields}) => fields),
    compare(a, b) {
      for (const {fields} of open) {
        for (const field of fields) {
          const x = fieldValue(a, field);
          const y = fieldValue(b, field);
          if (x !== y) return field.compare(x, y) || compareText(x, y);
        }
      }
      return 0;
    },
  };
}

function openField(name: string, index: number, order: Order, ofConfig: boolean): OpenField {
  if (order !== "first") return {name, index, compare: order, seen: undefined};
  const seen = new Map<string, number>();
  const compare: Compare = (a, b) => (seen.get(a) ?? 0) - (seen.get(b) ?? 0);
  // Note: benchstat never records when a value of `.config` was first seen, so those are sorted by their bytes.
  return {name, index, compare, seen: ofConfig ? undefined : seen};
}

function notice({index, seen}: OpenField, key: Key): void {
  const value = key.values[index] ?? "";
  if (seen && !seen.has(value)) seen.set(value, seen.size);
}

function fill(
  open: OpenPart,
  group: ResultGroup,
  unit: string,
  values: string[],
  addField: (to: OpenPart, name: string, order: Order) => void,
): void {
  const {part, fields} = open;
  const set = (name: string, value: string) => {
    const field = fields.find(known => known.name === name);
    if (field) values[field.index] = value;
  };
  if (part.kind === "value") set(part.name, part.extract(group));
  else if (part.kind === "unit") set(".unit", unit);
  else {
    for (const {key, value} of group.config) {
      if (part.isNamed(key)) continue;
      if (!fields.some(({name}) => name === key)) addField(open, key, part.order);
      set(key, value);
    }
  }
}

/** Two lists are of the same key if they differ in empty values at the end only: fields that came later. */
function identity(values: string[]): string {
  while (values.length > 0 && values[values.length - 1] === "") values.pop();
  return values.length === 1 ? `=${values[0]}` : JSON.stringify(values);
}
