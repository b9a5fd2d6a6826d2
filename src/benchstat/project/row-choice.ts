import type {LabelledModel} from "../read/merge.ts";
import {namesOf, unitsOf} from "../read/model.ts";
import type {Filter} from "./filter.ts";
import {matchRows, matchUnit} from "./match-name.ts";

/** The part of a file that an author wants to see; everything by default. */
export interface RowChoice {
  /** Benchmarks as an author names them; a name includes its sub-benchmarks. */
  readonly rows?: readonly string[];
  /** Units, tidied or as Go prints them. */
  readonly units?: readonly string[];
}

/** Names and units in a choice that no file has, with those that exist. */
export interface Missing {
  readonly what: "benchmark" | "unit";
  readonly wanted: string;
  readonly available: readonly string[];
}

/** Finds parts of a choice that no file has. */
export function missingOf(files: readonly LabelledModel[], {rows = [], units = []}: RowChoice): Missing[] {
  const names = allOf(files, namesOf);
  const known = allOf(files, unitsOf);
  const rowless = rows.filter(row => matchRows(names, row).length === 0);
  const unitless = units.filter(unit => matchUnit(known, unit) === undefined);
  return [
    ...rowless.map((wanted): Missing => ({what: "benchmark", wanted, available: names})),
    ...unitless.map((wanted): Missing => ({what: "unit", wanted, available: known})),
  ];
}

/** Makes the filter of a choice. */
export function choiceFilter(files: readonly LabelledModel[], {rows, units}: RowChoice): Filter {
  const names = rows && new Set(rows.flatMap(row => matchRows(allOf(files, namesOf), row)));
  const kept = units && new Set(units.map(unit => matchUnit(allOf(files, unitsOf), unit)));
  return (group, {unit}) => (names?.has(group.name) ?? true) && (kept?.has(unit) ?? true);
}

function allOf(files: readonly LabelledModel[], list: (model: LabelledModel["model"]) => string[]): string[] {
  return [...new Set(files.flatMap(({model}) => list(model)))];
}
