import type {ChildProcess} from "node:child_process";
import {fork} from "node:child_process";
import {existsSync, readdirSync} from "node:fs";
import {getCompileCacheDir} from "node:module";
import {availableParallelism} from "node:os";
import {join} from "node:path";
import process from "node:process";
import {isSystemError} from "../../input/system-error.ts";
import type {JournalPlace} from "../../journal/read/journal-place.ts";
import type {BuildReport} from "../../publish/build-report.ts";
import {addDrawn} from "../../publish/build-report.ts";
import type {CompiledPages} from "./compiled-pages.ts";
import {addressBelow, keyOf} from "./page-file.ts";
import type {PagePath} from "./pages-entry.ts";
import type {HelperAnswer, HelperTask, HelperWork} from "./render-helper.ts";
import type {SiteChoice} from "./site-choice.ts";
import type {RenderedPage} from "./write-page.ts";

/** Bytes of memory that a process may need. */
const PROCESS_BYTES = 1.2e9;

/** Attachments of a large journal; a text is rendered faster than a second process reads it. */
const LARGE_FILES = 40;

/** Maximum processes by default: each reads the whole journal. */
const MOST_JOBS = 4;

/** Processors that a process keeps busy with its drawing programs, the search index, and the engine's own threads. */
const PROCESSORS_PER_JOB = 2;

/** A process that renders pages of the same journal into the same folder. */
export interface RenderHelper {
  /** Resolves when the journal is read; rejects with LostHelper. */
  readonly ready: Promise<void>;
  /**
   * Renders pages and writes their files; null for a page without a file, undefined for a page that the process
   * has not, or that failed. Rejects with LostHelper if the process has ended.
   */
  render(paths: readonly PagePath[]): Promise<readonly (RenderedPage | null | undefined)[]>;
  /** Ends the process at once. */
  kill(): void;
  /** Ends the process and waits for its end. */
  stop(): Promise<void>;
}

/** The process of a helper ended by itself. */
export class LostHelper extends Error {
  override readonly name = "LostHelper";
}

/** Returns how many processes render by default: one for two processors, at most what memory allows. */
export function defaultJobs(): number {
  const byMemory = Math.floor(process.availableMemory() / PROCESS_BYTES);
  const byProcessors = Math.floor(availableParallelism() / PROCESSORS_PER_JOB);
  return Math.max(1, Math.min(byProcessors, byMemory, MOST_JOBS));
}

/** True for a journal that takes longer to render than a second process takes to start and to read it. */
export function isLarge({root, dir, journals = []}: JournalPlace): boolean {
  const folders = [dir, ...journals.map(journal => journal.dir)];
  try {
    return folders.reduce((sum, folder) => sum + attachmentsIn(join(root, folder)), 0) >= LARGE_FILES;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return false;
  }
}

function attachmentsIn(folder: string): number {
  const files = readdirSync(folder, {recursive: true, withFileTypes: true});
  return files.filter(file => file.isFile() && file.name !== "index.md").length;
}

/** Starts helpers for a build in `folder`; problems of drawing are added to the build's report. */
export function startHelpers(
  count: number,
  work: {readonly choice: SiteChoice; readonly compiled: CompiledPages; readonly folder: string},
  report: BuildReport,
): RenderHelper[] {
  return Array.from({length: count}, () => startHelper(work, report));
}

function startHelper(work: HelperWork, report: BuildReport): RenderHelper {
  const cache = getCompileCacheDir();
  const child = fork(helperProgram(), {
    serialization: "advanced",
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    env: {...process.env, ...(cache && {NODE_COMPILE_CACHE: cache})},
  });
  const exchange = answersOf(child);
  child.send(work satisfies HelperWork);
  const ready = exchange.next(0).then(() => undefined);
  // It may end before anything waits for it.
  ready.catch(() => undefined);
  return {
    ready,
    async render(paths) {
      const pages = paths.map(path => ({address: addressBelow(path), key: keyOf(path)}));
      const id = exchange.newId();
      const answered = exchange.next(id);
      if (child.connected) child.send({id, pages} satisfies HelperTask);
      const answer = await answered;
      for (const [entry, problems] of answer.drawn) addDrawn(report, entry, problems);
      return answer.pages;
    },
    kill: () => void child.kill("SIGKILL"),
    async stop() {
      if (!exchange.isLost()) await new Promise(resolve => child.once("exit", resolve).kill("SIGKILL"));
    },
  };
}

/** Answers of a process, each to a question of a number; 0 is that it is ready. */
function answersOf(child: ChildProcess) {
  const waiting = new Map<number, {resolve(answer: HelperAnswer): void; reject(error: Error): void}>();
  let last = 0;
  let isLost = false;
  const lose = (): void => {
    isLost = true;
    for (const {reject} of waiting.values()) reject(new LostHelper("a rendering process ended"));
    waiting.clear();
  };
  child.on("message", (answer: HelperAnswer) => {
    waiting.get(answer.id)?.resolve(answer);
    waiting.delete(answer.id);
  });
  child.on("exit", lose);
  child.on("error", lose);
  return {
    isLost: () => isLost,
    newId: () => ++last,
    next(id: number): Promise<HelperAnswer> {
      if (isLost) return Promise.reject(new LostHelper("a rendering process ended"));
      return new Promise((resolve, reject) => waiting.set(id, {resolve, reject}));
    },
  };
}

/** Finds the program of a helper: beside this file in a checkout, beside the command line in the package. */
function helperProgram(): string {
  const [source, compiled] = ["render-helper.ts", "render-helper.js"].map(name =>
    join(import.meta.dirname, name),
  );
  return source !== undefined && existsSync(source) ? source : (compiled ?? "");
}
