/** Bytes decoded at a time: the memory for a log of any size. */
const CHUNK = 1 << 16;
/** Bytes of a line that are looked at; the runtime's own longest, `SCHED` with hundreds of P, is shorter. */
const LONGEST_LINE = 1 << 14;

const LF = 10;
const ESCAPE = String.fromCharCode(27);
/** Colours and cursor movements (ECMA-48 5.4), and titles of windows. */
const CONTROL_SEQUENCE = new RegExp(`${ESCAPE}(?:\\[[0-?]*[ -/]*[@-~]|\\][^\\u0007${ESCAPE}]*\\u0007?)`, "g");

/**
 * Visits every line of a log with its 1-based number, without colours, line ends and blanks before them, and
 * without ever holding the whole text: bytes that are not UTF-8 become U+FFFD, and lines are cut at 16 KiB. A
 * visit that returns "stop" is the last.
 */
export function eachLine(
  bytes: Uint8Array,
  visit: (line: string, number: number) => "stop" | undefined,
): void {
  const decoder = new TextDecoder();
  let number = 0;
  for (let start = 0; start < bytes.length; ) {
    const {end, next} = chunkAt(bytes, start);
    const text = decoder.decode(bytes.subarray(start, end));
    for (let at = 0; at < text.length; ) {
      const newline = text.indexOf("\n", at);
      const stop = newline < 0 ? text.length : newline;
      const line = plainLine(text.slice(at, Math.min(stop, at + LONGEST_LINE)));
      if (visit(line, ++number) === "stop") return;
      at = stop + 1;
    }
    start = next;
  }
}

/** Whole lines from `start` on, up to a chunk; of a line longer than that its beginning. */
function chunkAt(bytes: Uint8Array, start: number): {end: number; next: number} {
  const limit = start + CHUNK;
  if (limit >= bytes.length) return {end: bytes.length, next: bytes.length};
  const last = bytes.lastIndexOf(LF, limit - 1);
  if (last >= start) return {end: last + 1, next: last + 1};
  const newline = bytes.indexOf(LF, limit);
  return {end: start + LONGEST_LINE, next: newline < 0 ? bytes.length : newline + 1};
}

/**
 * Removes control characters of terminals from a line, blanks at its end, and characters that JavaScript's expressions take
 * for line ends within it: where `.` and `$` stop, an expression of two open parts tries each beginning with each end.
 */
function plainLine(line: string): string {
  return withoutControls(line).replace(OTHER_LINE_ENDS, " ").trimEnd();
}

/** Ends lines for JavaScript, and for no tool that writes reports. */
const OTHER_LINE_ENDS = /[\r\u2028\u2029]/g;

/** Removes control characters of terminals from a text, and the carriage returns of Windows' line ends. */
export function plainText(text: string): string {
  return withoutControls(text.includes("\r\n") ? text.replaceAll("\r\n", "\n") : text);
}

function withoutControls(text: string): string {
  return text.includes(ESCAPE) ? text.replace(CONTROL_SEQUENCE, "") : text;
}

/** The command that a line shows behind a prompt: `$ GODEBUG=gctrace=1 ./project`; undefined for any other line. */
export function promptedCommand(line: string): string | undefined {
  return /^\s*(?:[^\s@$]{1,100}@[^$#]{0,200})?[$❯➜]\s+(\S.*)$/u.exec(line)?.[1];
}
