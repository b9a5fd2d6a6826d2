import type {DataChart} from "../../charts/vega/data-chart.ts";
import type {ArtifactFile} from "../../input/artifact-file.ts";
import type {JsonPath} from "../../input/json-text.ts";
import {lineOfPath, parseJson} from "../../input/json-text.ts";
import type {Parsed} from "../../input/parsed.ts";
import type {Problem, ProblemMessage} from "../../problem.ts";
import {problemAt} from "../../problem.ts";
import {refusedChart, refusedChartPart} from "../../problems/reports.ts";
import {nearest} from "../../text/suggest.ts";
import type {DataTable} from "../shared/data-table.ts";
import {tableBuilder} from "../shared/data-table.ts";
import type {ChartData, Value} from "./chart-data.ts";
import {readChartData} from "./chart-data.ts";
import {finishSpec} from "./finish-spec.ts";
import type {Findings} from "./rules.ts";
import {pathText, shownJsonValue} from "./rules.ts";
import {CHART} from "./schema.ts";
import {transformed} from "./transform.ts";

/** A chart as its author specified it. */
export interface ChartModel {
  readonly title: string;
  readonly description: string;
  /** Undefined where something is wrong with it. */
  readonly chart: DataChart | undefined;
  /** The drawing in words. */
  readonly table: DataTable;
}

/** Characters of a specification; larger data belong into a file of their own. */
const LONGEST = 4 * 1024 * 1024;
const MOST_PROBLEMS = 20;
/** Values of JSON that cost as much as a cell of a chart's data: many charts may draw one file, and each has a copy of it. */
const VALUES_OF_CELL = 3;

/**
 * Reads a Vega-Lite specification: the parts that a chart of an entry may have are copied, all others are left out or
 * refused with its line. No expression, address or name in it reaches Vega.
 */
export function parseChart(file: ArtifactFile): Parsed<ChartModel> {
  const text = file.text() ?? "";
  const problems: Problem[] = [];
  const fail = (message: string, hint: string, line?: number): Parsed<ChartModel> => {
    problems.push(problemAt({file: file.path, line}, refusedChart(message, hint)));
    return {model: {title: "", description: "", chart: undefined, table: EMPTY}, problems};
  };
  if (text.length > LONGEST)
    return fail(
      `chart has ${text.length} characters, expected at most ${LONGEST}`,
      'attach the data as a CSV file and write "data": {"url": "name.csv"}',
    );
  const json = parseJson(text);
  if (!("value" in json))
    return fail(
      "chart is not valid JSON, expected a Vega-Lite specification",
      "JSON wants double quotes around names and no comma behind the last value",
      json.line,
    );
  const spec = json.value;
  if (typeof spec !== "object" || spec === null || Array.isArray(spec))
    return fail(
      `chart is ${shownJsonValue(spec)}, expected an object`,
      'write {"data": …, "mark": …, "encoding": …}',
      1,
    );
  return {model: readSpec(spec as Readonly<Record<string, unknown>>, text, file, problems), problems};
}

const EMPTY: DataTable = {columns: [], rows: [], count: 0};

function readSpec(
  spec: Readonly<Record<string, unknown>>,
  text: string,
  file: ArtifactFile,
  problems: Problem[],
): ChartModel {
  let data: ChartData = {names: [], rows: []};
  const findings = gather(text, file, problems, () => data.names);
  data = transformed(readChartData(spec.data, file, findings), spec.transform, findings);
  file.spend?.("jsonValues", VALUES_OF_CELL * data.names.length * data.rows.length);
  const title = titleOf(spec.title);
  const description =
    typeof spec.description === "string" ? spec.description.slice(0, 1_000) : subtitleOf(spec.title);
  const kept = CHART(spec, [], findings) as Readonly<Record<string, unknown>>;
  // A refused mark has its own problem.
  const isRefused = problems.some(({severity}) => severity === "error");
  if (kept.layer === undefined && kept.mark === undefined && !isRefused)
    findings.error(["mark"], 'chart has no mark, expected "mark" or "layer"', 'write "mark": "line"');
  const columns = {
    nameOf: (column: string) => data.names[Number(column.slice(1))] ?? "",
    hasTimes: (column: string) => data.rows.some(row => isTime(row[Number(column.slice(1))] ?? null)),
    distinct: (column: string) => new Set(data.rows.map(row => row[Number(column.slice(1))])).size,
  };
  const finished = finishSpec(kept, columns, findings);
  const isDrawn = !problems.some(({severity}) => severity === "error");
  const label = [title || "Chart", description, "the table says the same"].filter(Boolean).join("; ");
  const values = data.rows.map(row => Object.fromEntries(row.map((value, column) => [`c${column}`, value])));
  return {
    title,
    description,
    chart: isDrawn ? {label, spec: finished, values} : undefined,
    table: tableOf(data),
  };
}

/** True if Vega can read a value as a time: a number, or a date of JavaScript. */
function isTime(value: Value): boolean {
  return typeof value === "number" || (typeof value === "string" && !Number.isNaN(Date.parse(value)));
}

/** Turns findings into problems with their lines; beyond twenty they are not listed. */
function gather(
  text: string,
  {path: file}: ArtifactFile,
  problems: Problem[],
  names: () => readonly string[],
): Findings {
  const add = (path: JsonPath, message: ProblemMessage): void => {
    if (problems.length < MOST_PROBLEMS)
      problems.push(problemAt({file, line: lineOfPath(text, path)}, message));
  };
  const findings: Findings = {
    error: (path, message, hint) => add(path, refusedChart(message, hint)),
    leftOut: (path, message) =>
      add(path, refusedChartPart(message, "leave it out, or see the list of what is drawn")),
    field(path, name) {
      const at = names().indexOf(name);
      if (at >= 0) return `c${at}`;
      const columns = names();
      const meant = nearest(name, columns, Number.POSITIVE_INFINITY) ?? columns[0];
      const known = columns
        .slice(0, 10)
        .map(column => `"${column}"`)
        .join(", ");
      findings.error(
        path,
        `${pathText(path)} is ${shownJsonValue(name)}, expected a column of the data${known && `: ${known}`}`,
        meant === undefined ? "give the chart data" : `did you mean "${meant}"?`,
      );
      return undefined;
    },
  };
  return findings;
}

function titleOf(title: unknown): string {
  const text = typeof title === "object" && title !== null && "text" in title ? title.text : title;
  return lineOf(text).slice(0, 200);
}

function subtitleOf(title: unknown): string {
  const text = typeof title === "object" && title !== null && "subtitle" in title ? title.subtitle : "";
  return lineOf(text).slice(0, 1_000);
}

/** A text, or a list of lines, as one line; "" for anything else. */
function lineOf(text: unknown): string {
  const lines: readonly unknown[] = Array.isArray(text) ? text : [text];
  return lines.every(line => typeof line === "string") ? lines.join(" ") : "";
}

function tableOf({names, rows}: ChartData): DataTable {
  const builder = tableBuilder();
  for (const name of names) builder.column(name);
  rows.forEach((row, index) => {
    builder.add(
      row.map(value => (value === null ? "" : String(value))),
      index + 1,
    );
  });
  return builder.finish().table;
}
