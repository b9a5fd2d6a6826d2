import type {Key, Projection} from "../project/projection.ts";
import {fieldValue} from "../project/projection.ts";

/** Neighbouring columns under the same value of a field. */
export interface HeaderCell {
  readonly start: number;
  readonly length: number;
  readonly text: string;
}

/**
 * Merges equal neighbours of each field's values, the first field above; columns under different heads are not merged.
 */
export function headerLevels(projection: Projection, columns: readonly Key[]): HeaderCell[][] {
  let parents: readonly HeaderCell[] = [{start: 0, length: columns.length, text: ""}];
  return projection.fields().map(field => {
    const level = parents.flatMap(parent => {
      const values = columns.slice(parent.start, parent.start + parent.length);
      return runsOf(
        values.map(key => fieldValue(key, field)),
        parent.start,
      );
    });
    parents = level;
    return level;
  });
}

/** The lines `key: value` above a table: all of them above the first, then those that changed. */
export function tableHead(projection: Projection, key: Key, before: Key | undefined): string[] {
  return projection
    .fields()
    .filter(({name}) => name !== ".unit")
    .filter(field => !before || fieldValue(key, field) !== fieldValue(before, field))
    .map(field => `${field.name}: ${fieldValue(key, field)}`);
}

function runsOf(values: readonly string[], offset: number): HeaderCell[] {
  const runs: {start: number; length: number; text: string}[] = [];
  values.forEach((text, index) => {
    const last = runs.at(-1);
    if (last?.text === text) last.length++;
    else runs.push({start: offset + index, length: 1, text});
  });
  return runs;
}
