import type {Element} from "hast";
import {s} from "hastscript";
import type {Summary} from "../../stats/samples/summary.ts";

/** A median and its interval on a scale, beside others. */
export interface DrawnInterval {
  readonly summary: Summary;
  /** Names the side it is of, for its colour: `base`, `head`. */
  readonly side: "base" | "head";
}

const WIDTH = 120;
const LANE = 9;
const MARGIN = 4;

/** Medians closer than this share of each other are not drawn as if they were far apart. */
const LEAST_SPAN = 0.1;

/**
 * Draws medians as dots and their intervals as lines on a shared scale, a lane each. The numbers are beside it, so the
 * cell that it is in is hidden from screen readers.
 */
export function drawIntervals(intervals: readonly DrawnInterval[]): Element {
  const height = intervals.length * LANE + 2;
  const place = placeOn(scaleEnds(intervals));
  return s("svg", {width: WIDTH, height}, [
    drawScale(height),
    ...joinedMedians(intervals, place),
    ...intervals.map((interval, lane) => drawLane(interval, middleOf(lane), place)),
  ]);
}

/** Height of a lane's middle. */
function middleOf(lane: number): number {
  return 1 + lane * LANE + LANE / 2;
}

/** The ends of the scale that a row shares. */
function drawScale(height: number): Element {
  const lines = [MARGIN, WIDTH - MARGIN].map(x => `M${x} 0V${height}`);
  return s("path", {d: lines.join("")});
}

/** The way from each median to the median below it. */
function joinedMedians(intervals: readonly DrawnInterval[], place: (value: number) => number): Element[] {
  return intervals.slice(1).map(({summary}, index) => {
    const above = intervals[index]?.summary.center ?? summary.center;
    const ends = `M${place(above)} ${middleOf(index)}L${place(summary.center)} ${middleOf(index + 1)}`;
    return s("path", {d: ends});
  });
}

function drawLane({summary, side}: DrawnInterval, y: number, place: (value: number) => number): Element {
  const {center, low, high} = summary;
  const open = !Number.isFinite(low) || !Number.isFinite(high);
  return s("g", {class: side}, [
    s("path", {
      ...(open && {class: "open"}),
      d: `M${place(low)} ${y}H${place(high)}`,
    }),
    s("circle", {cx: place(center), cy: y, r: 2.5}),
  ]);
}

/** The values at both ends of a scale; not finite without values. */
export interface ScaleEnds {
  readonly least: number;
  readonly greatest: number;
}

/** The scale of a drawing: it spans the finite values, and more if they are close to each other. */
export function scaleEnds(intervals: readonly DrawnInterval[]): ScaleEnds {
  const values = intervals
    .flatMap(({summary: {center, low, high}}) => [center, low, high])
    .filter(Number.isFinite);
  const least = Math.min(...values);
  const greatest = Math.max(...values);
  const middle = (least + greatest) / 2;
  const half = (Math.max(greatest - least, Math.abs(middle) * LEAST_SPAN) || 1) / 2;
  return {least: middle - half, greatest: middle + half};
}

/** Maps values to the drawing's width; infinite ends lie on its edges. */
function placeOn({least, greatest}: ScaleEnds): (value: number) => number {
  const inner = WIDTH - 2 * MARGIN;
  return value => {
    const x = MARGIN + ((value - least) / (greatest - least)) * inner;
    return round(Math.min(Math.max(x, 0), WIDTH));
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
