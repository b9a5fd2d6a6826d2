import type {Element} from "hast";
import {h, s} from "hastscript";

/** A row of a heat map. */
export interface HeatRow {
  readonly name: string;
  /** A value for each column, 0 or more. */
  readonly values: ArrayLike<number>;
}

/** Steps of the scale; 0 has a class of its own. */
const STEPS = 5;
/** Cells side by side; more columns are put together by their greatest value. */
const COLUMNS = 120;

/** Draws rows of cells, darker for larger values; `label` names the drawing and the place of its numbers. */
export function heatMap(rows: readonly HeatRow[], label: string): Element {
  const greatest = Math.max(1, ...rows.map(({values}) => greatestOf(values, 0, values.length)));
  const drawn = rows.flatMap(({name, values}) => [
    h("span.heat-name", name),
    s("svg", {className: ["heat-row"], width: "100%", height: 14}, cells(values, greatest)),
  ]);
  return h("div.heat-map", {role: "img", ariaLabel: label}, drawn);
}

/** Merges neighbouring cells of equal shade into a single box; empty cells get no box. */
function cells(values: ArrayLike<number>, greatest: number): Element[] {
  const columns = Math.min(values.length, COLUMNS);
  const steps = Array.from({length: columns}, (_, column) => {
    const start = Math.floor((column * values.length) / columns);
    const end = Math.max(start + 1, Math.floor(((column + 1) * values.length) / columns));
    return stepOf(greatestOf(values, start, end), greatest);
  });
  const boxes = [s("rect", {className: ["heat-0"], width: "100%", height: "100%"})];
  for (let start = 0; start < columns; ) {
    let end = start + 1;
    while (end < columns && steps[end] === steps[start]) end++;
    const place = {x: percent(start / columns), width: percent((end - start) / columns), height: "100%"};
    if (steps[start] !== 0) boxes.push(s("rect", {className: [`heat-${steps[start]}`], ...place}));
    start = end;
  }
  return boxes;
}

function stepOf(value: number, greatest: number): number {
  return value === 0 ? 0 : Math.max(1, Math.ceil((value / greatest) * STEPS));
}

function greatestOf(values: ArrayLike<number>, start: number, end: number): number {
  let greatest = 0;
  for (let i = start; i < end; i++) greatest = Math.max(greatest, values[i] ?? 0);
  return greatest;
}

function percent(share: number): string {
  return `${Math.round(share * 10_000) / 100}%`;
}
