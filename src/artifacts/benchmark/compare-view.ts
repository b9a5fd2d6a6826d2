import type {Element, ElementContent} from "hast";
import {h} from "hastscript";
import {isSignificant} from "../../stats/comparison.ts";
import {commonScale, formatScaled} from "../../units/scale.ts";
import {unitClass} from "../../units/unit.ts";
import type {ViewContext} from "../kind.ts";
import type {Better} from "../measurement.ts";
import {columnAdvice, comparisonAdvice, nothingCanBeSignificant, oddPAdvice, shownP} from "./advice.ts";
import type {Cell} from "./cell.ts";
import type {Tone} from "./change.ts";
import {changeOf, toneClass, toneOf} from "./change.ts";
import type {ColumnSummary} from "./column-summary.ts";
import type {Difference} from "./differences.ts";
import {differencesOf} from "./differences.ts";
import type {Footnotes} from "./footnotes.ts";
import {makeFootnotes} from "./footnotes.ts";
import type {GridOptions, Table} from "./grid.ts";
import {drawIntervals} from "./interval-drawing.ts";
import type {JournalGrid} from "./journal-grid.ts";
import {journalGrid} from "./journal-grid.ts";
import type {LabelledModel} from "./merge.ts";
import type {BenchmarkModel} from "./model.ts";
import {betterOf} from "./model.ts";
import {keyText} from "./projection.ts";
import type {RowChoice} from "./row-choice.ts";
import {choiceFilter} from "./row-choice.ts";
import type {RowIds} from "./row-ids.ts";
import {rowIds} from "./row-ids.ts";
import {
  ABSENT,
  columnHead,
  directionOf,
  groupOf,
  medianCell,
  rowHead,
  scrolling,
  summaryReferences,
} from "./table-frame.ts";
import {rowScale} from "./text-output.ts";
import {formatComparison, formatRange, formatRatio} from "./wording.ts";

/** benchmark, base, head, drawing, change, p, n. */
const COLUMNS = 7;

/** What is compared how, and under which names. */
export interface CompareOptions extends GridOptions, RowChoice {
  /** What the columns are called, the base first (default `base` and `head`). */
  readonly columnNames?: readonly [string, string];
}

/** What all parts of a comparison share. */
interface Drawing {
  readonly grid: JournalGrid;
  readonly footnotes: Footnotes;
  readonly ids: RowIds;
  /** True when it is said above the tables that nothing can be significant. */
  readonly hopeless: boolean;
}

/** What the rows of one unit share. */
interface UnitDrawing extends Drawing {
  readonly table: Table;
  readonly better: Better;
}

/** Draws how a base became a head: what differs around them, then a table a group with its units below each other. */
export function compareView(
  base: BenchmarkModel,
  head: BenchmarkModel,
  options: CompareOptions,
  context: ViewContext,
): ElementContent[] {
  const files: LabelledModel[] = [
    {label: "base", model: base},
    {label: "head", model: head},
  ];
  const grid = journalGrid(files, options, choiceFilter(files, options));
  const cells = grid.tables.flatMap(table => table.cells.flatMap(row => row.flatMap(cell => cell ?? [])));
  const warning = nothingCanBeSignificant(cells);
  const ids = rowIds(context.id);
  const names = options.columnNames ?? ["base", "head"];
  const tables = [...Map.groupBy(grid.tables, table => groupOf(table, grid))].flatMap(
    ([group, units], index) => {
      const footnotes = makeFootnotes(`${context.id}-${index + 1}`);
      const drawing = {grid, footnotes, ids, hopeless: warning !== undefined};
      const label = `${group && `${group}: `}${names.join(" and ")}`;
      return [scrolling(label, drawTable(drawing, group, units, names)), ...footnotes.list()];
    },
  );
  return [
    ...differencesOf(files).map(drawDifference),
    ...(warning === undefined ? [] : [h("p.warning", warning)]),
    ...(tables.length > 0 ? tables : [h("p.note", "Neither file has results to compare.")]),
  ];
}

function drawDifference({key, values, matters}: Difference): Element {
  const [base, head] = values.map(value => (value === "" ? "not said" : value));
  const text = `${key}: ${base} → ${head}`;
  if (!matters) return h("p.note", `Base and head differ in ${text}.`);
  return h(
    "p.warning",
    `Base and head were measured on different machines: ${text}. The change may be theirs.`,
  );
}

function drawTable(
  drawing: Drawing,
  group: string,
  units: readonly Table[],
  [baseName, headName]: readonly [string, string],
): Element {
  return h("table.benchmark-table", [
    ...(group ? [h("caption.benchmark-group", group)] : []),
    h("thead", [
      h("tr", [
        columnHead("benchmark", false),
        columnHead(h("span.benchmark-side-base", baseName)),
        columnHead(h("span.benchmark-side-head", headName)),
        h("td.benchmark-drawing", {ariaHidden: "true"}),
        columnHead("change"),
        columnHead(h("abbr", {title: "chance of a difference this large if nothing had changed"}, "p")),
        columnHead(h("abbr", {title: "number of samples"}, "n")),
      ]),
    ]),
    ...units.map(table => drawUnit({...drawing, table, better: betterOf(drawing.grid.results, table.unit)})),
  ]);
}

function drawUnit(drawing: UnitDrawing): Element {
  const {table, grid, better} = drawing;
  const base = columnOf(drawing, "base");
  const head = columnOf(drawing, "head");
  const rows = table.rows.map((key, index) => {
    const cells = table.cells[index] ?? [];
    return drawRow(drawing, keyText(grid.projections.row, key), cells[base], cells[head]);
  });
  const direction = directionOf(better);
  return h("tbody", [
    h("tr.benchmark-unit", [
      h("th", {scope: "rowgroup", colSpan: COLUMNS}, [
        table.unit,
        ...(direction ? [h("span.note", ` ${direction}`)] : []),
      ]),
    ]),
    ...rows,
    ...(rows.length > 1 ? [drawGeomean(drawing, table.summaries[base], table.summaries[head])] : []),
  ]);
}

/** Position of a file's column; -1 where it has nothing in the table's unit. */
function columnOf({table, grid}: UnitDrawing, label: string): number {
  return table.columns.findIndex(key => keyText(grid.projections.column, key) === label);
}

function drawRow(
  drawing: UnitDrawing,
  name: string,
  base: Cell | undefined,
  head: Cell | undefined,
): Element {
  const {table, ids} = drawing;
  const id = ids(name, table.unit);
  const ofUnit = unitClass(table.unit);
  const scale = rowScale([base, head], ofUnit);
  const median = (cell: Cell | undefined) => {
    if (!cell) return h("td.num", ABSENT);
    const text = formatScaled(cell.summary.center, scale);
    return medianCell(text, formatRange(cell.summary), summaryReferences(cell, drawing.footnotes));
  };
  return h("tr", {id}, [
    rowHead(name, id),
    median(base),
    median(head),
    h("td.benchmark-drawing", {ariaHidden: "true"}, [
      drawIntervals([
        ...(base ? [{summary: base.summary, side: "base" as const}] : []),
        ...(head ? [{summary: head.summary, side: "head" as const}] : []),
      ]),
    ]),
    ...drawComparison(drawing, base, head),
  ]);
}

function drawComparison(drawing: UnitDrawing, base: Cell | undefined, head: Cell | undefined): Element[] {
  const change = head && changeOf(head, drawing.better);
  if (!change || !head?.comparison) {
    const only = base ? "only in base" : "only in head";
    return [h("td.num.note", {colSpan: 3}, only)];
  }
  const {comparison} = head;
  const {n1, n2} = comparison;
  const warnings = comparison.warnings.filter(({kind}) => !drawing.hopeless || kind !== "test-needs-samples");
  const advice = [
    ...warnings.map(warning => comparisonAdvice(warning, comparison)),
    ...oddPAdvice(comparison),
  ];
  return [
    h("td.num", {class: toneClass(change.tone), title: explain(change.tone, head)}, change.text),
    h("td.num", [shownP(comparison), ...drawing.footnotes.refer(advice)]),
    h("td.num", n1 === n2 ? String(n1) : `${n1}+${n2}`),
  ];
}

/** One sentence for who points at a change. */
function explain(tone: Tone, {comparison}: Cell): string {
  const sure = comparison ? ` (${formatComparison(comparison)})` : "";
  switch (tone) {
    case "none":
      return `no significant change${sure}`;
    case "unknown":
      return `a significant change${sure}; this unit does not say which way is better`;
    default:
      return `${tone}${sure}`;
  }
}

function drawGeomean(
  {table, better, footnotes}: UnitDrawing,
  base: ColumnSummary | undefined,
  head: ColumnSummary | undefined,
): Element {
  const mean = (summary: ColumnSummary | undefined) => {
    const geomean = summary?.geomean;
    if (geomean === undefined) return h("td.num", ABSENT);
    return h("td.num", formatScaled(geomean, commonScale([geomean], unitClass(table.unit))));
  };
  const ratio = head?.ratio;
  // A mean of changes that are all in the noise is not worth a colour.
  const believed = table.cells.flat().some(cell => cell?.comparison && isSignificant(cell.comparison));
  const tone = believed && ratio !== undefined ? toneOf(1, ratio, better) : "none";
  const warnings = [...new Set([...(base?.warnings ?? []), ...(head?.warnings ?? [])])];
  return h("tr.benchmark-geomean", [
    h("th", {scope: "row"}, "geomean"),
    mean(base),
    mean(head),
    h("td.benchmark-drawing", {ariaHidden: "true"}),
    h("td.num", {class: toneClass(tone)}, [
      ratio === undefined ? "?" : formatRatio(ratio),
      ...footnotes.refer(warnings.map(columnAdvice)),
    ]),
    h("td", {colSpan: 2}),
  ]);
}
