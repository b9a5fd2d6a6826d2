import type {Element} from "hast";
import {h} from "hastscript";
import type {FunctionChange} from "../../../pprof/diff/function-changes.ts";
import {nameCell} from "../top/top-table.ts";
import type {DiffLook} from "./diff-change.ts";
import {deltaClass} from "./diff-change.ts";

/** Options of a table of changes. */
export interface ChangesTableOptions {
  /** For its caption and its scrolling region. */
  readonly label: string;
  readonly look: DiffLook;
}

/** Draws functions with their flat and cumulative costs, before and after. */
export function changesTable(
  changes: readonly FunctionChange[],
  {label, look}: ChangesTableOptions,
): Element {
  const {changeHead} = look.scale;
  const head = ["flat base", "flat head", changeHead, "cum base", "cum head", changeHead];
  const row = (change: FunctionChange): Element =>
    h("tr", [
      ...cells(change.baseFlat, change.headFlat, look),
      ...cells(change.baseCum, change.headCum, look),
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

function cells(base: number, head: number, look: DiffLook): Element[] {
  const {scale} = look;
  return [
    h("td.num", scale.cell(base * scale.base)),
    h("td.num", scale.cell(head * scale.head)),
    changeCell(base, head, look),
  ];
}

/** Writes the change between two costs in the sample type's unit; less is better for all that profiles count. */
export function changeCell(base: number, head: number, look: DiffLook): Element {
  const {scale} = look;
  const change = head * scale.head - base * scale.base;
  const text = scale.cellChange(change);
  if (change === 0 || /^[+-]0(\.0+)?$/.test(text)) return h("td.num.delta-none", "0");
  return h(`td.num.${deltaClass(base, head, look)}`, text);
}
