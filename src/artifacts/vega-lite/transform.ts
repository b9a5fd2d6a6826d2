import type {JsonPath} from "../../input/json-text.ts";
import type {ChartData, Value} from "./chart-data.ts";
import {MOST_ROWS} from "./chart-data.ts";
import type {Findings} from "./rules.ts";
import {pathText, shownJsonValue} from "./rules.ts";

/**
 * Applies a specification's transforms: `filter` by a field's value, and `fold`, which turns columns into a column of
 * their names and a column of their values. They are implemented here, so no author's code runs.
 */
export function transformed(data: ChartData, transforms: unknown, findings: Findings): ChartData {
  if (transforms === undefined) return data;
  if (!Array.isArray(transforms)) {
    findings.error(
      ["transform"],
      `transform is ${shownJsonValue(transforms)}, expected a list`,
      "write a list of transforms",
    );
    return data;
  }
  return transforms.slice(0, 20).reduce<ChartData>((before, transform: unknown, index) => {
    const path = ["transform", index];
    const {filter, fold, as} = (typeof transform === "object" && transform !== null ? transform : {}) as {
      filter?: unknown;
      fold?: unknown;
      as?: unknown;
    };
    if (filter !== undefined) return filtered(before, filter, [...path, "filter"], findings);
    if (Array.isArray(fold)) return folded(before, fold, as, path, findings);
    const name = Object.keys((transform as object | null) ?? {})[0] ?? "";
    findings.error(
      path,
      `${pathText(path)} is "${name}", expected "filter" or "fold"`,
      "transform the data before they are attached; aggregates, bins and time units go into the encoding",
    );
    return before;
  }, data);
}

/** Maximum columns that are folded into one. */
const MOST_FOLDED = 50;

type Test = (value: Value) => boolean;

function filtered(data: ChartData, filter: unknown, path: JsonPath, findings: Findings): ChartData {
  const {field, ...tests} = (typeof filter === "object" && filter !== null ? filter : {}) as Readonly<
    Record<string, unknown>
  >;
  const column = typeof field === "string" ? data.names.indexOf(field) : -1;
  const [name = "", operand] = Object.entries(tests)[0] ?? [];
  const test = testOf(name, operand);
  if (typeof field === "string" && column < 0) findings.field([...path, "field"], field);
  else if (column < 0 || !test || Object.keys(tests).length !== 1)
    findings.error(
      path,
      `${pathText(path)} is ${shownJsonValue(filter)}, expected a field and one of equal, lt, lte, gt, gte, range, oneOf, valid`,
      'write {"field": "name", "gte": 5}; expressions are not run',
    );
  else return {...data, rows: data.rows.filter(row => test(row[column] ?? null))};
  return data;
}

function testOf(name: string, operand: unknown): Test | undefined {
  const isScalar = typeof operand === "string" || typeof operand === "number";
  const limit = operand as string | number;
  if (name === "equal") return value => value === operand;
  if (name === "lt" && isScalar) return value => value !== null && value < limit;
  if (name === "lte" && isScalar) return value => value !== null && value <= limit;
  if (name === "gt" && isScalar) return value => value !== null && value > limit;
  if (name === "gte" && isScalar) return value => value !== null && value >= limit;
  if (name === "valid") return value => (value !== null) === (operand === true);
  if (name === "oneOf" && Array.isArray(operand)) {
    const some = new Set<unknown>(operand);
    return value => some.has(value);
  }
  if (name !== "range" || !Array.isArray(operand) || operand.length !== 2) return undefined;
  if (!operand.every(isValue)) return undefined;
  const [low = null, high = null] = operand;
  return value => value !== null && (low === null || value >= low) && (high === null || value <= high);
}

function isValue(value: unknown): value is Value {
  return value === null || ["string", "number", "boolean"].includes(typeof value);
}

function folded(
  data: ChartData,
  fields: readonly unknown[],
  as: unknown,
  path: JsonPath,
  findings: Findings,
): ChartData {
  const columns = fields.slice(0, MOST_FOLDED + 1).map((field, index) => {
    const name = typeof field === "string" ? field : shownJsonValue(field);
    const column = data.names.indexOf(name);
    if (column < 0) findings.field([...path, "fold", index], name);
    return column;
  });
  if (columns.includes(-1) || columns.length > MOST_FOLDED) return data;
  const [key, value] = namesOf(as);
  const count = data.rows.length * columns.length;
  if (count > MOST_ROWS)
    findings.leftOut(path, `chart has ${count} rows once folded, of which the first ${MOST_ROWS} are drawn`);
  // No more rows are read than are drawn.
  const read = data.rows.slice(0, Math.ceil(MOST_ROWS / Math.max(1, columns.length)));
  const rows = read.flatMap(row =>
    columns.map(column => [...row, data.names[column] ?? "", row[column] ?? null]),
  );
  return {names: [...data.names, key, value], rows: rows.slice(0, MOST_ROWS)};
}

/** Names of the columns that a fold makes. */
function namesOf(as: unknown): readonly [key: string, value: string] {
  const [key, value]: readonly unknown[] = Array.isArray(as) ? as : [];
  const nameOr = (name: unknown, usual: string): string => (typeof name === "string" ? name : usual);
  return [nameOr(key, "key"), nameOr(value, "value")];
}
