import type {Better} from "../../measurement.ts";

/** A number of a run. */
export interface TimeRunValue {
  readonly name: string;
  readonly unit: string;
  readonly better: Better;
  readonly value: number;
  /** As it was printed. */
  readonly text: string;
  /** The tool's note beside it: `1.14 CPUs utilized`, `+- 3.05%`. */
  readonly note?: string;
}

/** Measurements of a run of a command, or perf's means of several. */
export interface Run {
  /** "" if unknown. */
  command: string;
  /** How many runs the numbers are the mean of. */
  meanOf: number;
  readonly values: Map<string, TimeRunValue>;
}

/** A bare number gets its unit. */
function seconds(name: string, value: number, text: string): TimeRunValue {
  return {name, unit: "sec", better: "lower", value, text: /^[\d.,]+$/.test(text) ? `${text} s` : text};
}

function counted(name: string, value: number, text: string, unit: string, better?: "lower"): TimeRunValue {
  return {name, unit, better, value, text};
}

/** A duration as clocks and shells write it: `5.158`, `0m5.158s`, `1:05.15`, `1:02:03`; some locales write a comma. */
export function readDuration(text: string): number {
  const [, hours = "0", minutes = "0", rest = "0"] =
    /^(?:(\d+)[h:](?=.*[m:]))?(?:(\d+)[m:])?(\d+(?:[.,]\d+)?)s?$/.exec(text) ?? [];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(rest.replace(",", "."));
}

const BASH = /^(real|user|sys)\s+((?:\d+h)?\d+m\d+[.,]\d+s|\d+[.,]\d+)$/;
/** Behind the command. */
const ZSH = /(?<![\w.,])(\d+[.,]\d+)s user (\d+[.,]\d+)s system (\d+)% cpu ([\d:.,]+) total$/;
const GNU =
  /^(\d+[.,]\d+)user (\d+[.,]\d+)system ([\d:.,]+)elapsed (?:\d+|\?)%CPU \(\d+avgtext\+\d+avgdata (\d+)maxresident\)k$/;
const GNU_FAULTS = /^(\d+)inputs\+(\d+)outputs \((\d+)major\+(\d+)minor\)pagefaults \d+swaps$/;
const BSD = /^\s+(\d+[.,]\d+) real\s+(\d+[.,]\d+) user\s+(\d+[.,]\d+) sys$/;
const BSD_COUNT =
  /^\s+(\d+) {2}(maximum resident set size|page reclaims|page faults|voluntary context switches|involuntary context switches|instructions retired|cycles elapsed|peak memory footprint)$/;

/** Reads a line of a shell's `time`, of GNU or BSD time without -v; undefined for any other. */
export function readTimeLine(line: string): {values: TimeRunValue[]; command?: string} | undefined {
  const bash = BASH.exec(line);
  if (bash) return {values: [seconds(bash[1] ?? "", readDuration(bash[2] ?? ""), bash[2] ?? "")]};
  const zsh = ZSH.exec(line);
  if (zsh) {
    const [, user = "", sys = "", , real = ""] = zsh;
    return {values: threeTimes(real, user, sys), command: line.slice(0, zsh.index).trimEnd()};
  }
  const gnu = GNU.exec(line);
  if (gnu) {
    const [, user = "", sys = "", real = "", rss = ""] = gnu;
    return {values: [...threeTimes(real, user, sys), maxRss(Number(rss) * 1024, `${rss} kB`)]};
  }
  const faults = GNU_FAULTS.exec(line);
  if (faults) {
    const [, , , major = "", minor = ""] = faults;
    return {
      values: [
        counted("major page faults", Number(major), major, "faults", "lower"),
        counted("minor page faults", Number(minor), minor, "faults", "lower"),
      ],
    };
  }
  return readBsdLine(line);
}

function threeTimes(real: string, user: string, sys: string): TimeRunValue[] {
  return [
    seconds("real", readDuration(real), real),
    seconds("user", readDuration(user), user),
    seconds("sys", readDuration(sys), sys),
  ];
}

function maxRss(bytes: number, text: string): TimeRunValue {
  return {name: "max RSS", unit: "B", better: "lower", value: bytes, text};
}

function readBsdLine(line: string): {values: TimeRunValue[]} | undefined {
  const times = BSD.exec(line);
  if (times) return {values: threeTimes(times[1] ?? "", times[2] ?? "", times[3] ?? "")};
  const count = BSD_COUNT.exec(line);
  if (!count) return undefined;
  const [, text = "", name = ""] = count;
  if (name === "maximum resident set size") return {values: [maxRss(Number(text), `${text} B`)]};
  if (name === "peak memory footprint") return {values: [{...maxRss(Number(text), `${text} B`), name}]};
  return {values: [counted(name, Number(text), text, name.split(" ")[0] ?? "", "lower")]};
}

/** Lines of GNU time -v that are read, by the text before the colon. */
const VERBOSE: ReadonlyMap<string, (text: string) => TimeRunValue> = new Map<
  string,
  (text: string) => TimeRunValue
>([
  ["User time (seconds)", text => seconds("user", Number(text), text)],
  ["System time (seconds)", text => seconds("sys", Number(text), text)],
  ["Elapsed (wall clock) time (h:mm:ss or m:ss)", text => seconds("real", readDuration(text), text)],
  ["Maximum resident set size (kbytes)", text => maxRss(Number(text) * 1024, `${text} kB`)],
  [
    "Major (requiring I/O) page faults",
    text => counted("major page faults", Number(text), text, "faults", "lower"),
  ],
  [
    "Minor (reclaiming a frame) page faults",
    text => counted("minor page faults", Number(text), text, "faults", "lower"),
  ],
  [
    "Voluntary context switches",
    text => counted("voluntary context switches", Number(text), text, "switches", "lower"),
  ],
  [
    "Involuntary context switches",
    text => counted("involuntary context switches", Number(text), text, "switches", "lower"),
  ],
  ["File system inputs", text => counted("file system inputs", Number(text), text, "blocks", "lower")],
  ["File system outputs", text => counted("file system outputs", Number(text), text, "blocks", "lower")],
  ["Exit status", text => counted("exit status", Number(text), text, "status")],
]);
const SILENT =
  /^\s*(?:Percent of CPU this job got|Average (?:shared text|unshared data|stack|total|resident set) size|Swaps|Socket messages (?:sent|received)|Signals delivered|Page size)\b.*: /;

/** Reads a line of GNU time -v; its first line names the command. */
export function readVerboseLine(line: string): {values: TimeRunValue[]; command?: string} | undefined {
  const named = /^\s*Command being timed: "(.*)"$/.exec(line);
  if (named) return {values: [], command: named[1] ?? ""};
  const [, name = "", text = ""] = /^\s*([A-Z][^:]*(?:\(h:mm:ss or m:ss\))?): (\S+)$/.exec(line) ?? [];
  const read = VERBOSE.get(name);
  if (read) return {values: [read(text)]};
  return SILENT.test(line) ? {values: []} : undefined;
}
