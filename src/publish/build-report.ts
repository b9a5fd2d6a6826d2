import type {Problem} from "../problem.ts";

/** Problems of a build, for the command that runs it. */
export interface BuildReport {
  /** Entries published. */
  entries: number;
  /** Folders left out. */
  broken: number;
  /** Of reading and of drawing, in the order they were found. */
  readonly problems: Problem[];
}

// Note: Astro runs the pages as a bundle of their own in the command's process, where a module of ours exists twice.
// A registered symbol is the same in both, so that the journal need not be read once for the site and once for its problems.
const KEY = Symbol.for("perf-journal.build-report");

/** Starts the report of a build that follows in this process. */
export function startReport(): BuildReport {
  const report: BuildReport = {entries: 0, broken: 0, problems: []};
  Reflect.set(globalThis, KEY, report);
  return report;
}

/** The report that a command waits for; undefined when no command waits. */
export function runningReport(): BuildReport | undefined {
  return Reflect.get(globalThis, KEY) as BuildReport | undefined;
}
