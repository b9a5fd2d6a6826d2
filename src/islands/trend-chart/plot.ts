import {logger, None, parse, View} from "vega";
import {expressionInterpreter} from "vega-interpreter";
import {compile} from "vega-lite";
import {unitScale} from "../../charts/draw/unit-scale.ts";
import {filledTemplate} from "../../charts/vega/chart-template.ts";
import type {LineChart, LineReading} from "../../charts/vega/line-chart-data.ts";
import {spreadDays} from "../../charts/vega/line-chart-range.ts";
import {shownValues} from "../../charts/vega/line-chart-rows.ts";
import {lineChartTemplate} from "../../charts/vega/line-chart-spec.ts";
import type {Place} from "./nearest-point.ts";

/** A drawn chart that can be asked where its points are, now that it may have been zoomed. */
export interface Plot {
  /** In the order of the first line's points, in pixels of the container. */
  places(): Place[];
  close(): void;
}

const HEIGHT = 280;
/** Margins left and right of the plot. */
const BESIDE = 100;

/** Draws a chart into a container. Vega's expressions are interpreted, so that the page's policy needs no exception. */
export async function drawPlot(
  container: HTMLElement,
  chart: LineChart,
  reading: LineReading,
): Promise<Plot> {
  const points = chart.lines[0]?.points ?? [];
  const {scale, heading} = unitScale([Math.max(...points.map(({center}) => Math.abs(center)))], chart.unit);
  const template = lineChartTemplate(chart, {
    scale,
    reading,
    yTitle: reading.relative ? "% of the first" : heading,
    explore: {width: Math.max(220, container.clientWidth - BESIDE), height: HEIGHT},
  });
  const view = new View(
    parse(compile(filledTemplate(template), {logger: logger(None)}).spec, undefined, {ast: true}),
    {
      expr: expressionInterpreter,
      renderer: "svg",
      container,
      hover: false,
      loader: refusingLoader(),
    },
  );
  await view.runAsync();
  const timeOf = spreadDays(points);
  const [line = {points}] = chart.lines;
  const shown = shownValues(reading, scale.factor)(line);
  return {
    places() {
      const {left, top} = cornerOf(view);
      const [x, y] = [view.scale("x"), view.scale("y")];
      return points.map(point => ({x: left + x(timeOf(point)), y: top + y(shown(point.center))}));
    },
    close: () => view.finalize(),
  };
}

/** Where the plot begins in its drawing. */
function cornerOf(view: View): {left: number; top: number} {
  const [left = 0, top = 0] = view.origin();
  const padding = view.padding();
  if (typeof padding === "number") return {left: left + padding, top: top + padding};
  return "signal" in padding
    ? {left, top}
    : {left: left + (padding.left ?? 0), top: top + (padding.top ?? 0)};
}

/** A chart carries its data: loading is an error. */
function refusingLoader() {
  const refuse = (): Promise<never> => Promise.reject(new Error("a chart carries its data"));
  return {options: {}, load: refuse, sanitize: refuse, http: refuse, file: refuse};
}
