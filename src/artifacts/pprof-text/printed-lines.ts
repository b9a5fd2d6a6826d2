import type {ListLine, PrintedCall, PrintedTopRow, PrintedValue} from "./model.ts";

/** Units as pprof prints them, in bytes and in nanoseconds; other units have no factor. */
const UNITS: ReadonlyMap<string, number> = new Map([
  ["B", 1],
  ["kB", 2 ** 10],
  ["MB", 2 ** 20],
  ["GB", 2 ** 30],
  ["TB", 2 ** 40],
  ["PB", 2 ** 50],
  ["ns", 1],
  ["us", 1e3],
  ["µs", 1e3],
  ["ms", 1e6],
  ["s", 1e9],
  ["hrs", 3600e9],
]);

const VALUE = "-?\\d[\\d.]{0,30}(?:e[+-]?\\d{1,3})?[A-Za-zµ*]{0,20}";
const PERCENT = "-?\\d[\\d.]{0,20}(?:e[+-]?\\d{1,3})?%";
const ONE_VALUE = /^(-?\d[\d.]{0,30}(?:e[+-]?\d{1,3})?)([A-Za-zµ*]{0,20})$/;

/** Reads a number with its unit: `512.02kB`; undefined for any other text. */
export function readPrintedValue(text: string): PrintedValue | undefined {
  const match = ONE_VALUE.exec(text);
  const number = Number(match?.[1]);
  if (!match || !Number.isFinite(number)) return undefined;
  return {text, value: number * (UNITS.get(match[2] ?? "") ?? 1)};
}

/** Takes the mark of an inlined call off a name. */
export function withoutInline(text: string): {name: string; inline: string} {
  const match = /^(.*?)(?: (\((?:partial-)?inline\)))?$/s.exec(text.trim());
  return {name: match?.[1] ?? "", inline: match?.[2] ?? ""};
}

const NUMBERS = `^\\s*(${VALUE})\\s+(${PERCENT})\\s+(${PERCENT})\\s+(${VALUE})\\s+(${PERCENT})`;
const TOP = new RegExp(`${NUMBERS}\\s*(.*)$`);
const OWN = new RegExp(`${NUMBERS}\\s*\\| (.*)$`);
const CALL = new RegExp(`^\\s*(${VALUE})\\s+(${PERCENT}) \\|\\s+(.*)$`);

/** Reads a row of `top`: five numbers and a name. */
export function readTopRow(line: string): PrintedTopRow | undefined {
  return rowOf(TOP.exec(line));
}

/** Reads a function's own row of `peek` and `tree`. */
export function readOwnRow(line: string): PrintedTopRow | undefined {
  return rowOf(OWN.exec(line));
}

function rowOf(match: RegExpExecArray | null): PrintedTopRow | undefined {
  if (!match) return undefined;
  const [, flatText = "", flatPercent = "", sumPercent = "", cumText = "", cumPercent = "", rest = ""] =
    match;
  const [flat, cum] = [readPrintedValue(flatText), readPrintedValue(cumText)];
  return flat && cum && {flat, flatPercent, sumPercent, cum, cumPercent, ...withoutInline(rest)};
}

/** Reads a caller or a callee of `peek` and `tree`. */
export function readCall(line: string): PrintedCall | undefined {
  const [, weightText = "", percent = "", rest = ""] = CALL.exec(line) ?? [];
  const weight = readPrintedValue(weightText);
  return weight && {weight, percent, ...withoutInline(rest)};
}

const LIST_LINE = new RegExp(`^\\s*(${VALUE}|\\.)\\s+(${VALUE}|\\.)\\s+(\\d{1,9}):(.*)$`);
const LIST_SUM = new RegExp(
  `^\\s*(${VALUE}|\\.)\\s+(${VALUE}|\\.) \\(flat, cum\\)\\s+(${PERCENT}) of Total$`,
);

/** Reads a source line of `list`. */
export function readListLine(line: string): ListLine | undefined {
  const match = LIST_LINE.exec(line);
  if (!match) return undefined;
  const [, flat = "", cum = "", number, text = ""] = match;
  return {flat: readPrintedValue(flat), cum: readPrintedValue(cum), number: Number(number), text};
}

/** Reads the total cost of a function of `list`: `10ms 640ms (flat, cum) 9.07% of Total`. */
export function readListSum(
  line: string,
): {flat: PrintedValue | undefined; cum: PrintedValue | undefined; percent: string} | undefined {
  const match = LIST_SUM.exec(line);
  return match
    ? {flat: readPrintedValue(match[1] ?? ""), cum: readPrintedValue(match[2] ?? ""), percent: match[3] ?? ""}
    : undefined;
}

/** Reads the head of a function of `list`: `ROUTINE ======================== main.freq in /srv/trace.go`. */
export function readRoutine(line: string): {name: string; file: string} | undefined {
  const match = /^ROUTINE ={8,60}\s+(?:(\S.*?)\s+)?in (.*)$/.exec(line);
  return match ? {name: match[1] ?? "", file: match[2] ?? ""} : undefined;
}

/** Reads the first line of a stack of `traces`: a value, three blanks, the innermost function. */
export function readTraceHead(line: string): {weight: PrintedValue; call: string} | undefined {
  const match = new RegExp(`^\\s*(${VALUE}) {3}(\\S.*)$`).exec(line);
  const weight = readPrintedValue(match?.[1] ?? "");
  return weight && {weight, call: match?.[2] ?? ""};
}

/** Reads a stack's first line as people copy it into notes: `10ms runtime.netpoll`. */
export function readNotedTrace(line: string): {weight: PrintedValue; call: string} | undefined {
  const match = /^\s*(\d[\d.]{0,20}(?:[kMGT]?B|[nuµm]?s)) +([\w./*()[\]-]+)$/.exec(line);
  const weight = readPrintedValue(match?.[1] ?? "");
  return weight && {weight, call: match?.[2] ?? ""};
}

/**
 * Puts lines back that were pasted without their line ends: a function of `list` in a single line. Any other line is
 * returned alone.
 */
export function unfolded(line: string): string[] {
  if (!line.includes("ROUTINE ====") || !line.includes("(flat, cum)")) return [line];
  const broken = line
    .replace(/(?<!\s)\s*(Total: \S+)\s+(?=ROUTINE =)/, "\n$1\n")
    .replace(new RegExp(`(?<!\\s)\\s+(?=(?:${VALUE}|\\.) (?:${VALUE}|\\.) \\(flat, cum\\))`), "\n")
    .replace(/( of Total)\s+/, "$1\n");
  const [head = "", ...rest] = broken.split(/(?<= of Total)\n/);
  const lines = rest
    .join(" ")
    .split(new RegExp(`(?<!\\s)\\s+(?=(?:${VALUE}|\\.) (?:${VALUE}|\\.) \\d{1,9}:)`));
  return [...head.split("\n"), ...lines].filter(text => text.trim() !== "");
}
