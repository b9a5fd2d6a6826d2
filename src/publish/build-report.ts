import type {Problem} from "../problem.ts";

/** Problems of a build, for the command that runs it. */
export interface BuildReport {
  /** Entries published. */
  entries: number;
  /** Folders left out. */
  broken: number;
  /** Of reading and of drawing, in the order they were found. */
  readonly problems: Problem[];
  /** Problems of drawing, which are among `problems`: of an entry's text by its id, of other drawings by file and message. */
  readonly drawn: Map<string, readonly Problem[]>;
}

// Note: Astro runs the pages as a bundle of their own in the command's process, where a module of ours exists twice.
// A registered symbol is the same in both, so that the journal need not be read once for the site and once for its problems.
const KEY = Symbol.for("perf-journal.build-report");

/** Starts the report of a build that follows in this process. */
export function startReport(): BuildReport {
  const report: BuildReport = {entries: 0, broken: 0, problems: [], drawn: new Map()};
  Reflect.set(globalThis, KEY, report);
  return report;
}

/** The report that a command waits for; undefined when no command waits. */
export function runningReport(): BuildReport | undefined {
  return Reflect.get(globalThis, KEY) as BuildReport | undefined;
}

/** Adds problems of drawing; those of a subject once, since several pages show parts of an entry. */
export function addDrawn(report: BuildReport, subject: string, problems: readonly Problem[]): void {
  if (report.drawn.has(subject)) return;
  report.drawn.set(subject, problems);
  report.problems.push(...problems);
}
