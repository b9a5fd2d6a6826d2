import type {Element, ElementContent} from "hast";
import {h} from "hastscript";
import {compareSamples, isSignificant} from "../../stats/samples/comparison.ts";
import {formatFixed, formatSigned} from "../../units/go-number.ts";
import type {Fact} from "../kind.ts";
import type {Quantity} from "./quantities.ts";
import {middleOf, quantityText} from "./quantities.ts";

/** A cell of a table: text, or a drawing. */
export type ReportCell = string | ElementContent;

/** A column of a table. */
export interface Column {
  readonly head: string;
  readonly isNumber?: boolean;
}

/** Names of the sides of a comparison, and its evidence where that is not a number of runs. */
export interface ReportSides {
  readonly base: string;
  readonly head: string;
  readonly note?: string;
}

/** benchstat's own level. */
const ALPHA = 0.05;

/** Facts in a line that wraps. */
export function factStrip(facts: readonly Fact[]): ElementContent[] {
  if (facts.length === 0) return [];
  return [
    h(
      "dl.strip",
      facts.map(({name, value}) => h("div", [h("dt", name), h("dd", value)])),
    ),
  ];
}

/** A table of a report, its first column naming the rows; it scrolls by itself where it is too wide. */
export function reportTable(
  label: string,
  columns: readonly Column[],
  rows: readonly (readonly ReportCell[])[],
): Element {
  const cell = (content: ReportCell, index: number): Element => {
    const {isNumber} = columns[index] ?? {};
    if (index === 0) return h("th", {scope: "row"}, [content]);
    const isBar = typeof content !== "string" && content.type === "element" && content.tagName === "svg";
    return h(isNumber ? "td.num" : isBar ? "td.bar-cell" : "td", [content]);
  };
  return h("div.table-scroll", {tabIndex: 0, role: "region", ariaLabel: label}, [
    h("table.grid.report-table", [
      h("caption.visually-hidden", label),
      h(
        "thead",
        h(
          "tr",
          columns.map(({head, isNumber}) =>
            head === "" ? h("td") : h(isNumber ? "th.num" : "th", {scope: "col"}, head),
          ),
        ),
      ),
      h(
        "tbody",
        rows.map(row => h("tr", row.map(cell))),
      ),
    ]),
  ]);
}

/**
 * Sets the quantities of a base and a head beside each other. Where both have several runs, a change that the U test
 * does not bear out is `~`; with 1 run each, changes are shown without a colour and with a note on their reliability.
 */
export function changesView(
  label: string,
  base: readonly Quantity[],
  head: readonly Quantity[],
  sides: ReportSides = {base: "base", head: "head"},
): ElementContent[] {
  const names = [...new Set([...base, ...head].map(({name, unit}) => `${name}\0${unit}`))];
  const pairs = names.map(name => {
    const find = (list: readonly Quantity[]) => list.find(one => `${one.name}\0${one.unit}` === name);
    return {name: name.split("\0")[0] ?? "", base: find(base), head: find(head)};
  });
  const columns: Column[] = [
    {head: ""},
    {head: sides.base, isNumber: true},
    {head: sides.head, isNumber: true},
    {head: "change", isNumber: true},
  ];
  const rows = pairs.map(pair => [
    pair.name,
    pair.base ? quantityText(pair.base) : "–",
    pair.head ? quantityText(pair.head) : "–",
    pair.base && pair.head ? changeCell(pair.base, pair.head) : "",
  ]);
  return [reportTable(label, columns, rows), h("p.note", sides.note ?? worth(base, head))];
}

function changeCell(base: Quantity, head: Quantity): ReportCell {
  const text = changeText(middleOf(base), middleOf(head), base.unit);
  if (base.samples.length < 2 || head.samples.length < 2) return text;
  const {p, isClear} = compared(base, head);
  const note = ` p=${formatFixed(p, 3)}`;
  if (!isClear) return h("span.delta-none", {title: `not significant,${note}`}, `~${note}`);
  const isLess = middleOf(head) < middleOf(base);
  const tone =
    base.better === undefined
      ? "delta-unknown"
      : (base.better === "lower") === isLess
        ? "delta-better"
        : "delta-worse";
  return h(`span.${tone}`, text + note);
}

function compared(base: Quantity, head: Quantity): {p: number; isClear: boolean} {
  const sorted = ({samples}: Quantity) => Float64Array.from(samples).sort();
  const comparison = compareSamples(sorted(base), sorted(head), "nothing", ALPHA);
  return {p: comparison.p, isClear: isSignificant(comparison)};
}

/** A change in percent of the base, as benchstat formats it; in points for percentages; `?` for a base of 0. */
function changeText(base: number, head: number, unit: string): string {
  if (base === head) return "same";
  if (unit === "%") return `${head > base ? "+" : ""}${Number((head - base).toPrecision(4))} pp`;
  if (base === 0) return "?";
  return `${formatSigned((head / base - 1) * 100, 2)}%`;
}

/** Describes the evidence for the changes. */
function worth(base: readonly Quantity[], head: readonly Quantity[]): string {
  const most = (list: readonly Quantity[]) => Math.max(1, ...list.map(({samples}) => samples.length));
  const [n1, n2] = [most(base), most(head)];
  if (n1 > 1 && n2 > 1)
    return `Medians of ${n1} and ${n2} runs; ~ is no significant difference (U test, α = ${ALPHA}).`;
  if (n1 > 1 || n2 > 1)
    return `Medians of ${n1} and ${n2} runs. With one run on a side no change can be told from chance.`;
  return "One run each is no statistics: these are the changes that were seen, not changes that are shown to be there.";
}
