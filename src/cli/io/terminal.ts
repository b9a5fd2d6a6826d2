import {styleText} from "node:util";
import {printable, printableLine} from "../../text/printable.ts";
import type {CommandIo} from "./command-io.ts";

type Style = "bold" | "dim" | "red" | "yellow" | "cyan" | "blue";

/** Colours text, or leaves it as it is. */
export type Paint = (style: Style, text: string) => string;

/** Makes the painter of a stream: FORCE_COLOR and NO_COLOR first, then whether it is a terminal. */
export function painter(io: CommandIo, stream: "stdout" | "stderr"): Paint {
  const tty = stream === "stdout" ? io.isTTY : io.stderrIsTTY;
  if (!wantsColor(io.env, tty)) return (_style, text) => text;
  return (style, text) => styleText(style, text, {validateStream: false});
}

/** Decides about colour as https://no-color.org and https://force-color.org ask: FORCE_COLOR outranks NO_COLOR. */
export function wantsColor(env: CommandIo["env"], tty: boolean): boolean {
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== "0";
  if (env.NO_COLOR || env.TERM === "dumb") return false;
  return tty;
}

/**
 * Makes effects for a command with another tool's output, byte for byte: only output to a terminal has its
 * control characters shown, as `ls` does; bytes pass as they are.
 */
export function forTerminal(io: CommandIo): CommandIo {
  return {
    ...io,
    stdout: chunk => io.stdout(io.isTTY && typeof chunk === "string" ? printable(chunk) : chunk),
    stderr: text => io.stderr(io.stderrIsTTY ? printable(text) : text),
  };
}

/** Shows on a terminal that long work goes on. */
export interface Progress {
  /** Shows the progress: a short line without its end. */
  update(text: string): void;
  /** Takes the line away again. */
  done(): void;
}

const INTERVAL_TTY_MS = 100;
const INTERVAL_LOG_MS = 10_000;

/** Shows progress on standard error: a single rewritten line on a terminal, a line every ten seconds elsewhere. */
export function showProgress(io: CommandIo): Progress {
  const interval = io.stderrIsTTY ? INTERVAL_TTY_MS : INTERVAL_LOG_MS;
  // A terminal sees the first update at once; a log only learns of work that takes long.
  let last = io.stderrIsTTY ? Number.NEGATIVE_INFINITY : io.now();
  let shown = false;
  return {
    update(text) {
      if (io.now() - last < interval) return;
      last = io.now();
      shown = true;
      const line = printableLine(text);
      io.stderr(io.stderrIsTTY ? `\r\u001b[2K${line}` : `${line}\n`);
    },
    done() {
      if (shown && io.stderrIsTTY) io.stderr("\r\u001b[2K");
      shown = false;
    },
  };
}
