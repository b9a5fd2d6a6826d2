import type {CommandIo} from "../io/command-io.ts";

/** Returns a function that shows how far a long import is; it writes on a terminal only, and erases the line at the end. */
export function progress(io: CommandIo, what: string, total: number): (done: number) => void {
  return done => {
    if (!io.stderrIsTTY) return;
    io.stderr(done < total ? `\r${done} of ${total} ${what}` : "\r\x1b[K");
  };
}
