import type {TopLevelSpec} from "vega-lite";
import type {ChartTemplate} from "./chart-template.ts";

/** Steps of a chart without data: `layoutSteps` counts those of a graph. */
const CHART_STEPS = 600_000;

/** Steps for each character of a specification with its data. */
const STEPS_PER_CHARACTER = 25;

/** Steps for each category, which may be a line, a box, a label and a symbol of a legend. */
const STEPS_PER_CATEGORY = 3500;

/** Types of fields whose values are numbers or times, not categories. */
const CONTINUOUS: ReadonlySet<unknown> = new Set(["quantitative", "temporal"]);

type Row = Readonly<Record<string, unknown>>;

/** Counts the steps of a drawing program for a chart, to which its processor time is about proportional. */
export function chartSteps(chart: TopLevelSpec | ChartTemplate): number {
  const characters = JSON.stringify(chart).length;
  const categories = "template" in chart ? 0 : categoriesOf(chart);
  return CHART_STEPS + STEPS_PER_CHARACTER * characters + STEPS_PER_CATEGORY * categories;
}

/** Distinct values of the fields of categories, summed over the fields; a computed field may have one for each row. */
function categoriesOf({data, config: _, ...drawn}: TopLevelSpec): number {
  const values = data && "values" in data ? data.values : undefined;
  const rows: readonly Row[] = Array.isArray(values) ? (values as readonly Row[]) : [];
  const fields = new Set<string>();
  collectFields(drawn, fields);
  let count = 0;
  for (const field of fields) {
    const isMeasured = rows.some(row => field in row);
    count += isMeasured ? new Set(rows.map(row => row[field])).size : rows.length;
  }
  return count;
}

/** Adds the fields of categories of a specification's part to `fields`. */
function collectFields(part: unknown, fields: Set<string>): void {
  if (typeof part !== "object" || part === null) return;
  if ("field" in part && typeof part.field === "string" && !("type" in part && CONTINUOUS.has(part.type)))
    fields.add(part.field);
  for (const value of Object.values(part)) collectFields(value, fields);
}
