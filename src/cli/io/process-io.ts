import {writeSync} from "node:fs";
import process from "node:process";
import {buffer} from "node:stream/consumers";
import {errorCode} from "../../input/system-error.ts";
import {formatCommandError} from "./command-error.ts";
import type {CommandIo} from "./command-io.ts";
import {EXIT} from "./command-io.ts";
import {systemFailure} from "./system-failure.ts";

/** Exit status in a shell of a program that SIGHUP, SIGTERM or SIGPIPE ended: 128 and the signal's number. */
const HUNG_UP = 129;
const TERMINATED = 143;
const PIPE_CLOSED = 141;
/** A single Ctrl-C arrives twice where another process started this process and passes it on. */
const SAME_INTERRUPT_MS = 1000;

/** Makes the effects of this process; from then on Ctrl-C ends it with status 130. */
export function processIo(): CommandIo {
  const interruption = new AbortController();
  let holds = 0;
  let interruptedAt: number | undefined;
  const end = (status: number) => () => {
    interruption.abort();
    process.exit(status);
  };
  process.on("SIGINT", () => {
    interruptedAt ??= performance.now();
    if (holds > 0 && performance.now() - interruptedAt < SAME_INTERRUPT_MS) interruption.abort();
    else end(EXIT.interrupted)();
  });
  process.on("SIGTERM", end(TERMINATED));
  process.on("SIGHUP", end(HUNG_UP));
  process.stdout.on("error", endAtOutputError);
  process.stderr.on("error", endAtOutputError);
  return {
    stdout: chunk => void process.stdout.write(chunk),
    stderr: text => void process.stderr.write(text),
    stdin: () => buffer(process.stdin),
    ...(process.stdin.isTTY && process.stderr.isTTY && {ask}),
    cwd: process.cwd(),
    env: process.env,
    isTTY: process.stdout.isTTY === true,
    stderrIsTTY: process.stderr.isTTY === true,
    now: () => Date.now(),
    signal: interruption.signal,
    holdInterrupt() {
      holds++;
      return () => void holds--;
    },
  };
}

/**
 * Asks on standard error, since standard output may go to a file. Ctrl-D gives an empty answer; Ctrl-C ends the
 * process.
 */
async function ask(question: string): Promise<string> {
  const {createInterface} = await import("node:readline");
  const lines = createInterface({input: process.stdin, output: process.stderr});
  return new Promise(resolve => {
    lines.once("SIGINT", () => process.kill(process.pid, "SIGINT"));
    lines.once("close", () => resolve(""));
    lines.question(question, answer => {
      resolve(answer.trim());
      lines.close();
    });
  });
}

/** Waits until everything written has left the process: pipes are asynchronous on some systems. */
export async function flushOutput(): Promise<void> {
  await Promise.all([process.stdout, process.stderr].map(written));
}

function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise(resolve => {
    stream.write("", () => resolve());
  });
}

/** Ends the process: quietly if the reader of a pipe is gone, as of `show x | head`, else with the system's reason. */
function endAtOutputError(error: Error): never {
  const failure = systemFailure(error);
  if (failure === undefined) throw error;
  if (errorCode(error) === "EPIPE") process.exit(PIPE_CLOSED);
  // Writing to standard error itself may be the failure.
  if (!process.stderr.errored) writeSync(process.stderr.fd, formatCommandError(failure));
  process.exit(failure.status);
}
