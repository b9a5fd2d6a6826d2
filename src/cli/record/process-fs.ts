import type {ChildProcess} from "node:child_process";
import {spawn} from "node:child_process";
import process from "node:process";
import type {Readable} from "node:stream";

/** A process to run, without a shell. */
export interface ProcessRequest {
  readonly command: string;
  readonly args: readonly string[];
  /** Absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Ends the process, and everything that it started, when aborted. */
  readonly signal?: AbortSignal;
}

/** Result of a process. */
export interface ProcessResult {
  /** Exit status; 128 and the signal's number for a signal, 127 if it could not be started. */
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Bytes that are kept of each stream; the process ends at more. */
const MOST_OUTPUT = 256 * 2 ** 20;
const NOT_STARTED = 127;
const KILLED = 137;
/** Time between asking a process to end and ending it, and for the last output of an ended process. */
const GRACE_MS = 2000;

const running = new Set<ChildProcess>();

/**
 * Runs a process in a group of its own, so that Ctrl-C at the terminal reaches it through us alone, and waits for its end;
 * a process that it leaves behind is not waited for. Never rejects: a program that is missing gives status 127.
 */
export function runProcess({command, args, cwd, env, signal}: ProcessRequest): Promise<ProcessResult> {
  return new Promise(resolve => {
    const child = spawn(command, args, {
      cwd,
      env: {...env},
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    track(child);
    const [stdout, stderr] = [collected(child, child.stdout), collected(child, child.stderr)];
    const stop = () => endGroup(child);
    if (signal?.aborted) stop();
    signal?.addEventListener("abort", stop, {once: true});
    const finish = (status: number, message = "") => {
      signal?.removeEventListener("abort", stop);
      running.delete(child);
      resolve({status, stdout: stdout(), stderr: stderr() + message});
    };
    child.on("error", error => finish(NOT_STARTED, `${error.message}\n`));
    child.on("exit", () => closeLater(child));
    child.on("close", code => finish(code ?? KILLED));
  });
}

/** Collects a stream of a process; returns the function that gives the text so far. */
function collected(child: ChildProcess, stream: Readable): () => string {
  const chunks: Buffer[] = [];
  let size = 0;
  stream.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size > MOST_OUTPUT) killGroup(child, "SIGKILL");
    else chunks.push(chunk);
  });
  return () => Buffer.concat(chunks).toString("utf8");
}

/** Closes the streams of a process that ended if another process, a server it started, holds them open. */
function closeLater(child: ChildProcess): void {
  const timer = setTimeout(() => {
    child.stdout?.destroy();
    child.stderr?.destroy();
  }, GRACE_MS);
  child.on("close", () => clearTimeout(timer));
}

let isHooked = false;

function track(child: ChildProcess): void {
  if (!isHooked) process.on("exit", killAll);
  isHooked = true;
  running.add(child);
}

/** Ends every running process, so that no benchmark outlives this process. */
function killAll(): void {
  for (const child of running) killGroup(child, "SIGKILL");
}

function endGroup(child: ChildProcess): void {
  killGroup(child, "SIGTERM");
  setTimeout(() => killGroup(child, "SIGKILL"), GRACE_MS).unref();
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    // It ended in this moment, or the system knows no groups.
    if (!(error instanceof Error)) throw error;
    child.kill(signal);
  }
}
