import type {Element, ElementContent} from "hast";
import {h} from "hastscript";
import {formatRatio} from "../../benchstat/compare/wording.ts";
import type {RowChoice} from "../../benchstat/project/row-choice.ts";
import {choiceFilter} from "../../benchstat/project/row-choice.ts";
import type {LabelledModel} from "../../benchstat/read/merge.ts";
import {groupName} from "../../benchstat/read/model.ts";
import type {SummaryRecord} from "../../benchstat/read/summary-record.ts";
import {SUMMARY_ONLY} from "../../benchstat/read/summary-record.ts";
import type {Scale} from "../../units/scale.ts";
import {commonScale, formatScaled} from "../../units/scale.ts";
import {unitClass} from "../../units/unit.ts";
import type {AddressedRow, ViewContext} from "../kind.ts";
import {rowIds} from "./row-ids.ts";
import {ABSENT, columnHead, rowHead, scrolling, shownName} from "./table-frame.ts";

/** A benchmark in a unit: the summary of each file, undefined where a file has no summary. */
interface SummaryRow {
  readonly name: string;
  readonly unit: string;
  readonly records: readonly (SummaryRecord | undefined)[];
}

/**
 * Draws results without samples, a column a file: each number with its tool's own interval. The difference
 * of the first and last file is plain, since it may be noise.
 */
export function summaryView(
  files: readonly LabelledModel[],
  choice: RowChoice,
  context: ViewContext,
): ElementContent[] {
  const rows = summaryRows(files, choice);
  if (rows.length === 0) return [];
  const ids = rowIds(`${context.id}-summary`);
  const isComparison = files.length > 1;
  const names = isComparison ? files.map(({label}) => label) : ["value"];
  const heads = [
    columnHead("benchmark", false),
    columnHead("unit", false),
    ...names.map(name => columnHead(name)),
    ...(isComparison ? [changeHead()] : []),
    columnHead("what it is", false),
    columnHead(h("abbr", {title: "number of samples the tool had"}, "n")),
  ];
  const columns = ["benchmark", "unit", ...names, ...(isComparison ? ["difference"] : []), "what it is", "n"];
  const drawn = rows.map(row => drawRow(row, ids(row.name, row.unit), isComparison));
  context.record?.tables.push({columns, rows: drawn.map(({texts}) => texts)});
  const table = h("table.benchmark-table", [
    h("caption", SUMMARY_ONLY),
    h("thead", h("tr", heads)),
    h(
      "tbody",
      drawn.map(({element}) => element),
    ),
  ]);
  return [scrolling("summaries without samples", table)];
}

function changeHead(): Element {
  const title = "from the first to the last number; without samples it may be noise";
  return columnHead(h("abbr", {title}, "difference"));
}

function summaryRows(files: readonly LabelledModel[], choice: RowChoice): SummaryRow[] {
  const filter = choiceFilter(files, choice);
  const splitKeys = [...new Set(files.flatMap(({model}) => model.splitKeys))];
  const rows = new Map<string, {name: string; unit: string; records: (SummaryRecord | undefined)[]}>();
  files.forEach(({model}, index) => {
    for (const record of model.summaries) {
      const {group, unit, centre} = record;
      if (!filter(group, unit)) continue;
      const key = JSON.stringify([groupName(group.config, splitKeys), group.name, unit.unit, centre]);
      const row = rows.get(key) ?? {name: group.name, unit: unit.unit, records: files.map(() => undefined)};
      row.records[index] ??= record;
      rows.set(key, row);
    }
  });
  return [...rows.values()];
}

/** A row as an element and as texts. */
interface DrawnRow {
  readonly element: Element;
  readonly texts: AddressedRow;
}

function drawRow({name, unit, records}: SummaryRow, id: string, isComparison: boolean): DrawnRow {
  const present = records.flatMap(record => record ?? []);
  const scale = commonScale(
    present.map(({center}) => center),
    unitClass(unit),
  );
  const sizes = [...new Set(present.flatMap(({n}) => n ?? []))];
  const meanings = [...new Set(present.map(meaning))].join("; ");
  const values = records.map(record => (record ? valueTexts(record, scale) : [ABSENT]));
  const changes = isComparison ? [difference(records)] : [];
  const counts = sizes.length > 0 ? sizes.join(", ") : ABSENT;
  const element = h("tr", {id}, [
    rowHead(name, id),
    h("td.text", unit),
    ...values.map(([value = "", range]) =>
      h("td", [value, ...(range === undefined ? [] : [h("small", ` ${range}`)])]),
    ),
    ...changes.map(change => h("td.delta-none", change)),
    h("td.note", meanings),
    h("td", counts),
  ]);
  const texts = values.map(value => value.join(" "));
  const cells = [shownName(name), unit, ...texts, ...changes, meanings, counts];
  return {element, texts: {id, unit: "", cells}};
}

/** `39.95n`, followed by its interval if known: `[39.63n, 40.54n]`. */
function valueTexts({center, low, high}: SummaryRecord, scale: Scale): [value: string, range?: string] {
  const value = formatScaled(center, scale);
  if (low === undefined || high === undefined) return [value];
  return [value, `[${formatScaled(low, scale)}, ${formatScaled(high, scale)}]`];
}

function difference(records: readonly (SummaryRecord | undefined)[]): string {
  const base = records[0]?.center;
  const head = records.at(-1)?.center;
  if (base === undefined || head === undefined || base === 0) return ABSENT;
  return formatRatio(head / base);
}

function meaning({centre, interval}: SummaryRecord): string {
  return interval === undefined ? centre : `${centre}, ${interval}`;
}
