import {existsSync, readdirSync, readFileSync} from "node:fs";
import {gunzipSync} from "node:zlib";
import {describe, expect, test} from "vitest";
import {artifactFile} from "../../input/artifact-file.ts";
import type {Annotation} from "../../trace/annotations.ts";
import type {Durations} from "../../trace/durations.ts";
import type {GoroutineGroup} from "../../trace/goroutine-groups.ts";
import {parseExecutionTrace} from "../../trace/parse.ts";
import type {TraceSummary} from "../../trace/summary.ts";

/** What Go's own reader makes of a trace; see testdata/README.md. */
interface Expected {
  readonly wall: number;
  readonly gomaxprocs: number;
  readonly gcBegins: number;
  readonly heapMax: number;
  readonly goalMax: number;
  readonly procRunning: number;
  readonly logs: number;
  readonly sweep: number;
  readonly mark: number;
  readonly cpuSamples: number;
  readonly stw: Readonly<Record<string, Spread>>;
  readonly latency: {count: number; sum?: number; max?: number; p50?: number; p99?: number};
  readonly groups: Readonly<Record<string, ExpectedGroup>>;
  readonly tasks: Readonly<Record<string, Spread>>;
  readonly regions: Readonly<Record<string, Spread>>;
  readonly profiles: Readonly<Record<"sync" | "net" | "syscall", readonly [count: number, time: number]>>;
}

interface Spread {
  readonly count: number;
  readonly sum: number;
  readonly max: number;
}

interface ExpectedGroup {
  readonly count: number;
  readonly exec: number;
  readonly sched: number;
  readonly syscall: number;
  readonly syscallBlock: number;
  readonly total: number;
  readonly block: Readonly<Record<string, number>>;
  readonly ranges: Readonly<Record<string, number>>;
  /** Whether one of them was in a system call when the trace began or ended. */
  readonly openSyscalls?: boolean;
}

const folder = new URL("testdata/", import.meta.url);
const names = readdirSync(new URL("traces/", folder))
  .filter(name => name.endsWith(".json"))
  .map(name => name.slice(0, -".json".length));

function summaryOf(name: string): TraceSummary {
  const packed = new URL(`traces/${name}.trace.gz`, folder);
  const bytes = existsSync(packed)
    ? gunzipSync(readFileSync(packed))
    : readFileSync(new URL(`samples/${name}.trace`, folder));
  const {model, problems} = parseExecutionTrace(artifactFile(name, name, bytes));
  expect(problems).toEqual([]);
  if (!model.summary) throw new Error("nothing was read");
  return model.summary;
}

function expectedOf(name: string): Expected {
  return JSON.parse(readFileSync(new URL(`traces/${name}.json`, folder), "utf8")) as Expected;
}

const spread = ({count, sum, max}: Durations): Spread => ({count, sum, max});
const withoutZeros = (record: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== 0));

function annotated(list: readonly Annotation[], {symbols}: TraceSummary): Record<string, Spread> {
  return Object.fromEntries(
    list
      .filter(({durations}) => durations.count > 0)
      .map(({name, durations}) => [symbols.text(name), spread(durations)]),
  );
}

/** Go gives coroutine switches no reason, nor waits that began before the trace. */
function waitingOf({waiting}: GoroutineGroup, {symbols}: TraceSummary): Record<string, number> {
  const times: Record<string, number> = {};
  for (const [reason, time] of waiting) {
    const name = symbols.text(reason).replace("coroutine switch", "");
    times[name] = (times[name] ?? 0) + time;
  }
  return withoutZeros(times);
}

describe.each(names)("parseExecutionTrace reads %s as Go's own reader does", name => {
  const summary = summaryOf(name);
  const expected = expectedOf(name);

  test("its length, processors, collections and heap", () => {
    expect({
      wall: summary.wall,
      procs: summary.procs,
      collections: summary.collections,
      heap: summary.heapLive.max,
      goal: summary.heapGoal.max,
      procTime: summary.procTime,
      logs: summary.logs,
      sweep: summary.sweeping,
      mark: summary.marking,
      left: summary.left,
    }).toEqual({
      wall: expected.wall,
      procs: expected.gomaxprocs || 2,
      collections: expected.gcBegins,
      heap: expected.heapMax,
      goal: expected.goalMax,
      procTime: expected.procRunning,
      logs: expected.logs,
      sweep: expected.sweep,
      mark: expected.mark,
      left: 0,
    });
    expect(summary.cpuSamples.reduce((sum, {count}) => sum + count, 0)).toBe(expected.cpuSamples);
  });

  test("its stops of the world", () => {
    const stops = summary.stopsByReason.map(({reason, stops}) => [
      `stop-the-world (${reason})`,
      spread(stops),
    ]);
    expect(Object.fromEntries(stops)).toEqual(expected.stw);
  });

  test("its goroutines, to the nanosecond", () => {
    expect(summary.groups.map(group => summary.symbols.text(group.name)).sort()).toEqual(
      Object.keys(expected.groups).sort(),
    );
    for (const group of summary.groups) {
      const {block, ranges, ...wanted} = expected.groups[summary.symbols.text(group.name)] as ExpectedGroup;
      expect({
        count: group.count,
        exec: group.running,
        total: group.total,
        assist: group.assist,
        block: waitingOf(group, summary),
      }).toEqual({
        count: wanted.count,
        exec: wanted.exec,
        total: wanted.total,
        assist: ranges["GC mark assist"] ?? 0,
        block: withoutZeros(block),
      });
      // Where a call is open at the end, Go's summarizer books its time twice, and at the beginning on a processor.
      if (!wanted.openSyscalls)
        expect([group.runnable, group.syscall, group.syscallBlocked]).toEqual([
          wanted.sched,
          wanted.syscall,
          wanted.syscallBlock,
        ]);
    }
  });

  test("its scheduling latencies, coroutine switches aside", () => {
    // 82 of the stays are coroutine switches, which take 2 ns as Go spaces events.
    if (name.includes("coroutines")) {
      expect(summary.latencies.count).toBe(expected.latency.count - 82);
      return;
    }
    const {count, sum, max} = summary.latencies;
    expect({count, sum, max, p50: quantile(0.5), p99: quantile(0.99)}).toEqual(expected.latency);
  });
  const quantile = (share: number): number => summary.latencies.quantile(share);

  test("its tasks and regions", () => {
    expect(annotated(summary.tasks, summary)).toEqual(expected.tasks);
    expect(annotated(summary.regions, summary)).toEqual(expected.regions);
  });

  test("its waits and system calls, as go tool trace -pprof sums them", () => {
    const sums = (matches: RegExp) => {
      const found = summary.blocked.filter(({reason}) => matches.test(summary.symbols.text(reason)));
      return [found.reduce((sum, {count}) => sum + count, 0), found.reduce((sum, {time}) => sum + time, 0)];
    };
    expect({sync: sums(/chan|sync|select/), net: sums(/^network$/), syscall: sums(/^syscall$/)}).toEqual(
      expected.profiles,
    );
  });
});

test("times of a group add up to how long its goroutines were there", () => {
  for (const name of names) {
    for (const {running, runnable, syscall, syscallBlocked, waiting, total} of summaryOf(name).groups) {
      const waited = [...waiting.values()].reduce((sum, time) => sum + time, 0);
      expect(running + runnable + syscall + syscallBlocked + waited).toBe(total);
    }
  }
});
