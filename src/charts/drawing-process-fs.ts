import type {Readable} from "node:stream";
import {setImmediate} from "node:timers/promises";
import type {DrawingAllowance} from "./drawing-allowance.ts";
import {DrawingError} from "./drawing-error.ts";
import type {DrawingChild, DrawingProgram} from "./drawing-program-fs.ts";
import {startProgram} from "./drawing-program-fs.ts";
import type {ProcessLook} from "./process-watch-fs.ts";
import {watchProcess} from "./process-watch-fs.ts";

/**
 * Draws items in sequence in a single process, which starts with the first item, and again after it was ended.
 */
export interface DrawingProcess {
  /**
   * Hands a question over as JSON, and lowers the allowance by the processor time of the answer, so that the load of the
   * machine does not matter. Rejects with DrawingError when the allowance does not suffice; a program that ends, or that
   * waits without working, uses up the allowance.
   */
  ask(question: unknown, allowance: DrawingAllowance): Promise<unknown>;
}

interface Running {
  readonly child: DrawingChild;
  readonly answers: AsyncIterator<string>;
  /** Counts the parts of the output read. */
  readonly output: {parts: number};
  isReady: boolean;
}

/** A question that waits for its answer. */
interface Waiting {
  readonly question: unknown;
  readonly allowance: DrawingAllowance;
  /** The program that has the question. */
  writtenTo?: Running;
}

/** The line that a program answers with, or why there is none, and its processor time in milliseconds. */
interface Outcome {
  readonly line: string | undefined;
  /** `late` used up its time, `silent` waits without working. */
  readonly end: "answered" | "late" | "silent" | "ended";
  readonly milliseconds: number;
}

/** Milliseconds between two looks at a program that works. */
const LOOK_MS = 50;

/** Looks at a program that waits without working, after which it is ended: 5 s. */
const IDLE_LOOKS = 100;

/** Milliseconds of processor time to start. */
const MOST_START = 60_000;

/**
 * Milliseconds of processor time that a build spends on drawings that fail: first without further limits; from `STRICT_FROM`
 * on, a drawing has only `STRICT`, which suffices for most; from `MOST_LOST` on, nothing is drawn.
 */
const STRICT_FROM = 120_000;
const STRICT = 2_000;
const MOST_LOST = 600_000;

/**
 * Questions that a program has at a time: it draws while this process is busy with pages. It has one at a time after a drawing
 * that failed, and where an allowance ends, since a question may be charged for the time of the next.
 */
const WRITTEN_AHEAD = 8;

/** A longer answer is no drawing for a page. */
const LONGEST_ANSWER = 8 * 1024 * 1024;

/**
 * Runs a drawing program in a process of its own, which is ended when it works too long. A single process serves every
 * question, since starting it takes longer than most drawings. A question that a waiting program does not answer is asked
 * once more of a new process.
 */
export function drawingProcess(program: DrawingProgram): DrawingProcess {
  const {idleLooks = IDLE_LOOKS} = program;
  let running: Running | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const queue: Waiting[] = [];
  /** Milliseconds of drawings that failed. */
  let lost = 0;

  function stop(): void {
    running?.child.kill("SIGKILL");
    running = undefined;
  }

  function writeAhead(): void {
    const [first] = queue;
    if (!first || !running?.isReady || lost > 0 || first.allowance.milliseconds < STRICT) return;
    for (const waiting of queue.slice(0, WRITTEN_AHEAD)) write(waiting, running);
  }

  async function attempt(waiting: Waiting, limit: number): Promise<Outcome> {
    running ??= begin(await startProgram(program));
    hold(running.child, true);
    try {
      const started = running.isReady
        ? undefined
        : await nextLine(running, {milliseconds: MOST_START, idleLooks});
      if (started && started.end !== "answered") return started;
      running.isReady = true;
      write(waiting, running);
      writeAhead();
      return await nextLine(running, {milliseconds: limit, idleLooks});
    } finally {
      if (running) hold(running.child, false);
    }
  }

  async function answer(waiting: Waiting): Promise<unknown> {
    const {allowance} = waiting;
    const refusal = whyRefused(program.result, allowance, lost);
    if (refusal !== undefined) {
      // The program may be drawing it.
      if (waiting.writtenTo === running) stop();
      throw new DrawingError(refusal);
    }
    const limit = lost < STRICT_FROM ? allowance.milliseconds : Math.min(STRICT, allowance.milliseconds);
    let outcome = await attempt(waiting, limit);
    if (outcome.end === "silent") {
      stop();
      outcome = await attempt(waiting, limit);
    }
    const drawn = read(outcome);
    allowance.milliseconds -= drawn ? outcome.milliseconds : limit;
    if (drawn) return drawn.answer;
    stop();
    lost += limit;
    throw new DrawingError(reasonWithout(program.result, outcome, limit));
  }

  return {
    ask(question, allowance) {
      const waiting: Waiting = {question, allowance};
      queue.push(waiting);
      const mine = last
        .then(() => answer(waiting))
        .finally(() => {
          queue.shift();
          writeAhead();
        });
      last = mine.catch(() => undefined);
      writeAhead();
      // The program gets the next question before this answer is worked on.
      return mine.finally(() => setImmediate());
    },
  };
}

/** Hands a question over, unless the program has it. */
function write(waiting: Waiting, running: Running): void {
  if (waiting.writtenTo === running) return;
  waiting.writtenTo = running;
  running.child.stdin.write(`${jsonLine(waiting.question)}\n`);
}

/** Returns why nothing is drawn; undefined if it is. */
function whyRefused(result: string, allowance: DrawingAllowance, lost: number): string | undefined {
  if (lost >= MOST_LOST) return `the ${result} program failed too often in this build`;
  if (allowance.milliseconds <= 0)
    return `no processor time is left for a ${result}, other drawings used it up`;
  return undefined;
}

function begin(child: DrawingChild): Running {
  const output = {parts: 0};
  return {child, answers: linesOf(child.stdout, output), output, isReady: false};
}

/** Processor time and idle looks that end a program. */
interface Limits {
  readonly milliseconds: number;
  readonly idleLooks: number;
}

/** Waits for a line of a program, and ends the program that works too long, or waits. */
async function nextLine({child, answers, output}: Running, limits: Limits): Promise<Outcome> {
  const watch = watchProcess(child.pid);
  let end: "late" | "silent" | undefined;
  const timer = setInterval(() => {
    end ??= whyEnd(watch.look(output.parts), limits);
    if (end) child.kill("SIGKILL");
  }, LOOK_MS);
  try {
    const {value, done} = await answers.next();
    const {milliseconds} = watch.look(output.parts);
    return done
      ? {line: undefined, end: end ?? "ended", milliseconds}
      : {line: value, end: "answered", milliseconds};
  } finally {
    clearInterval(timer);
  }
}

function whyEnd({milliseconds, idleLooks}: ProcessLook, limits: Limits): "late" | "silent" | undefined {
  if (milliseconds > limits.milliseconds) return "late";
  return idleLooks > limits.idleLooks ? "silent" : undefined;
}

/** A program's answer; undefined if it is missing, too long, or not JSON, which a package may print. */
function read({line, end}: Outcome): {readonly answer: unknown} | undefined {
  if (line === undefined || end !== "answered" || line.length > LONGEST_ANSWER) return undefined;
  try {
    return {answer: JSON.parse(line)};
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}

function reasonWithout(result: string, {line, end}: Outcome, limit: number): string {
  // What is left of an allowance differs from build to build, and would make the problem differ.
  if (end === "late")
    return limit === STRICT
      ? `no ${result} within ${limit / 1000} s of processor time`
      : `no ${result} within the processor time that drawings share`;
  if (end === "silent") return `the ${result} program did not answer`;
  if (line && line.length <= LONGEST_ANSWER) return `the ${result} program gave an answer that is none`;
  if (line) return `${result} of over ${LONGEST_ANSWER} characters, expected less`;
  return `the ${result} program ended`;
}

/** The lines of a program's answers; a line that grows too long is cut. */
async function* linesOf(output: Readable, count: {parts: number}): AsyncGenerator<string> {
  let text = "";
  for await (const part of output.setEncoding("utf8")) {
    count.parts++;
    const [first = "", ...others] = String(part).split("\n");
    text += first;
    for (const line of others) {
      yield text;
      text = line;
    }
    if (text.length > LONGEST_ANSWER) yield text;
  }
}

/** JSON on a single line; U+2028 and U+2029, which JSON leaves as they are, would end a line too. */
function jsonLine(value: unknown): string {
  return JSON.stringify(value).replace(/[\u2028\u2029]/g, end => (end === "\u2028" ? "\\u2028" : "\\u2029"));
}

/** Lets our process end while the other idles, and not while it works. */
function hold(child: DrawingChild, isBusy: boolean): void {
  for (const part of [child, child.stdin, child.stdout] as unknown as {ref?(): void; unref?(): void}[])
    (isBusy ? part.ref : part.unref)?.call(part);
}
