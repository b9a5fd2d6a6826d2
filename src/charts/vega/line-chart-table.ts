import type {Element} from "hast";
import {h} from "hastscript";
import {unitScale} from "../draw/unit-scale.ts";
import type {LineChart, LinePoint} from "./line-chart-data.ts";
import {safeHref} from "./line-chart-marks.ts";

/** Whether a point had enough samples for an interval. */
export function hasInterval(point: Pick<LinePoint, "low" | "high">): boolean {
  return Number.isFinite(point.low) && Number.isFinite(point.high);
}

/** The numbers of a chart as a table, a row a point. */
export function lineChartTable(chart: LineChart): Element {
  const points = chart.lines.flatMap(line => line.points);
  const {heading, format} = unitScale(
    points.flatMap(({center, low, high}) => [center, low, high].filter(Number.isFinite)),
    chart.unit,
  );
  const severalLines = chart.lines.length > 1;
  const rows = chart.lines.flatMap(line =>
    line.points.map(point =>
      h("tr", [
        h("td", point.date),
        h("th", {scope: "row"}, h("a", {href: safeHref(point.href)}, point.label)),
        ...(severalLines ? [h("td", line.name)] : []),
        h("td.num", format(point.center)),
        h("td.num", hasInterval(point) ? `${format(point.low)} – ${format(point.high)}` : "too few samples"),
        h("td.num", String(point.n)),
        h("td", point.hollow ?? ""),
      ]),
    ),
  );
  const heads = ["Date", "Entry", ...(severalLines ? ["Machine"] : []), heading, "interval", "n", "verdict"];
  const label = `${chart.title}, ${chart.unit}, as a table`;
  return h("div.table-scroll", {tabIndex: 0, role: "region", ariaLabel: label}, [
    h("table", [
      h("caption.visually-hidden", `${chart.title} in ${heading} by date`),
      h("thead", h("tr", headCells(heads))),
      h("tbody", rows),
    ]),
  ]);
}

function headCells(heads: readonly string[]): Element[] {
  return heads.map(head => h("th", {scope: "col"}, head));
}
