import type {Element, ElementContent} from "hast";
import {h} from "hastscript";
import {bar} from "../../charts/draw/bar.ts";
import {flameGraph} from "../../charts/draw/flame-graph.ts";
import {cutText} from "../../stacks/function-names.ts";
import type {Annotation} from "../../trace/annotations.ts";
import type {Durations} from "../../trace/durations.ts";
import type {ExecutionTrace} from "../../trace/parse.ts";
import type {StackTime} from "../../trace/stack-times.ts";
import type {TraceSummary} from "../../trace/summary.ts";
import type {ViewContext} from "../kind.ts";
import {numbersFold} from "../shared/numbers-fold.ts";
import type {Column, ReportCell} from "../shared/report-view.ts";
import {factStrip, reportTable} from "../shared/report-view.ts";
import type {WeightedStack} from "../shared/stack-flame.ts";
import {stackFlame} from "../shared/stack-flame.ts";
import {goroutineTable} from "./goroutine-table.ts";
import {LEAST_FOR_P99, ownTime, reasonText, traceQuantities} from "./quantities.ts";
import {traceCharts} from "./trace-charts.ts";
import {shareText, timeText, traceFacts, verdicts} from "./words.ts";

/** How much is shown: boxes and levels of flame graphs, rows of tables. */
const ROOM = {
  embed: {frames: 220, levels: 32, rows: 10},
  page: {frames: 350, levels: 60, rows: 60},
} as const;
const OLD = "Go 1.21 and older write another format";

/** Draws a trace: conclusions; processors, heap and stops over time; waits of goroutines by place. */
export function traceView({version, summary}: ExecutionTrace, context: ViewContext): ElementContent[] {
  if (!summary) return [h("p.warning", nothing(version))];
  return [
    ...factStrip(traceFacts(summary)),
    ...verdicts(summary).map(text => h("p.note", text)),
    ...traceCharts(summary),
    ...stopTable(summary),
    ...collectorTable(summary),
    ...goroutineTable(summary, context),
    ...blockedFlame(summary, context),
    ...latencyTable(summary),
    ...cpuFlame(summary, context),
    ...annotationTable("task", summary.tasks, summary, context),
    ...annotationTable("region", summary.regions, summary, context),
    ...annotationNotes(summary),
    ...numbersFold([{name: "", quantities: traceQuantities(summary)}]),
    h("p.note", ["The timeline itself is in ", h("code", "go tool trace"), ", which opens this file."]),
  ];
}

function nothing(version: number | undefined): string {
  if (version !== undefined && version <= 21)
    return `This trace is of Go 1.${version}. ${OLD}, which is not read: record it again with Go 1.22 or later.`;
  return "Nothing of this trace could be read: its problems say why.";
}

function stopTable({stopsByReason}: TraceSummary): ElementContent[] {
  if (stopsByReason.length === 0) return [];
  const columns: Column[] = ["stop of the world", "stops", "total", "max"].map((head, index) => ({
    head,
    isNumber: index > 0,
  }));
  const rows = stopsByReason.map(({reason, stops}) => [
    / trace$/.test(reason) ? `${cutText(reason)}, of the recording itself` : cutText(reason),
    String(stops.count),
    timeText(stops.sum),
    timeText(stops.max),
  ]);
  return [reportTable("Stops of the world by reason", columns, rows)];
}

/** Costs of the collector beside stops; assists include waits for its workers. */
function collectorTable(summary: TraceSummary): ElementContent[] {
  const {marking, wall, collector, assist, sweeping, capacity} = summary;
  const processors = [capacity, "the processors' time"] as const;
  const rows = [
    ["marking went on", marking, wall, "the wall time"],
    ["workers on processors", collector, ...processors],
    ["sweeping", sweeping, ...processors],
    ["assists, waits included", assist, ownTime(summary), "the program's goroutines' time"],
  ] as const;
  const shown = rows.filter(([, time]) => time > 0);
  if (shown.length === 0) return [];
  const columns: Column[] = [
    {head: "collector"},
    {head: "total", isNumber: true},
    {head: "share", isNumber: true},
    {head: "of"},
  ];
  const cells = shown.map(([name, time, whole, of]) => [name, timeText(time), shareText(time, whole), of]);
  return [reportTable("What the garbage collector took", columns, cells)];
}

/** Where the program's own goroutines waited, by time. */
function blockedFlame(summary: TraceSummary, {size}: ViewContext): ElementContent[] {
  const {blocked, symbols, openWaits, openWaitTime} = summary;
  const own = blocked.filter(({isSystem, time}) => !isSystem && time > 0);
  const waits = own.reduce((sum, {count}) => sum + count, 0);
  const total = own.reduce((sum, {time}) => sum + time, 0);
  if (waits === 0) return [];
  const stacks = own.map(({reason, stack, time}) => ({
    functions: [...functionsOf(summary, stack), reasonText(symbols.text(reason))],
    weight: time,
  }));
  const open =
    openWaits > 0
      ? ` Not part of it: ${timeText(openWaitTime)} of ${openWaits === 1 ? "a wait that was" : `${openWaits} waits that were`} not over at the end.`
      : "";
  return [
    ...flame(stacks, "all waits and system calls", size, {
      label:
        "Flame graph of the time that goroutines waited, by reason and stack; the table above has the sums",
      describe: value => `${timeText(value)} (${shareText(value, total)})`,
    }),
    h(
      "p.note",
      `Off CPU: ${timeText(total)} in ${waits} waits and system calls of the program's own goroutines, by reason and by the stack that waited.${open}`,
    ),
  ];
}

function functionsOf({symbols}: TraceSummary, stack: number): string[] {
  return symbols.frames
    .slice(symbols.offsets[stack], symbols.offsets[stack + 1])
    .map(name => symbols.text(name) || "?");
}

function flame(
  stacks: readonly WeightedStack[],
  root: string,
  size: ViewContext["size"],
  how: {readonly label: string; readonly describe: (value: number) => string},
): Element[] {
  const {frames: maxFrames, levels: maxRows} = ROOM[size];
  const {svg} = flameGraph(stackFlame(stacks, root), {...how, maxFrames, maxRows});
  return [h("div.flame-graph-frame", [svg])];
}

/** Samples of the CPU profiler, where it ran beside. */
function cpuFlame(summary: TraceSummary, {size}: ViewContext): ElementContent[] {
  const {cpuSamples} = summary;
  const count = cpuSamples.reduce((sum, {count}) => sum + count, 0);
  if (count === 0) return [];
  const stacks = cpuSamples.map(({stack, count: weight}: StackTime) => ({
    functions: functionsOf(summary, stack),
    weight,
  }));
  return [
    ...flame(stacks, "all CPU samples", size, {
      label: "Flame graph of the CPU samples of this trace",
      describe: value => `${value} samples (${shareText(value, count)})`,
    }),
    h("p.note", `On CPU: ${count} samples, since the CPU profiler ran beside the trace.`),
  ];
}

/** How long goroutines that could run waited for a processor: quantiles, then a histogram by powers of ten. */
function latencyTable({latencies}: TraceSummary): ElementContent[] {
  const {count} = latencies;
  if (count === 0) return [];
  const quantiles = [
    ["p50", 0.5],
    ["p90", 0.9],
    ["p99", 0.99],
    ["p99.9", 0.999],
  ] as const;
  const enough = quantiles.filter(([, share]) => count * (1 - share) >= LEAST_FOR_P99 / 100 - 1e-9);
  const facts = [
    ...enough.map(([name, share]) => ({name, value: timeText(latencies.quantile(share))})),
    {name: "max", value: timeText(latencies.max)},
    {name: "total", value: timeText(latencies.sum)},
  ];
  const columns = [{head: "scheduling latency"}, {head: "times", isNumber: true}, {head: ""}];
  return [reportTable("Scheduling latencies", columns, histogram(latencies)), ...factStrip(facts)];
}

function histogram(latencies: Durations): ReportCell[][] {
  const rows: {name: string; count: number}[] = [];
  for (let low = 0; low <= latencies.max; ) {
    const high = low === 0 ? 1000 : low * 10;
    const count = latencies.between(low, high);
    const name = low === 0 ? `below ${timeText(high)}` : `${timeText(low)} to ${timeText(high)}`;
    if (count > 0 || rows.length > 0) rows.push({name, count});
    low = high;
  }
  const most = Math.max(1, ...rows.map(({count}) => count));
  return rows.map(({name, count}) => [name, String(count), bar(count / most)]);
}

function annotationTable(
  what: string,
  list: readonly Annotation[],
  {symbols}: TraceSummary,
  {size}: ViewContext,
): ElementContent[] {
  if (list.length === 0) return [];
  const shown = list.slice(0, ROOM[size].rows);
  const columns: Column[] = [what, "begun", "ended", "total", "mean", "p99", "max"].map((head, index) => ({
    head,
    isNumber: index > 0,
  }));
  const rows = shown.map(({name, begun, durations}) => [
    h("code", cutText(symbols.text(name)) || "without a name"),
    String(begun),
    ...spread(durations),
  ]);
  const hidden = list.length - shown.length;
  return [
    reportTable(`Durations by ${what}`, columns, rows),
    ...(hidden > 0 ? [h("p.note", `${hidden} more names of ${what}s are not shown.`)] : []),
  ];
}

function spread(durations: Durations): string[] {
  const {count, sum, max} = durations;
  if (count === 0) return ["0", "–", "–", "–", "–"];
  const p99 = count < LEAST_FOR_P99 ? "–" : timeText(durations.quantile(0.99));
  return [String(count), timeText(sum), timeText(sum / count), p99, timeText(max)];
}

function annotationNotes({tasks, regions, logs, endsOnly}: TraceSummary): ElementContent[] {
  const texts = [
    ...(logs > 0 ? [`${logs} messages were logged with trace.Log.`] : []),
    ...(endsOnly > 0 ? [`${endsOnly} tasks and regions ended that began before the trace.`] : []),
    ...(tasks.length + regions.length > 0
      ? [`A p99 needs ${LEAST_FOR_P99} that began and ended within the trace.`]
      : []),
  ];
  return texts.length > 0 ? [h("p.note", texts.join(" "))] : [];
}
