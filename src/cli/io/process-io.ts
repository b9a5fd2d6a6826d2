import process from "node:process";
import {buffer} from "node:stream/consumers";
import type {CommandIo} from "./command-io.ts";
import {EXIT} from "./command-io.ts";

/** What a shell reports for a program that SIGTERM or SIGPIPE ended: 128 and the signal's number. */
const TERMINATED = 143;
const PIPE_CLOSED = 141;

/** Makes the effects of this process; from then on Ctrl-C ends it with status 130. */
export function processIo(): CommandIo {
  const interruption = new AbortController();
  const interrupt = (status: number) => () => {
    interruption.abort();
    process.exit(status);
  };
  process.on("SIGINT", interrupt(EXIT.interrupted));
  process.on("SIGTERM", interrupt(TERMINATED));
  process.stdout.on("error", exitWhenReaderLeft);
  process.stderr.on("error", exitWhenReaderLeft);
  return {
    stdout: chunk => void process.stdout.write(chunk),
    stderr: text => void process.stderr.write(text),
    stdin: () => buffer(process.stdin),
    cwd: process.cwd(),
    env: process.env,
    isTTY: process.stdout.isTTY === true,
    stderrIsTTY: process.stderr.isTTY === true,
    now: () => Date.now(),
    signal: interruption.signal,
  };
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

/** `perf-journal show x | head` is no mistake: end quietly when nobody reads on. */
function exitWhenReaderLeft(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") process.exit(PIPE_CLOSED);
  throw error;
}
