import type {Element} from "hast";
import {h} from "hastscript";

/** A source line with its cost. */
export interface CostLine {
  readonly number: number;
  readonly text: string;
  /** Formatted value; "" for no value. */
  readonly flat: string;
  readonly cum: string;
  /** Share of the function's cost, 0 to 1; undefined for lines without cost. */
  readonly share: number | undefined;
}

/** Longer lines are cut. */
const LONGEST_LINE = 400;

/** Draws lines of source beside their costs, the dearer the stronger; `language` colours them, undefined for plain text. */
export function sourceTable(
  lines: readonly CostLine[],
  {label, language}: {readonly label: string; readonly language: string | undefined},
): Element {
  const attributes = language === undefined ? {} : {dataLanguage: language};
  const row = ({number, text, flat, cum, share}: CostLine): Element =>
    h(`tr${share === undefined ? "" : `.cost-${strength(share)}`}`, [
      h("td.num", flat),
      h("td.num", cum),
      h("th.num", {scope: "row"}, String(number)),
      h("td", h("code", attributes, text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE)}…` : text)),
    ]);
  return h("div.table-scroll", {tabIndex: 0, role: "region", ariaLabel: label}, [
    h("table.source-lines", [
      h("caption.visually-hidden", `${label}, flat and cum of each line`),
      h(
        "thead",
        h("tr", [
          ...["flat", "cum", "line"].map(name => h("th.num", {scope: "col"}, name)),
          h("th", {scope: "col"}, "source"),
        ]),
      ),
      h("tbody", lines.map(row)),
    ]),
  ]);
}

/** 1 to 4 by a line's share of its function. */
function strength(share: number): number {
  return 1 + [0.05, 0.2, 0.5].filter(step => Math.abs(share) >= step).length;
}
