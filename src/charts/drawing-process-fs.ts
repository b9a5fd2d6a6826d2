import type {ChildProcessByStdio} from "node:child_process";
import {spawn} from "node:child_process";
import {existsSync, readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {basename, dirname, join, sep} from "node:path";
import {performance} from "node:perf_hooks";
import process from "node:process";
import type {Readable, Writable} from "node:stream";
import {DrawingError, DrawingTimeout} from "./drawing-error.ts";

/** A program that draws in a process of its own. */
export interface DrawingProgram {
  /** File beside this module: for each line of JSON it reads, it answers with a line of JSON. */
  readonly script: string;
  /** The package it draws with. */
  readonly package: string;
  /** Its JavaScript may take so much memory. */
  readonly megabytes: number;
  /** Name of the result, for messages: `layout`. */
  readonly result: string;
}

/**
 * Draws items in sequence in a single process, which starts with the first item, and again after it was ended.
 */
export interface DrawingProcess {
  /**
   * Hands a question over as JSON; rejects with DrawingError when the program has worked on it for `limit` milliseconds of
   * processor time, so that the load of the machine does not matter.
   */
  ask(question: unknown, limit: number): Promise<unknown>;
}

interface Running {
  readonly child: ChildProcessByStdio<Writable, Readable, null>;
  readonly answers: AsyncIterator<string>;
}

/** Milliseconds of processor time that a build spends on answers that do not come. */
const MOST_LATE = 60_000;

/** Milliseconds between two looks at a program that works. */
const LOOK_MS = 50;

/**
 * Milliseconds on the clock per millisecond of processor time, after which a program is ended that waits
 * without working, or whose processor time the system does not give.
 */
const WAITING = 30;

/** A longer answer is no drawing for a page. */
const LONGEST_ANSWER = 8 * 1024 * 1024;

/**
 * Runs a drawing program in a process of its own, which can neither read the files of a journal nor write nor
 * start programs, knows no environment and no time zone but UTC, and is ended when it works too long. A
 * single process serves every question, since starting it takes longer than most drawings.
 */
export function drawingProcess(program: DrawingProgram): DrawingProcess {
  let running: Running | undefined;
  let last: Promise<unknown> = Promise.resolve();
  /** Milliseconds that were waited for answers that did not come. */
  let late = 0;

  function stop(which: Running | undefined): void {
    which?.child.kill("SIGKILL");
    if (running === which) running = undefined;
  }

  async function answer(question: unknown, limit: number): Promise<unknown> {
    if (late >= MOST_LATE)
      throw new DrawingError(`the ${program.result} program hung too often in this build`);
    running ??= start(program);
    const mine = running;
    hold(mine.child, true);
    mine.child.stdin.write(`${jsonLine(question)}\n`);
    let isLate = false;
    const isOver = workLimit(mine.child.pid, limit);
    const timer = setInterval(() => {
      isLate ||= isOver();
      if (isLate) stop(mine);
    }, LOOK_MS);
    try {
      const {value, done} = await mine.answers.next();
      const drawn = !done && value.length <= LONGEST_ANSWER ? read(value) : undefined;
      if (drawn) return drawn.answer;
      stop(mine);
      if (!isLate) throw new DrawingError(reasonWithout(program.result, value));
      late += limit;
      throw new DrawingTimeout(`no ${program.result} within ${limit / 1000} s of processor time`);
    } finally {
      clearInterval(timer);
      hold(mine.child, false);
    }
  }

  return {
    ask(question, limit) {
      const mine = last.then(() => answer(question, limit));
      last = mine.catch(() => undefined);
      return mine;
    },
  };
}

/** Returns a function that is true once a process has worked for `limit` milliseconds from now on, or waited for much longer. */
function workLimit(pid: number | undefined, limit: number): () => boolean {
  const before = processorTime(pid) ?? 0;
  const start = performance.now();
  return () => (processorTime(pid) ?? 0) - before > limit || performance.now() - start > WAITING * limit;
}

/** Ticks of the processor time in a line of /proc are hundredths of a second on every Linux. */
const TICK_MS = 10;

/** Reads the processor time of a process in milliseconds; undefined where the system has no /proc. */
function processorTime(pid: number | undefined): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    // The name in parentheses may hold anything; user and system time are the 12th and 13th field after it.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    return undefined;
  }
}

/** A program's answer; undefined for anything but JSON, which a package may print. */
function read(line: string): {readonly answer: unknown} | undefined {
  try {
    return {answer: JSON.parse(line)};
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}

function reasonWithout(result: string, value: string | undefined): string {
  if (value && value.length <= LONGEST_ANSWER) return `the ${result} program gave an answer that is none`;
  if (value) return `${result} of over ${LONGEST_ANSWER} characters, expected less`;
  return `the ${result} program ended`;
}

/** The lines of a program's answers; a line that grows too long is cut. */
async function* linesOf(output: Readable): AsyncGenerator<string> {
  let text = "";
  for await (const part of output.setEncoding("utf8")) {
    text += part;
    for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n")) {
      yield text.slice(0, end);
      text = text.slice(end + 1);
    }
    if (text.length > LONGEST_ANSWER) yield text;
  }
}

/** JSON on a single line; U+2028 and U+2029, which JSON leaves as they are, would end a line too. */
function jsonLine(value: unknown): string {
  return JSON.stringify(value).replace(/[\u2028\u2029]/g, end => (end === "\u2028" ? "\\u2028" : "\\u2029"));
}

function start(program: DrawingProgram): Running {
  const {script, readable} = findProgram(program);
  const child = spawn(process.execPath, [...permissions(readable, program), script], {
    stdio: ["pipe", "pipe", "ignore"],
    env: {TZ: "UTC"},
  });
  const ignore = (): void => undefined;
  child.on("error", ignore);
  child.stdin.on("error", ignore);
  return {child, answers: linesOf(child.stdout)};
}

/** A drawing program's file, and every file and folder it must read; absolute. */
interface FoundProgram {
  readonly script: string;
  readonly readable: readonly string[];
}

/**
 * Finds the program beside this file with its packages, or where this file is compiled, as a single file in
 * `children/`.
 */
function findProgram(program: DrawingProgram): FoundProgram {
  const script = join(import.meta.dirname, program.script);
  if (!existsSync(script)) {
    const alone = findAbove(import.meta.dirname, join("children", basename(program.script)));
    return {script: alone, readable: [alone]};
  }
  const root = dirname(dirname(dirname(dirname(script))));
  // The packages' folder may be a link; the path that leads to it must be readable, too.
  const packages = packagesFolder(createRequire(script).resolve(program.package));
  return {script, readable: [script, join(root, "package.json"), join(root, "node_modules"), packages]};
}

/** Finds a file below the nearest folder above that has it. */
function findAbove(folder: string, file: string): string {
  const parent = dirname(folder);
  if (existsSync(join(folder, file))) return join(folder, file);
  if (parent === folder) throw new Error(`${file} is not where it belongs`);
  return findAbove(parent, file);
}

/** Flags that restrict the process to reading those files, and limit its memory. */
function permissions(readable: readonly string[], program: DrawingProgram): string[] {
  const flag = ["--permission", "--experimental-permission"].find(name =>
    process.allowedNodeEnvironmentFlags.has(name),
  );
  const allowed = flag === undefined ? [] : [flag, ...readable.map(path => `--allow-fs-read=${path}`)];
  return [...allowed, "--disallow-code-generation-from-strings", `--max-old-space-size=${program.megabytes}`];
}

/** The outermost `node_modules` that a file lies in. */
function packagesFolder(file: string): string {
  const parts = file.split(sep);
  const end = parts.indexOf("node_modules");
  return end < 0 ? dirname(dirname(file)) : parts.slice(0, end + 1).join(sep);
}

/** Lets our process end while the other idles, and not while it works. */
function hold(child: Running["child"], isBusy: boolean): void {
  for (const part of [child, child.stdin, child.stdout] as unknown as {ref?(): void; unref?(): void}[])
    (isBusy ? part.ref : part.unref)?.call(part);
}
