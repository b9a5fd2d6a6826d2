import type {ElementContent} from "hast";
import {h, s} from "hastscript";
import {unitScale} from "../draw/unit-scale.ts";
import {DrawingError} from "../drawing-error.ts";
import type {DrawingTools} from "../drawing-tools.ts";
import {readDrawing} from "./chart-svg.ts";
import type {ChartTemplate} from "./chart-template.ts";
import {logTicks} from "./line-chart-range.ts";

/** A step of a waterfall: a bar from the value before to the value after. */
export interface WaterfallStep {
  /** Below the bar: a date. */
  readonly label: string;
  readonly from: number;
  readonly to: number;
  /** `between` bars are grey: no entry is credited with them. */
  readonly tone: "better" | "worse" | "unknown" | "between";
}

/** A history as steps, oldest first. */
export interface Waterfall {
  readonly title: string;
  /** Tidied: `sec/op`. */
  readonly unit: string;
  readonly steps: readonly WaterfallStep[];
}

/** Pixels. */
const STEP_WIDTH = 60;
const MIN_WIDTH = 200;
const HEIGHT = 180;
/** A span of values beyond this factor is drawn on a logarithmic axis. */
const LOG_FACTOR = 10;
/** Room above and below the values on that axis. */
const MARGIN = 1.3;

const FILL: Readonly<Record<WaterfallStep["tone"], string>> = {
  better: "var(--better)",
  worse: "var(--worse)",
  unknown: "var(--ink-2)",
  between: "var(--rule-strong)",
};

/** Draws the steps as bars that hang on each other, as a static SVG; the numbers belong in a table beside it. */
export async function waterfall(
  chart: Waterfall,
  {drawChart}: Pick<DrawingTools, "drawChart">,
): Promise<ElementContent[]> {
  const drawn = await drawChart(waterfallTemplate(chart)).catch((error: unknown) => {
    if (!(error instanceof DrawingError)) throw error;
    return error;
  });
  if (drawn instanceof DrawingError) return [h("p.warning", `The waterfall is not drawn: ${drawn.message}.`)];
  const {width, height, children} = readDrawing(drawn.svg, (_name, mark) => mark());
  const label = `${chart.title}, ${chart.unit}: what each entry and the time between them changed`;
  return [
    h("div.chart.waterfall", {tabIndex: 0, role: "region", ariaLabel: `Waterfall: ${label}`}, [
      s("svg", {width, height, viewBox: `0 0 ${width} ${height}`, role: "img", ariaLabel: label}, children),
    ]),
  ];
}

/** The constant `heading` as the title of an axis, which the types of Vega-Lite lack. */
const HEADING = {signal: "heading"} as unknown as string;

/** The waterfall as a Vega-Lite specification, with its rows, labels and ticks apart. */
function waterfallTemplate({unit, steps}: Waterfall): ChartTemplate {
  const values = steps.flatMap(({from, to}) => [from, to]);
  const [least, greatest] = [Math.min(...values), Math.max(...values)];
  const {scale, heading} = unitScale([greatest], unit);
  const isLog = least > 0 && greatest > LOG_FACTOR * least;
  const domain: [number, number] = [least / scale.factor / MARGIN, (greatest / scale.factor) * MARGIN];
  const rows = steps.map(({from, to, tone}, step) => ({
    step,
    from: from / scale.factor,
    to: to / scale.factor,
    tone,
  }));
  const x = {
    field: "step",
    type: "ordinal" as const,
    axis: {
      title: null,
      // Steps of the same day have the same label, so the label cannot be the position.
      labelExpr: "labels[datum.value]",
      labelAngle: -45,
      labelOverlap: false,
      ticks: false,
      grid: false,
      aria: false,
    },
  };
  const y = {
    type: "quantitative" as const,
    title: HEADING,
    scale: isLog ? {type: "log" as const, nice: false, domain: {expr: "values"}} : {zero: true},
    axis: {format: "~f", aria: false, ...(isLog ? {values: {expr: "ticks"}} : {tickCount: 4})},
  };
  return {
    template: {
      width: MIN_WIDTH,
      height: HEIGHT,
      background: "transparent",
      data: {name: "steps"},
      layer: [
        {
          mark: {type: "bar", size: STEP_WIDTH - 14, aria: false},
          encoding: {
            x,
            y: {field: "from", ...y},
            y2: {field: "to"},
            color: {
              field: "tone",
              type: "nominal",
              legend: null,
              scale: {domain: Object.keys(FILL), range: Object.values(FILL)},
            },
          },
        },
        {
          mark: {type: "tick", thickness: 2, size: STEP_WIDTH - 8, aria: false},
          encoding: {x, y: {field: "to", ...y}, color: {value: "var(--ink)"}},
        },
      ],
      config: {
        view: {stroke: null},
        axis: {
          domainColor: "var(--rule)",
          tickColor: "var(--rule)",
          gridColor: "var(--rule)",
          labelColor: "var(--ink-2)",
          titleColor: "var(--ink-2)",
          labelFontSize: 11,
          titleFontSize: 12,
          titleFontWeight: "normal",
        },
      },
    },
    width: Math.max(MIN_WIDTH, steps.length * STEP_WIDTH),
    data: {steps: rows},
    params: {
      heading,
      labels: steps.map(({label}) => label),
      ...(isLog && {values: domain, ticks: logTicks(domain)}),
    },
  };
}
