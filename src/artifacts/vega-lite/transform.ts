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
  const [low, high] = operand as [Value, Value];
  return value => value !== null && (low === null || value >= low) && (high === null || value <= high);
}

function folded(
  data: ChartData,
  fields: readonly unknown[],
  as: unknown,
  path: JsonPath,
  findings: Findings,
): ChartData {
  const columns = fields.map((field, index) => {
    const column = data.names.indexOf(String(field));
    if (column < 0) findings.field([...path, "fold", index], String(field));
    return column;
  });
  if (columns.includes(-1) || columns.length > 50) return data;
  const [key, value] = Array.isArray(as) ? as.map(String) : ["key", "value"];
  const rows = data.rows.flatMap(row =>
    columns.map(column => [...row, data.names[column] ?? "", row[column] ?? null]),
  );
  if (rows.length > MOST_ROWS)
    findings.leftOut(
      path,
      `chart has ${rows.length} rows once folded, of which the first ${MOST_ROWS} are drawn`,
    );
  return {names: [...data.names, key ?? "key", value ?? "value"], rows: rows.slice(0, MOST_ROWS)};
}
