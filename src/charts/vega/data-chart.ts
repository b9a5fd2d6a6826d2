import type {Element, ElementContent} from "hast";
import {h, s} from "hastscript";
import type {TopLevelSpec} from "vega-lite";
import {DrawingError} from "../drawing-error.ts";
import type {DrawingTools} from "../drawing-tools.ts";
import {readDrawing} from "./chart-svg.ts";

/** A chart of a table: a Vega-Lite specification with fields `c0`, `c1`, …, and its text alternative. */
export interface DataChart {
  /** For who cannot see it. */
  readonly label: string;
  /** Without data, names or looks; those are added. */
  readonly spec: Readonly<Record<string, unknown>>;
  /** A value for each row, by the names of the fields. */
  readonly values: readonly Readonly<Record<string, string | number | boolean | null>>[];
}

/** Colours of categories; they repeat when there are more. */
export const CATEGORY_COLOURS: readonly string[] = [1, 2, 3, 4, 5].map(number => `var(--chart-${number})`);

/** Colours from little to much. */
export const RAMP_COLOURS: readonly string[] = [1, 2, 3, 4, 5, 6].map(number => `var(--ramp-${number})`);

/** Maximum characters of Vega's drawing, about twice those that reach the page. */
const LONGEST_DRAWING = 1_500_000;

const TEXT = {labelColor: "var(--ink-2)", titleColor: "var(--ink-2)", labelFontSize: 12, titleFontSize: 12};

/** How charts look: the page's own colours, which follow its scheme. */
const LOOKS = {
  view: {stroke: null},
  mark: {color: "var(--chart-1)"},
  text: {color: "var(--ink)", fontSize: 12},
  rule: {color: "var(--ink-2)"},
  line: {strokeWidth: 1.75},
  area: {opacity: 0.35},
  boxplot: {median: {color: "var(--paper)"}, rule: {color: "var(--ink-2)"}},
  axis: {
    ...TEXT,
    domainColor: "var(--rule)",
    tickColor: "var(--rule)",
    gridColor: "var(--rule)",
    titleFontWeight: "normal",
  },
  // Above the chart, where a phone that scrolls it shows them.
  legend: {...TEXT, titleFontWeight: "normal", symbolStrokeWidth: 1.75, orient: "top", gradientLength: 240},
  header: {...TEXT, titleFontWeight: "normal"},
};

/** Draws a chart; a chart that cannot be drawn is replaced by the reason. */
export async function drawDataChart(
  {label, spec, values}: DataChart,
  {drawChart}: Pick<DrawingTools, "drawChart">,
): Promise<ElementContent[]> {
  const whole = {
    ...spec,
    background: "transparent",
    data: {values},
    config: LOOKS,
  } as unknown as TopLevelSpec;
  try {
    const {svg} = await drawChart(whole);
    if (svg.length > LONGEST_DRAWING)
      throw new DrawingError(
        `it takes ${svg.length} characters, expected at most ${LONGEST_DRAWING}: aggregate or leave out rows`,
      );
    const drawing = readDrawing(svg, (_name, mark) => mark());
    return [frame(label, drawing.width, drawing.height, drawing.children)];
  } catch (error) {
    if (!(error instanceof DrawingError)) throw error;
    return [h("p.warning", `The chart is not drawn: ${error.message.replace(/\.$/, "")}.`)];
  }
}

function frame(label: string, width: number, height: number, children: ElementContent[]): Element {
  const size = {width, height, viewBox: `0 0 ${width} ${height}`};
  return h("div.table-scroll.data-chart-frame", {tabIndex: 0, role: "region", ariaLabel: label}, [
    s("svg", {className: ["data-chart"], ...size, role: "img", ariaLabel: label}, children),
  ]);
}
