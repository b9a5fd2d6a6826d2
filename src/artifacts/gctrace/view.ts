import type {Element, ElementContent} from "hast";
import {h} from "hastscript";
import {bar} from "../../charts/draw/bar.ts";
import type {TimeLine} from "../../charts/draw/time-chart.ts";
import {timeChart} from "../../charts/draw/time-chart.ts";
import type {Fact} from "../kind.ts";
import {numbersFold} from "../shared/numbers-fold.ts";
import {valueText} from "../shared/quantities.ts";
import type {Column, ReportCell} from "../shared/report-view.ts";
import {changesView, factStrip, reportTable} from "../shared/report-view.ts";
import {unrecognizedView} from "../shared/unrecognized-lines.ts";
import type {Cycles} from "./cycles.ts";
import type {GcTrace} from "./parse.ts";
import type {GcSummary, Spread} from "./summary.ts";
import {findGrowth, gcQuantities, LONG_STOP} from "./summary.ts";

const MIB = 1024 * 1024;
const NOTHING = "No collection could be read from this file.";

/** The facts at the head of a trace. */
export function gcFacts({cycles, summary, command}: GcTrace): Fact[] {
  if (!summary) return [];
  const {total, count, forced, until, pace, cpuPercent, procs, live, goal} = summary;
  const inLog = count === total ? "" : ` (${count} in this log)`;
  return [
    ...(command === undefined ? [] : [{name: "command", value: command}]),
    {name: "collections", value: `${total}${inLog}${forced > 0 ? `, ${forced} forced` : ""}`},
    {name: "GC CPU", value: `${cpuPercent}%`},
    {name: "over", value: valueText(until, "sec")},
    ...(pace === undefined ? [] : [{name: "pace", value: `one every ${valueText(pace, "sec")}`}]),
    {name: "heap live", value: `${cycles.live.at(-1)} MB, at most ${live.max} MB`},
    {name: "goal", value: `at most ${goal.max} MB`},
    {name: "GOMAXPROCS", value: String(procs)},
  ];
}

/** Draws a trace: its meaning as text, heap and stops over time, and the numbers by phase. */
export function gcView(trace: GcTrace): ElementContent[] {
  const {cycles, summary, others, stray} = trace;
  if (!summary) return [h("p.warning", NOTHING), ...unrecognizedView(stray)];
  return [
    ...factStrip(gcFacts(trace)),
    ...verdicts(cycles, summary),
    ...heapChart([{name: "", cycles}]),
    ...stopChart(cycles),
    phaseTable(summary, cycles),
    heapTable(summary, cycles),
    ...numbersFold([{name: "", quantities: gcQuantities(summary)}]),
    ...(others > 0
      ? [h("p.note", `${others} collections of other processes in the same log are not part of this.`)]
      : []),
    ...unrecognizedView(stray),
  ];
}

/** Compares a trace before and a trace after a change. */
export function gcComparison(base: GcTrace, head: GcTrace): ElementContent[] {
  const [before, after] = [base.summary, head.summary];
  if (!before || !after) return [h("p.warning", NOTHING)];
  return [
    ...changesView("Garbage collections before and after", gcQuantities(before), gcQuantities(after)),
    ...notesOn(before, after),
    ...heapChart([
      {name: "base", cycles: base.cycles},
      {name: "head", cycles: head.cycles},
    ]),
  ];
}

/** Reasons why the two do not compare number by number. */
function notesOn(before: GcSummary, after: GcSummary): ElementContent[] {
  const ratio = after.until / before.until;
  const texts = [
    ...(ratio > 0.9 && ratio < 1.1
      ? []
      : [
          `The processes had run for ${valueText(before.until, "sec")} and ${valueText(after.until, "sec")}: compare the rate of collections rather than their number.`,
        ]),
    ...[partText("base", before), partText("head", after)].filter(text => text !== ""),
    "GC CPU is printed in whole percent, rounded down.",
  ];
  return [h("p.note", texts.join(" "))];
}

/** A log cut out of a longer log has stops and heap of its own collections only. */
function partText(side: string, {count, total}: GcSummary): string {
  return count === total
    ? ""
    : `The ${side}'s log holds ${count} of ${total} collections: stops and heap are of those.`;
}

/** Conclusions from the numbers, as sentences. */
function verdicts(cycles: Cycles, summary: GcSummary): Element[] {
  const growth = findGrowth(cycles);
  const marked = summary.assist + summary.background + summary.idle;
  const notes: Element[] = [];
  if (growth)
    notes.push(
      h(
        "p.warning",
        `The live heap grew from ${growth.from} MB to ${growth.to} MB and never came back: looks like a leak. A cache that is still filling looks the same; a heap profile taken late says which.`,
      ),
    );
  if (summary.longStops > 0) notes.push(h("p.note", longStops(cycles, summary)));
  if (marked > 0 && summary.assist / marked >= 0.25)
    notes.push(
      h(
        "p.note",
        `Goroutines that allocate did ${percent(summary.assist / marked)} of the marking themselves (assists): the program allocates faster than the collector's workers mark, and waits for it.`,
      ),
    );
  return notes;
}

function longStops(cycles: Cycles, {longStops, count, sweepTermination, markTermination}: GcSummary): string {
  const [phase, {max, maxAt}] =
    sweepTermination.max >= markTermination.max
      ? ["sweep termination", sweepTermination]
      : ["mark termination", markTermination];
  const where = `gc ${cycles.number[maxAt]} at ${cycles.at[maxAt]} s`;
  return `${longStops} of ${2 * count} stops of the world took more than 100 µs, the longest ${valueText(max, "sec")} (${phase}, ${where}).`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** Live heap, its peaks and goal of a single trace; for several traces the live heap alone, each from its own start. */
function heapChart(traces: readonly {name: string; cycles: Cycles}[]): ElementContent[] {
  const line = (name: string, {at}: Cycles, values: Uint32Array): TimeLine => ({
    name,
    form: "step",
    xs: traces.length > 1 ? at.map(time => time - (at[0] ?? 0)) : at,
    ys: new Float64Array(values).map(value => value * MIB),
  });
  const lines = traces.flatMap(({name, cycles}) =>
    name === ""
      ? [
          line("heap live", cycles, cycles.live),
          line("heap at start", cycles, cycles.start),
          line("goal", cycles, cycles.goal),
        ]
      : [line(`heap live, ${name}`, cycles, cycles.live)],
  );
  const label = `Heap over time: ${lines.map(({name}) => name).join(", ")}; the table tells the same in numbers`;
  return timeChart({label, unit: "B", xUnit: "sec", lines});
}

function stopChart({at, sweepTermination, markTermination}: Cycles): ElementContent[] {
  const stops = new Float64Array(sweepTermination).map(
    (stop, index) => Math.max(stop, markTermination[index] ?? 0) / 1e6,
  );
  return timeChart({
    label: "Longer stop of the world of each collection over time; the table tells the same in numbers",
    unit: "sec",
    xUnit: "sec",
    lines: [{name: "longer stop of each collection", form: "stems", xs: at, ys: stops}],
    limit: {value: LONG_STOP / 1e6, name: "limit"},
  });
}

function phaseTable(summary: GcSummary, {number}: Cycles): Element {
  const row = (name: string, {sum, median, p99, max, maxAt}: Spread) => [
    name,
    valueText(sum, "sec"),
    valueText(median, "sec"),
    p99 === undefined ? "–" : valueText(p99, "sec"),
    valueText(max, "sec"),
    `gc ${number[maxAt]}`,
  ];
  const columns: Column[] = [
    {head: "phase"},
    {head: "total", isNumber: true},
    {head: "median", isNumber: true},
    {head: "p99", isNumber: true},
    {head: "max", isNumber: true},
    {head: "at"},
  ];
  return h("div", [
    reportTable("Wall-clock time by phase", columns, [
      row("STW sweep termination", summary.sweepTermination),
      row("STW mark termination", summary.markTermination),
      row("STW of a collection", summary.stopped),
      row("concurrent mark", summary.mark),
    ]),
    ...(summary.count < 100
      ? [h("p.note", `No p99: it needs 100 collections, here are ${summary.count}.`)]
      : []),
    markTable(summary),
  ]);
}

function markTable({assist, background, idle}: GcSummary): Element {
  const marked = assist + background + idle;
  const row = (name: string, value: number): ReportCell[] => {
    const share = marked > 0 ? value / marked : 0;
    return [name, valueText(value, "sec"), percent(share), bar(share)];
  };
  const columns = [
    {head: "mark CPU"},
    {head: "total", isNumber: true},
    {head: "share", isNumber: true},
    {head: ""},
  ];
  return reportTable("CPU time of marking", columns, [
    row("assist, by goroutines that allocate", assist),
    row("background workers", background),
    row("idle processors", idle),
  ]);
}

function heapTable({start, live, goal}: GcSummary, cycles: Cycles): Element {
  const row = (name: string, values: Uint32Array, {median, max}: Spread) => [
    name,
    `${values[0]} MB`,
    `${median} MB`,
    `${max} MB`,
    `${values.at(-1)} MB`,
  ];
  const columns = ["heap", "first", "median", "max", "last"].map((head, index) => ({
    head,
    isNumber: index > 0,
  }));
  return reportTable("Heap", columns, [
    row("when the collection starts", cycles.start, start),
    row("live after it", cycles.live, live),
    row("goal", cycles.goal, goal),
  ]);
}
