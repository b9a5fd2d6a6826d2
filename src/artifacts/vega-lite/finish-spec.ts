import {CATEGORY_COLOURS, RAMP_COLOURS} from "../../charts/vega/data-chart.ts";
import type {JsonPath} from "../../input/json-text.ts";
import type {Findings} from "./rules.ts";
import {pathText} from "./rules.ts";

type Members = Readonly<Record<string, unknown>>;

const COLOURED: ReadonlySet<string> = new Set(["color", "fill", "stroke"]);
/** Small pictures beside each other, each as wide as the whole would be. */
const FACETS: ReadonlySet<string> = new Set(["row", "column"]);
const MOST_FACETS = 12;
const SIZE = {width: 640, height: 240} as const;

/** Formats of times on an axis, by the unit that changes between ticks: as everywhere on the site, no names of days or months. */
const TIMES: Members = {
  year: "%Y",
  quarter: "%Y-%m",
  month: "%Y-%m",
  week: "%m-%d",
  date: "%m-%d",
  day: "%m-%d",
  hours: "%H:%M",
  minutes: "%H:%M",
  seconds: "%H:%M:%S",
  milliseconds: "%S.%L",
};

/** Facts about the data while a specification is finished. */
export interface Columns {
  /** The author's name of a column: `c3` is "p99 ms". */
  nameOf(column: string): string;
  /** Whether a column holds anything that can be read as a time. */
  hasTimes(column: string): boolean;
  /** How many different values a column has. */
  distinct(column: string): number;
}

/** Adds defaults to a checked specification: size, titles in the author's words, the page's colours. */
export function finishSpec(spec: Members, columns: Columns, findings: Findings): Members {
  const finish = (encoding: unknown, path: JsonPath): unknown =>
    isMembers(encoding)
      ? Object.fromEntries(
          Object.entries(encoding).map(([name, one]) => [
            name,
            isMembers(one) ? channel(name, one, [...path, name], columns, findings) : one,
          ]),
        )
      : encoding;
  const layers = Array.isArray(spec.layer)
    ? (spec.layer as Members[]).map((layer, index) => ({
        ...layer,
        ...(layer.encoding !== undefined && {encoding: finish(layer.encoding, ["layer", index, "encoding"])}),
      }))
    : undefined;
  return {
    width: facetWidth(spec.encoding, columns),
    height: SIZE.height,
    ...spec,
    ...(spec.encoding !== undefined && {encoding: finish(spec.encoding, ["encoding"])}),
    ...(layers && {layer: layers}),
  };
}

function isMembers(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function facetWidth(encoding: unknown, columns: Columns): number {
  const {column} = isMembers(encoding) ? encoding : {};
  if (!isMembers(column) || typeof column.field !== "string") return SIZE.width;
  return Math.max(100, Math.floor(SIZE.width / Math.max(1, columns.distinct(column.field))));
}

function channel(
  name: string,
  given: Members,
  path: JsonPath,
  columns: Columns,
  findings: Findings,
): Members {
  const {field} = given;
  const title =
    given.title === undefined && (typeof field === "string" || given.aggregate === "count")
      ? {title: titleOf(given, columns)}
      : {};
  if (FACETS.has(name) && typeof field === "string" && columns.distinct(field) > MOST_FACETS)
    findings.error(
      path,
      `${pathText(path)} has ${columns.distinct(field)} values, expected at most ${MOST_FACETS}`,
      "filter the data, or use color",
    );
  const isTime = given.type === "temporal" || given.timeUnit !== undefined;
  if (isTime && typeof field === "string" && !columns.hasTimes(field))
    findings.error(
      [...path, "field"],
      `${pathText(path)} is a time, expected dates in column "${columns.nameOf(field)}"`,
      "write dates as 2026-05-03 or 2026-05-03T10:20:00Z",
    );
  const hasScale = COLOURED.has(name) && (typeof field === "string" || given.aggregate !== undefined);
  return {
    ...given,
    ...title,
    ...(hasScale && {scale: colours(given, path, findings)}),
    ...(isTimeAxis(name, given) && {axis: {...(given.axis as Members | undefined), format: TIMES}}),
  };
}

/** True for an axis of time without a format. */
function isTimeAxis(name: string, {type, timeUnit, axis}: Members): boolean {
  if ((name !== "x" && name !== "y") || type !== "temporal" || timeUnit !== undefined) return false;
  return axis === undefined || (isMembers(axis) && axis.format === undefined);
}

/** Vega-Lite's own title, with the author's name of the column. */
function titleOf({field, aggregate, bin, timeUnit}: Members, {nameOf}: Columns): string {
  const name = typeof field === "string" ? nameOf(field) : "";
  if (aggregate === "count") return "Count";
  if (typeof aggregate === "string") return `${aggregate[0]?.toUpperCase()}${aggregate.slice(1)} of ${name}`;
  if (timeUnit !== undefined) return `${name} (${String(timeUnit).replace(/^utc/, "")})`;
  return bin && bin !== null ? `${name} (binned)` : name;
}

/**
 * Steps of a single colour for numbers, since colours that follow the scheme cannot be mixed beforehand; else colours
 * that differ.
 */
function colours(given: Members, path: JsonPath, findings: Findings): Members {
  const {scale, type, aggregate, bin, timeUnit} = given;
  const {domain, reverse} = isMembers(scale) ? scale : {};
  const kept = {...(domain !== undefined && {domain}), ...(reverse !== undefined && {reverse})};
  if (type === "temporal" || timeUnit !== undefined)
    findings.error(
      path,
      `${pathText(path)} is a time, expected a category or a number`,
      'put times on x, or write "type": "ordinal"',
    );
  if (bin) return {...kept, type: "bin-ordinal", range: RAMP_COLOURS};
  if (type === "quantitative" || (type === undefined && aggregate !== undefined))
    return {...kept, type: "quantize", range: RAMP_COLOURS};
  return {...kept, range: CATEGORY_COLOURS};
}
