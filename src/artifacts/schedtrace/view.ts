import type {Element, ElementContent} from "hast";
import {h} from "hastscript";
import {bar} from "../../charts/draw/bar.ts";
import {heatMap} from "../../charts/draw/heat-map.ts";
import {timeChart} from "../../charts/draw/time-chart.ts";
import {compareText} from "../../text/compare.ts";
import type {Fact} from "../kind.ts";
import {numbersFold} from "../shared/numbers-fold.ts";
import {valueText} from "../shared/quantities.ts";
import type {ReportCell} from "../shared/report-view.ts";
import {changesView, factStrip, reportTable} from "../shared/report-view.ts";
import {unrecognizedView} from "../shared/unrecognized-lines.ts";
import type {SchedTrace} from "./parse.ts";
import type {SchedSample} from "./sample-line.ts";
import type {SchedSummary} from "./summary.ts";
import {runnableOf, schedQuantities, summarizeSamples} from "./summary.ts";

const NOTHING = "No moment of the scheduler could be read from this file.";
/** Maximum processors shown individually. */
const MOST_ROWS = 32;
/** Minimum moments for conclusions about the whole run. */
const FEW_SAMPLES = 5;

/** The facts at the head of a trace. */
export function schedFacts({samples, command}: SchedTrace): Fact[] {
  if (samples.length === 0) return [];
  const {count, span, procs, busy, runnableMean, runnableMax, threadsFirst, threadsMax} =
    summarizeSamples(samples);
  const every = count > 1 ? `, one every ${valueText(span / (count - 1), "sec")}` : "";
  return [
    ...(command === undefined ? [] : [{name: "command", value: command}]),
    {name: "samples", value: `${count}${every}`},
    {name: "GOMAXPROCS", value: String(procs)},
    {name: "busy P", value: percent(busy)},
    {name: "runnable", value: `${valueText(runnableMean, "")} on average, at most ${runnableMax}`},
    {
      name: "threads",
      value: threadsFirst === threadsMax ? String(threadsMax) : `${threadsFirst} to ${threadsMax}`,
    },
  ];
}

/** Draws a trace: its meaning as text, queues and idle processors over time, and each processor's own queue. */
export function schedView(trace: SchedTrace): ElementContent[] {
  const {samples, isCut, stray} = trace;
  if (samples.length === 0) return [h("p.warning", NOTHING), ...unrecognizedView(stray)];
  const summary = summarizeSamples(samples);
  return [
    ...factStrip(schedFacts(trace)),
    ...verdicts(summary),
    ...overTime(samples),
    ...queueMap(samples, summary),
    ...processorTable(summary),
    ...goroutineTable(samples),
    ...numbersFold([{name: "", quantities: schedQuantities(summary)}]),
    h(
      "p.note",
      "Goroutines that wait for a channel, a lock or the network are in no run queue: a leak of them does not show here.",
    ),
    ...(isCut ? [h("p.note", `The log goes on: this is of its first ${samples.length} moments.`)] : []),
    ...unrecognizedView(stray),
  ];
}

/** Compares a trace before and a trace after a change. */
export function schedComparison(base: SchedTrace, head: SchedTrace): ElementContent[] {
  if (base.samples.length === 0 || head.samples.length === 0) return [h("p.warning", NOTHING)];
  const quantities = (trace: SchedTrace) => schedQuantities(summarizeSamples(trace.samples));
  return changesView("Scheduler before and after", quantities(base), quantities(head));
}

/** Conclusions from the numbers, as sentences. */
function verdicts(summary: SchedSummary): Element[] {
  const {starved, missed, count, procs, busy, threadsFirst, threadsMax} = summary;
  if (count < FEW_SAMPLES)
    return [
      h("p.note", `Only ${count} ${count === 1 ? "moment" : "moments"}: too few to say what is usual.`),
    ];
  const texts: string[] = [];
  if (starved >= 0.5)
    texts.push(
      `In ${percent(starved)} of the samples every P was busy and goroutines waited for one: starvation, the program has more work than GOMAXPROCS=${procs} runs at once.`,
    );
  if (missed > 0 && missed >= count / 10)
    texts.push(
      `In ${missed} of ${count} samples goroutines waited while a P was idle: work was not found in time.`,
    );
  if (busy < 0.5)
    texts.push(
      `The P had work ${percent(busy)} of the time: the processor is not what the program waits for.`,
    );
  const loaded = unbalanced(summary);
  if (loaded) texts.push(loaded);
  if (threadsMax >= 2 * threadsFirst && threadsMax > procs + 8)
    texts.push(
      `Threads grew from ${threadsFirst} to ${threadsMax}: system calls or cgo that block take one each.`,
    );
  return texts.map(text => h("p.note", text));
}

/** Names processors that hold more than their part of the queues, if the queues are long enough. */
function unbalanced({processors, count}: SchedSummary): string | undefined {
  const waiting = processors.reduce((sum, {queueMean}) => sum + queueMean * count, 0);
  if (processors.length < 2 || waiting < 4 * processors.length) return undefined;
  const shares = processors.map(({queueShare}) => queueShare);
  const most = Math.max(...shares);
  if (most < 2 / processors.length && most < 0.75) return undefined;
  return `P${shares.indexOf(most)} held ${percent(most)} of the goroutines that waited in processors' own queues: imbalance.`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

function overTime(samples: readonly SchedSample[]): ElementContent[] {
  const xs = samples.map(({at}) => at);
  return timeChart({
    label: "Runnable goroutines and idle processors over time; the facts tell their means",
    unit: "",
    xUnit: "sec",
    lines: [
      {name: "runnable goroutines", form: "step", xs, ys: samples.map(runnableOf)},
      {name: "idle P", form: "step", xs, ys: samples.map(({idle}) => idle)},
    ],
  });
}

function queueMap(samples: readonly SchedSample[], {processors}: SchedSummary): ElementContent[] {
  const isEmpty = processors.every(({queueMax}) => queueMax === 0);
  if (processors.length < 2 || samples.length < 2 || isEmpty) return [];
  const rows = processors.slice(0, MOST_ROWS).map((_, index) => ({
    name: `P${index}`,
    values: samples.map(({local}) => local[index] ?? 0),
  }));
  const label = "Goroutines in each processor's own queue over time; the table tells mean and most";
  return [
    heatMap(rows, label),
    h("p.note", "Goroutines in each P's own queue over time, the darker the more."),
  ];
}

function processorTable({processors}: SchedSummary): ElementContent[] {
  if (processors.length === 0) return [];
  if (processors.every(({queueMax, switches}) => queueMax === 0 && switches === undefined))
    return [h("p.note", "No goroutine was seen waiting in a processor's own queue.")];
  const hasSwitches = processors.some(({switches}) => switches !== undefined);
  const rows = processors
    .slice(0, MOST_ROWS)
    .map(({queueMean, queueMax, queueShare, switches}, index): ReportCell[] => [
      `P${index}`,
      valueText(queueMean, ""),
      String(queueMax),
      percent(queueShare),
      bar(queueShare),
      ...(hasSwitches ? [switches === undefined ? "–" : `${Math.round(switches)}/s`] : []),
    ]);
  const columns = [
    {head: "own queue"},
    {head: "mean", isNumber: true},
    {head: "max", isNumber: true},
    {head: "share", isNumber: true},
    {head: ""},
    ...(hasSwitches ? [{head: "switches", isNumber: true}] : []),
  ];
  const hidden = processors.length - rows.length;
  return [
    reportTable("Queue of each processor", columns, rows),
    ...(hidden > 0 ? [h("p.note", `${hidden} more processors are not shown.`)] : []),
  ];
}

/** States of goroutines in the last detailed sample. */
function goroutineTable(samples: readonly SchedSample[]): ElementContent[] {
  const last = samples.findLast(({goroutines}) => goroutines !== undefined);
  if (!last?.goroutines) return [];
  const states = [...last.goroutines].sort(([a, n], [b, m]) => m - n || compareText(a, b));
  const columns = [{head: `goroutines at ${valueText(last.at, "sec")}`}, {head: "count", isNumber: true}];
  return [
    reportTable(
      "Goroutines of the last sample by state",
      columns,
      states.slice(0, MOST_ROWS).map(([state, count]) => [state, String(count)]),
    ),
  ];
}
