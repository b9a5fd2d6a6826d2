import type {Element, ElementContent} from "hast";
import {h, s} from "hastscript";
import {axisTicks, roundUp} from "./axis-ticks.ts";

/** How long shares of something took at most. */
export interface QuantileLine {
  readonly name: string;
  /** 0 to 100, ascending. */
  readonly percents: readonly number[];
  /** Seconds for each share. */
  readonly values: readonly number[];
}

/** Curves over the same shares. */
export interface QuantileChart {
  /** Text alternative, with the place of the same numbers as text. */
  readonly label: string;
  readonly lines: readonly QuantileLine[];
}

/** Pixels: height of the plot, margin above and below it. */
const HEIGHT = 190;
const ABOVE = 18;
const BELOW = 20;
/** The plot's own coordinates, stretched to whatever room there is. */
const GRID = 1000;
const Y_TICKS = 4;
/** Shares that are marked as far as a curve goes and there is room, the most important first. */
const MARKS = [100, 0, 50, 99, 90, 99.9, 99.99, 99.999, 99.9999, 95, 75];
/** Where a curve that ends with everything leaves the axis, in halvings of the rest beyond the last share before it. */
const BEYOND = 1;

/**
 * Draws times over shares, the rest to 100% halving with every equal step to the right, as HdrHistogram's own
 * plots do: the slowest requests get as much room as all others. Returns [] for fewer than three shares.
 */
export function quantileChart({label, lines}: QuantileChart): ElementContent[] {
  const drawn = lines.filter(({percents}) => percents.length >= 3);
  const far = Math.max(0, ...drawn.flatMap(({percents}) => percents.filter(one => one < 100).map(halvings)));
  const greatest = Math.max(0, ...drawn.flatMap(({values}) => values));
  if (far === 0 || greatest === 0) return [];
  const end = far + (drawn.some(({percents}) => percents.at(-1) === 100) ? BEYOND : 0);
  const isLogarithmic = greatest > LINEAR_UP_TO * Math.min(...drawn.map(usualOf));
  const scale = isLogarithmic ? logarithmicScale(drawn, greatest) : linearScale(greatest);
  const place = (percent: number): number => (percent >= 100 ? 1 : halvings(percent) / end);
  const y = yAxis(scale);
  const drawing = s(
    "svg",
    {className: ["time-chart"], width: "100%", height: ABOVE + HEIGHT + BELOW, role: "img", ariaLabel: label},
    [...y.lines, ...xAxis(place, far, end), plot(drawn, place, scale), ...y.numbers],
  );
  const note = isLogarithmic ? [h("p.note", "Each line across is ten times the one below it.")] : [];
  return [h("div.chart", [drawing, legend(drawn), ...note])];
}

/** How times become heights. */
interface Scale {
  /** Where a time lies, from 0 at the bottom to 1 at the top. */
  share(value: number): number;
  /** Times that are marked, in seconds, ascending. */
  readonly ticks: readonly number[];
  format(value: number): string;
}

/** Maximum ratio of the slowest request to the 99th percentile on a linear axis. */
const LINEAR_UP_TO = 20;
/** Powers of ten drawn below the slowest request; faster requests lie on the axis. */
const MOST_DECADES = 6;

/** The 99th percentile of a curve, or the next lower percentile that the tool reports. */
function usualOf({percents, values}: QuantileLine): number {
  return values[percents.findLastIndex(percent => percent <= 99)] ?? Number.POSITIVE_INFINITY;
}

function linearScale(greatest: number): Scale {
  const high = roundUp(greatest, "sec", Y_TICKS);
  const {values, format} = axisTicks(0, high, "sec", Y_TICKS);
  return {share: value => value / high, ticks: values, format};
}

function logarithmicScale(lines: readonly QuantileLine[], greatest: number): Scale {
  const high = Math.ceil(Math.log10(greatest) - 1e-9);
  const least = Math.min(...lines.flatMap(({values}) => values.filter(value => value > 0)));
  const low = Math.min(high - 1, Math.max(Math.floor(Math.log10(least) + 1e-9), high - MOST_DECADES));
  return {
    share: value => Math.max(0, (Math.log10(Math.max(value, Number.MIN_VALUE)) - low) / (high - low)),
    ticks: Array.from({length: high - low + 1}, (_, index) => 10 ** (low + index)),
    format: value => axisTicks(0, value, "sec", 1).format(value),
  };
}

/** How often the rest to 100% was halved: 50% once, 75% twice. */
function halvings(percent: number): number {
  return -Math.log2(1 - percent / 100);
}

function yAxis({share, ticks, format}: Scale): {lines: Element[]; numbers: Element[]} {
  const marks = ticks.map(value => ({text: format(value), y: round(ABOVE + HEIGHT * (1 - share(value)))}));
  return {
    lines: marks.map(({y}) => s("line", {className: ["time-grid"], x1: "0%", x2: "100%", y1: y, y2: y})),
    numbers: marks.map(({text, y}) => s("text", {className: ["time-tick"], x: 0, y: y - 3}, text)),
  };
}

/** Marks that have room: on a phone a twelfth of the width is as wide as `99.9%`. */
const LEAST_GAP = 0.12;

function xAxis(place: (percent: number) => number, far: number, end: number): Element[] {
  const fits = (mark: number): boolean => (mark === 100 ? end > far : halvings(mark) <= far + 0.05);
  const kept: number[] = [];
  for (const mark of MARKS.filter(fits)) {
    if (kept.every(other => Math.abs(place(other) - place(mark)) >= LEAST_GAP)) kept.push(mark);
  }
  return kept.map(mark => {
    const at = place(mark);
    const textAnchor = at < 0.04 ? "start" : at > 0.96 ? "end" : "middle";
    const where = {x: `${round(at * 100)}%`, y: ABOVE + HEIGHT + BELOW - 5, textAnchor};
    return s("text", {className: ["time-tick"], ...where}, mark === 100 ? "max" : `${mark}%`);
  });
}

function plot(lines: readonly QuantileLine[], place: (percent: number) => number, scale: Scale): Element {
  const room = {y: ABOVE, width: "100%", height: HEIGHT, viewBox: `0 0 ${GRID} ${GRID}`};
  return s(
    "svg",
    {className: ["time-plot"], ...room, preserveAspectRatio: "none"},
    lines.map(({percents, values}, index) => {
      const points = percents.map((percent, at) => {
        const x = Math.round(place(percent) * GRID);
        return `${x} ${Math.round((1 - scale.share(values[at] ?? 0)) * GRID)}`;
      });
      return s("path", {className: ["time-line", lineClass(index)], d: `M${points.join("L")}`});
    }),
  );
}

function lineClass(index: number): string {
  return `time-line-${(index % 5) + 1}`;
}

function legend(lines: readonly QuantileLine[]): Element {
  const items = lines.map(({name}, index) => {
    const stroke = s("line", {className: ["time-line", lineClass(index)], x1: 0, y1: 4, x2: 24, y2: 4});
    return h("li", [
      s("svg", {className: ["chart-swatch"], viewBox: "0 0 24 8", ariaHidden: "true"}, [stroke]),
      name,
    ]);
  });
  return h("ul.chart-legend", items);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
