import type {GoroutineGroup} from "../../trace/goroutine-groups.ts";
import type {TraceSummary} from "../../trace/summary.ts";
import type {Fact} from "../kind.ts";
import {valueText} from "../shared/quantities.ts";
import {busyTime, SECOND, waitsByReason} from "./quantities.ts";

/** A stop of the world beyond is worth a word, in nanoseconds. */
const LONG_STOP = 1e6;
/** Minimum shares of the processors' time that are mentioned. */
const MUCH_ASSIST = 0.05;
const MUCH_COLLECTING = 0.25;
const IDLE = 0.5;
/** Changes of GOMAXPROCS that are named. */
const MOST_CHANGES = 6;
/** Reasons for waiting that are named. */
const REASONS = 3;
/** Goroutines that wait for a processor, for each processor. */
const CROWDED = 4;

/** Writes nanoseconds: `20.7 ms`. */
export function timeText(nanoseconds: number): string {
  return valueText(nanoseconds / SECOND, "sec");
}

/** Writes a share of a whole: `8.3%`. */
export function shareText(part: number, whole: number): string {
  if (!(whole > 0)) return "–";
  const percent = (part / whole) * 100;
  return `${percent >= 9.95 ? Math.round(percent) : Number(percent.toPrecision(2))}%`;
}

/** The facts at the head of a trace. */
export function traceFacts(summary: TraceSummary): Fact[] {
  const {start, wall, procsOverTime, capacity, stops, latencies, heapLive, heapGoal} = summary;
  const goal = heapGoal.max > 0 ? `, goal ${valueText(heapGoal.max, "B")}` : "";
  return [
    ...(start === undefined ? [] : [{name: "recorded", value: momentText(start)}]),
    {name: "wall time", value: timeText(wall)},
    {name: "GOMAXPROCS", value: changesText(procsOverTime)},
    {
      name: "utilisation",
      value: `${shareText(busyTime(summary), capacity)}, ${busyProcs(summary)} procs busy`,
    },
    {name: "goroutines", value: String(summary.goroutines)},
    {name: "GC cycles", value: String(summary.collections)},
    ...(stops.count > 0
      ? [{name: "STW", value: `${stops.count}, ${timeText(stops.sum)}, at most ${timeText(stops.max)}`}]
      : []),
    ...(heapLive.max > 0 ? [{name: "heap", value: `at most ${valueText(heapLive.max, "B")}${goal}`}] : []),
    ...(latencies.count > 0
      ? [
          {
            name: "sched latency",
            value: `p50 ${timeText(latencies.quantile(0.5))}, max ${timeText(latencies.max)}`,
          },
        ]
      : []),
    {name: "events", value: String(summary.events)},
  ];
}

/** A number's values in order; of many changes the last. */
function changesText(values: readonly number[]): string {
  const shown = values.slice(-MOST_CHANGES);
  return `${shown.length < values.length ? "… " : ""}${shown.join(" → ")}`;
}

function busyProcs(summary: TraceSummary): string {
  return (busyTime(summary) / Math.max(summary.wall, 1)).toFixed(2);
}

/** A moment in universal time, to the second. */
function momentText(milliseconds: number): string {
  const moment = new Date(milliseconds);
  if (Number.isNaN(moment.getTime())) return "–";
  return `${moment.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

/** Time of the program's own goroutines by state. */
function timeWords(summary: TraceSummary): string[] {
  const own = summary.groups.filter(group => !group.isSystem);
  const sum = (of: (group: GoroutineGroup) => number): number =>
    own.reduce((total, group) => total + of(group), 0);
  const total = sum(group => group.total);
  const running = sum(group => group.running + group.syscall);
  const runnable = sum(group => group.runnable);
  if (total === 0) return [];
  const part = (time: number): string => shareText(time, total);
  const waits = waitsByReason(summary).slice(0, REASONS);
  const reasons = waits.map(({reason, time}) => `${reason} ${timeText(time)}`).join(", ");
  return [
    `Of the ${timeText(total)} that the program's own goroutines were there, they ran ${part(running)}, were ready to run ${part(runnable)} and waited ${part(total - running - runnable)}${reasons === "" ? "" : `: ${reasons}`}.`,
  ];
}

/** Conclusions from a trace, as sentences. */
export function verdicts(summary: TraceSummary): string[] {
  const {stops, wall, capacity, assist, running, collector, groups} = summary;
  const runnable = groups.reduce((sum, group) => sum + group.runnable, 0);
  const queue = runnable / Math.max(wall, 1);
  const texts = timeWords(summary);
  if (queue >= CROWDED * summary.procs)
    texts.push(
      `${queue.toFixed(1)} goroutines on average were ready to run and had no processor: more than ${summary.procs} procs can run.`,
    );
  else if (capacity > 0 && busyTime(summary) / capacity < IDLE)
    texts.push(
      `Processors were idle ${shareText(capacity - busyTime(summary), capacity)} of the time: what limits this program is waiting, not computing.`,
    );
  if (stops.max > LONG_STOP)
    texts.push(
      `The longest stop of the world took ${timeText(stops.max)}; most programs see less than 1 ms.`,
    );
  if (capacity > 0 && collector / capacity >= MUCH_COLLECTING)
    texts.push(
      `The collector's workers had ${shareText(collector, capacity)} of the processors' time; it aims at 25% while it marks, and takes idle processors beside.`,
    );
  if (running > 0 && assist / running >= MUCH_ASSIST)
    texts.push(
      `Assists held goroutines that allocate up for ${timeText(assist)}: they marked for the collector, or waited to. All goroutines together ran ${timeText(running)}.`,
    );
  if (summary.left > 0)
    texts.push(
      `${summary.left} of ${summary.events} events contradict the others and were left out: times are approximate.`,
    );
  return texts;
}
