import type {ArtifactFile} from "../input/artifact-file.ts";
import type {Parsed} from "../input/parsed.ts";
import type {Problem} from "../problem.ts";
import {problemAt} from "../problem.ts";
import {
  missingEvents,
  moreUnreadableEvents,
  noWholePart,
  unknownTraceVersion,
  unreadableEvents,
} from "../problems/reports.ts";
import {Accounts} from "./accounts.ts";
import type {Generation} from "./generations.ts";
import {readGenerations} from "./generations.ts";
import type {MergeCounts} from "./merge-threads.ts";
import {mergeThreads} from "./merge-threads.ts";
import {Scheduler} from "./scheduler.ts";
import type {TraceSummary} from "./summary.ts";
import {summarizeTrace} from "./summary.ts";
import {Symbols} from "./symbols.ts";
import {ThreadCursor} from "./thread-cursor.ts";

/** A parsed execution trace. */
export interface ExecutionTrace {
  /** Minor version of the file's format: 22, 23, 25, 26; undefined where it cannot be read at all. */
  readonly version: number | undefined;
  /** Undefined where no part of it can be read. */
  readonly summary: TraceSummary | undefined;
}

/** Minor versions of Go whose format is read. */
const VERSIONS = [22, 23, 25, 26];
/** Complaints about single places; a torn file would otherwise fill every list. */
const MOST_COMPLAINTS = 20;

const STOP = "end the recording with trace.Stop() before the program exits, and copy the file whole";

/** The minor version of Go that a trace's first bytes name; undefined for any other file. */
export function traceVersion(bytes: Uint8Array): number | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 16));
  const match = /^go 1\.(\d+) trace\0{3,4}/.exec(start);
  return match ? Number(match[1]) : undefined;
}

/** Reads an execution trace. Unreadable parts become problems with their offset in the file. */
export function parseExecutionTrace(file: ArtifactFile): Parsed<ExecutionTrace> {
  const version = traceVersion(file.bytes);
  if (version === undefined || !VERSIONS.includes(version))
    return {model: {version, summary: undefined}, problems: [unknownVersion(file.path, version)]};
  const complaints = complaintList(file.path);
  const summary = readTrace(file.bytes, version, complaints);
  return {model: {version, summary}, problems: complaints.problems(summary !== undefined)};
}

function unknownVersion(file: string, version: number | undefined): Problem {
  return problemAt({file}, unknownTraceVersion(version));
}

function readTrace(bytes: Uint8Array, version: number, complaints: Complaints): TraceSummary | undefined {
  const symbols = new Symbols();
  const accounts = new Accounts(symbols);
  const scheduler = new Scheduler(accounts);
  const counts: MergeCounts = {events: 0, left: 0, firstLeft: 0};
  let first: Generation | undefined;
  let parts = 0;
  for (const generation of readGenerations(bytes, version, symbols, complaints.add)) {
    first ??= generation;
    parts++;
    readGeneration(generation, originOf(first), bytes, {accounts, scheduler, counts, complaints});
  }
  if (!first) return undefined;
  accounts.end();
  scheduler.finish();
  if (counts.left > 0)
    complaints.add(counts.firstLeft, `${counts.left} of ${counts.events} events contradict others`, false);
  const lost = scheduler.lost + symbols.lost + accounts.annotations.lost;
  if (lost > 0) complaints.add(0, `${lost} goroutines, tasks, names or stacks are too many`, false);
  return summarizeTrace(accounts, {
    version,
    parts,
    counts,
    procCount: scheduler.procCount,
    start: startOf(first),
  });
}

/** The trace's beginning in nanoseconds of its clock. */
function originOf({earliest, tick}: Generation): number {
  return Math.trunc(earliest * tick);
}

/** The trace's beginning by the wall clock, in milliseconds since 1970. */
function startOf({clock, earliest, tick}: Generation): number | undefined {
  return clock && clock.wall - ((clock.time - earliest) * tick) / 1e6;
}

interface Reading {
  readonly accounts: Accounts;
  readonly scheduler: Scheduler;
  readonly counts: MergeCounts;
  readonly complaints: Complaints;
}

function readGeneration(generation: Generation, origin: number, bytes: Uint8Array, reading: Reading): void {
  const {accounts, scheduler, counts, complaints} = reading;
  const {tick, tables, cpuSamples} = generation;
  const timeOf = (ticks: number): number => Math.trunc(ticks * tick) - origin;
  accounts.beginGeneration(timeOf(generation.earliest));
  scheduler.begin(generation.number, tables);
  const complain = (offset: number): void => complaints.add(offset, "event cannot be read", false);
  const cursors = [...generation.threads].map(
    ([thread, batches]) => new ThreadCursor(thread, batches, bytes, {tick, origin}, complain),
  );
  let sample = 0;
  const samplesUntil = (time: number): void => {
    for (let next = cpuSamples[sample]; next && timeOf(next.time) < time; next = cpuSamples[++sample])
      accounts.cpuSample(timeOf(next.time), tables.stack(next.stack));
  };
  mergeThreads(cursors, counts, samplesUntil, event => scheduler.take(event));
  samplesUntil(Number.POSITIVE_INFINITY);
}

/** Collects the problems of a trace. */
interface Complaints {
  readonly add: (offset: number, message: string, isLost: boolean) => void;
  problems(isRead: boolean): Problem[];
}

function complaintList(file: string): Complaints {
  const list: {offset: number; message: string; isLost: boolean}[] = [];
  let hidden = 0;
  return {
    add(offset, message, isLost) {
      if (list.length < MOST_COMPLAINTS) list.push({offset, message, isLost});
      else hidden++;
    },
    problems(isRead) {
      const problems = list.map(({offset, message, isLost}): Problem => {
        const problem = isLost ? missingEvents : unreadableEvents;
        return problemAt({file}, problem(message, offset, STOP));
      });
      if (hidden > 0) problems.push(problemAt({file}, moreUnreadableEvents(hidden)));
      if (!isRead) problems.push(problemAt({file}, noWholePart(STOP)));
      return problems;
    },
  };
}
