import type {ElementContent} from "hast";
import {h} from "hastscript";
import type {Quantity} from "./quantities.ts";
import {quantityText} from "./quantities.ts";
import {reportTable} from "./report-view.ts";

/** Numbers of a part of a report: of a package, or of the whole with the name "". */
export interface NumberGroup {
  readonly name: string;
  readonly quantities: readonly Quantity[];
}

/** Draws each number under the name by which it is followed over time and given as data, folded. */
export function numbersFold(groups: readonly NumberGroup[]): ElementContent[] {
  const rows = groups.flatMap(({name: group, quantities}) =>
    quantities.map(one => [group === "" ? one.name : `${group} ${one.name}`, quantityText(one)]),
  );
  if (rows.length === 0) return [];
  const columns = [{head: "number"}, {head: "value", isNumber: true}];
  const summary = rows.length === 1 ? "The number by name" : `All ${rows.length} numbers by name`;
  return [
    h("details.report-numbers", [h("summary", summary), reportTable("Numbers by name", columns, rows)]),
  ];
}
