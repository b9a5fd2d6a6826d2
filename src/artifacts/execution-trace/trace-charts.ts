import type {ElementContent} from "hast";
import type {TimeLine} from "../../charts/draw/time-chart.ts";
import {timeChart} from "../../charts/draw/time-chart.ts";
import type {TraceSeries} from "../../trace/series.ts";
import type {TraceSummary} from "../../trace/summary.ts";
import type {Lane} from "../../trace/timeline.ts";
import {LANE} from "../../trace/timeline.ts";
import {SECOND} from "./quantities.ts";

/** Draws how busy the processors were, the heap, and the stops of the world, over time. */
export function traceCharts(summary: TraceSummary): ElementContent[] {
  return [...procChart(summary), ...queueChart(summary), ...heapChart(summary), ...stopChart(summary)];
}

function procChart(summary: TraceSummary): ElementContent[] {
  const {wall, procs} = summary;
  const lines = [
    laneLine("running goroutines", LANE.running, summary),
    ...(summary.collector > 0 ? [laneLine("collector's workers", LANE.collecting, summary)] : []),
    ...(summary.syscall > wall / 100 ? [laneLine("in system calls", LANE.syscall, summary)] : []),
  ];
  return timeChart({
    label: "Processors in use over time; the facts and the table of goroutines tell the same in numbers",
    unit: "procs",
    xUnit: "sec",
    lines,
    limit: {value: procs, name: "GOMAXPROCS"},
  });
}

function queueChart(summary: TraceSummary): ElementContent[] {
  const line = laneLine("goroutines that are runnable and have no processor", LANE.runnable, summary);
  if (line.ys.length === 0 || Math.max(...Array.from(line.ys)) < 0.5) return [];
  return timeChart({
    label: "Runnable goroutines over time; the scheduling latencies tell the same in numbers",
    unit: "goroutines",
    xUnit: "sec",
    lines: [line],
  });
}

function laneLine(name: string, lane: Lane, {timeline, wall}: TraceSummary): TimeLine {
  const ys = timeline.means(lane, wall);
  const xs = Float64Array.from(ys, (_, bin) => (bin * timeline.width) / SECOND);
  return {name, form: "step", xs, ys};
}

function heapChart({heapLive, heapGoal, wall}: TraceSummary): ElementContent[] {
  return timeChart({
    label: "Heap over time; the facts tell its greatest size",
    unit: "B",
    xUnit: "sec",
    lines: [
      toTheEnd(seriesLine("heap", heapLive, 1, "step"), wall),
      toTheEnd(seriesLine("goal", heapGoal, 1, "step"), wall),
    ],
  });
}

/** Lets a line hold its first and last value to the ends of the trace. */
function toTheEnd(line: TimeLine, wall: number): TimeLine {
  const [first] = Array.from(line.ys);
  if (first === undefined) return line;
  const last = line.ys[line.ys.length - 1] ?? first;
  return {
    ...line,
    xs: [0, ...Array.from(line.xs), wall / SECOND],
    ys: [first, ...Array.from(line.ys), last],
  };
}

/** Stops on an axis as long as the trace. */
function stopChart({stopSeries, wall}: TraceSummary): ElementContent[] {
  if (stopSeries.xs.length === 0) return [];
  const line = seriesLine("stop of the world", stopSeries, SECOND, "stems");
  const xs = [0, ...Array.from(line.xs), wall / SECOND];
  const ys = [0, ...Array.from(line.ys), 0];
  return timeChart({
    label: "Stops of the world over time; the table tells the same in numbers",
    unit: "sec",
    xUnit: "sec",
    lines: [{...line, xs, ys}],
  });
}

function seriesLine(name: string, {xs, ys}: TraceSeries, perUnit: number, form: TimeLine["form"]): TimeLine {
  return {name, form, xs: xs.map(x => x / SECOND), ys: ys.map(y => y / perUnit)};
}
