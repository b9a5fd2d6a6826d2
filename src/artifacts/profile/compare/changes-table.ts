import type {Element} from "hast";
import {h} from "hastscript";
import type {DiffScale} from "../../../pprof/diff/diff-scale.ts";
import type {FunctionChange} from "../../../pprof/diff/function-changes.ts";
import {nameCell} from "../top/top-table.ts";

/** Options of a table of changes. */
export interface ChangesTableOptions {
  /** For its caption and its scrolling region. */
  readonly label: string;
  readonly scale: DiffScale;
  /** A comparable change below this is greyed. */
  readonly noise: number;
}

/** Draws functions with their flat and cumulative costs, before and after. */
export function changesTable(
  changes: readonly FunctionChange[],
  {label, scale, noise}: ChangesTableOptions,
): Element {
  const {changeHead} = scale;
  const head = ["flat base", "flat head", changeHead, "cum base", "cum head", changeHead];
  const row = (change: FunctionChange): Element =>
    h("tr", [
      ...cells(change.baseFlat, change.headFlat, scale, noise),
      ...cells(change.baseCum, change.headCum, scale, noise),
      nameCell(change),
    ]);
  return h("div.table-scroll", {tabIndex: 0, role: "region", ariaLabel: label}, [
    h("table.profile-top", [
      h("caption.visually-hidden", label),
      h(
        "thead",
        h("tr", [
          ...head.map(name => h("th.num", {scope: "col"}, name)),
          h("th", {scope: "col"}, "function"),
        ]),
      ),
      h("tbody", changes.map(row)),
    ]),
  ]);
}

function cells(base: number, head: number, scale: DiffScale, noise: number): Element[] {
  const before = base * scale.base;
  const after = head * scale.head;
  return [
    h("td.num", scale.cell(before)),
    h("td.num", scale.cell(after)),
    changeCell(after - before, scale, noise),
  ];
}

/** Writes a comparable change with its sign; less is better for all that profiles count. */
export function changeCell(change: number, scale: DiffScale, noise: number): Element {
  const text = scale.cellChange(change);
  if (change === 0 || /^[+-]0(\.0+)?$/.test(text)) return h("td.num.delta-none", "0");
  const kind = Math.abs(change) < noise ? "delta-none" : change < 0 ? "delta-better" : "delta-worse";
  return h(`td.num.${kind}`, text);
}
