import type {CommandIo} from "../../src/cli/io/command-io.ts";

/** Effects that record a command's output. */
export interface RecordingIo extends CommandIo {
  /** Everything written to standard output so far. */
  readonly output: () => string;
  /** Everything written to standard error so far. */
  readonly messages: () => string;
}

/** Makes effects without a terminal, at noon UTC of 3 May 2026; `changes` replaces any of them. */
export function recordingIo(changes: Partial<CommandIo> = {}): RecordingIo {
  const out: string[] = [];
  const messages: string[] = [];
  return {
    stdout: chunk => void out.push(typeof chunk === "string" ? chunk : new TextDecoder().decode(chunk)),
    stderr: text => void messages.push(text),
    stdin: () => Promise.resolve(new Uint8Array()),
    cwd: process.cwd(),
    env: {},
    isTTY: false,
    stderrIsTTY: false,
    now: () => Date.UTC(2026, 4, 3, 12),
    signal: new AbortController().signal,
    holdInterrupt: () => () => {},
    output: () => out.join(""),
    messages: () => messages.join(""),
    ...changes,
  };
}
