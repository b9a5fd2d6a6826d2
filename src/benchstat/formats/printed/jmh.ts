import {csvCells} from "../csv-cells.ts";
import type {BenchmarkFormat} from "../format.ts";
import type {RecordBuilder} from "../record-builder.ts";
import {MOST_COLUMNS, printedNumber, words} from "./cells.ts";
import type {PrintedReading} from "./printed-format.ts";
import {printedFormat} from "./printed-format.ts";

/** Text output of JMH: the iterations of every fork where they were printed, otherwise the table at the end. */
export const jmhText: BenchmarkFormat = printedFormat({
  name: "JMH",
  head: /^# JMH version: |^Benchmark(?: +\(\w+\))* +Mode +(?:Cnt|Samples) +Score +(?:Error|Score error) +Units$/m,
  open: textReading,
});

/** Output of JMH with -rf csv or -rf scsv: scores and their errors. */
export const jmhCsv: BenchmarkFormat = printedFormat({
  name: "JMH",
  head: /^"Benchmark"[,;]"Mode"[,;]"Threads"[,;]"Samples"[,;]"Score"/m,
  open: csvReading,
});

const INTERVAL = "99.9 % confidence interval";
const MODES: ReadonlyMap<string, string> = new Map([
  ["thrpt", ""],
  ["avgt", ""],
  ["sample", "/mode=sample"],
  ["ss", "/mode=ss"],
]);

/** Facts that JMH prints before the iterations of a benchmark. */
interface Run {
  name: string;
  params: string;
  mode: string;
  /** True between `# Benchmark:` and the result. */
  isOpen: boolean;
}

const MODE_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^Sampling time/, "/mode=sample"],
  [/^Single shot/, "/mode=ss"],
];

function textReading(builder: RecordBuilder): PrintedReading {
  const run: Run = {name: "", params: "", mode: "", isOpen: false};
  const samples = new Map<string, {name: string; unit: string; values: number[]}>();
  const table: {cells: string[]; heads: string[]; number: number}[] = [];
  /** Full names by class and method, as the table has them. */
  const names = new Map<string, string>();
  const sampled = new Set<string>();
  let heads: string[] | undefined;
  const add = (unit: string, value: number): void => {
    const name = `${run.name}${run.params}${run.mode}`;
    const key = JSON.stringify([name, unit]);
    const known = samples.get(key) ?? {name, unit, values: []};
    known.values.push(value);
    samples.set(key, known);
    sampled.add(run.name);
    names.set(run.name.split(".").slice(-2).join("."), run.name);
  };
  return {
    line(text, number) {
      if (readHead(text, run)) return;
      if (/^Benchmark +.*Mode +(?:Cnt|Samples) +Score/.test(text)) {
        heads = words(text).slice(0, MOST_COLUMNS);
        return;
      }
      const [, rest] = /^Iteration +\d+: (.*)$/.exec(text) ?? [];
      if (rest !== undefined && run.name !== "") readIteration(rest, run, number, builder, add);
      else if (heads !== undefined && /^\S/.test(text)) {
        table.push({cells: words(text), heads, number});
      }
    },
    end() {
      for (const {name, unit, values} of samples.values()) builder.samples(name, unit, values);
      for (const {cells, heads: columns, number} of table) {
        const [own = "", ...metric] = (cells[0] ?? "").split(":");
        const name = names.get(own.split(".").slice(-2).join(".")) ?? own;
        if (metric.length === 0 && sampled.has(name)) continue;
        readRow([[name, ...metric].join(":"), ...cells.slice(1)], columns, number, builder);
      }
    },
  };
}

function readHead(text: string, run: Run): boolean {
  const [, key, value = ""] = /^# (Benchmark|Parameters|Benchmark mode): (.*)$/.exec(text) ?? [];
  if (key === "Benchmark") Object.assign(run, {name: value, params: "", isOpen: true});
  if (key === "Benchmark mode") {
    // The mode precedes the name.
    run.mode = MODE_WORDS.find(([pattern]) => pattern.test(value))?.[1] ?? "";
  }
  if (key === "Parameters")
    run.params = value
      .replace(/^\(|\)$/g, "")
      .split(", ")
      .map(pair => `/${pair.replace(" = ", "=")}`)
      .join("");
  return key !== undefined;
}

/** Reads `11.234 ns/op`; iterations of sampled times are means of many, whose mean is in the table. */
function readIteration(
  rest: string,
  run: Run,
  number: number,
  builder: RecordBuilder,
  add: (unit: string, value: number) => void,
): void {
  const [value, unit = ""] = words(rest.replace(/ ±\([\d.]+%\) \S+/, ""));
  const score = scoreOf(value);
  if (unit === "" || Number.isNaN(score))
    builder.bad(number, "iteration is left out, expected a number and a unit");
  else if (run.mode !== "/mode=sample") add(unit, score);
}

/** Reads a score as the machine's language prints it: `11.234`, `11,234`, `10⁻⁶`. */
function scoreOf(text: string | undefined): number {
  const power = /^10(⁻?)([⁰¹²³⁴-⁹]{1,3})$/.exec(text ?? "");
  if (power) {
    const exponent = [...(power[2] ?? "")].map(digit => "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(digit)).join("");
    return 10 ** (Number(exponent) * (power[1] === "" ? 1 : -1));
  }
  return printedNumber(/^\d+,\d{3}$/.test(text ?? "") ? text?.replace(",", ".") : text);
}

/** Reads a row of the table at the end: name, parameters, mode, count, score, error and unit. */
function readRow(
  cells: readonly string[],
  heads: readonly string[],
  line: number,
  builder: RecordBuilder,
): void {
  const at = cells.findIndex(cell => MODES.has(cell));
  const [name = ""] = cells;
  const unit = cells.at(-1) ?? "";
  const behind = cells.slice(at + 1, -1).filter(cell => cell !== "≈");
  const plusMinus = behind.indexOf("±");
  const numbers = (plusMinus < 0 ? behind : behind.slice(0, plusMinus)).map(scoreOf);
  const score = numbers.at(-1);
  if (at < 1 || score === undefined || Number.isNaN(score)) {
    if (at >= 1) builder.bad(line, "row is left out, expected a score and its unit");
    return;
  }
  // Percentiles of sampled times are not of all samples.
  if (/:p\d\.\d+$/.test(name)) return;
  const params = cells
    .slice(1, at)
    .map((value, index) => `/${(heads[index + 1] ?? "").replace(/[()]/g, "")}=${value}`);
  const [benchmark = "", metric] = name.split(":");
  const own = `${benchmark}${params.join("")}${MODES.get(cells[at] ?? "") ?? ""}`;
  const error = plusMinus < 0 ? Number.NaN : scoreOf(behind[plusMinus + 1]);
  addScore(builder, own, metricUnit(metric, unit), {
    score,
    error,
    n: numbers.length > 1 ? numbers[0] : undefined,
  });
}

function metricUnit(metric: string | undefined, unit: string): string {
  const plain = metric?.replace(/^[·\u00b7]/, "");
  if (plain === undefined || plain === "gc.alloc.rate.norm") return unit;
  return unit === "counts" ? plain : `${plain}-${unit.replace(/^MB\/sec$/, "MiB/s")}`;
}

interface Score {
  readonly score: number;
  /** NaN if not printed. */
  readonly error: number;
  readonly n: number | undefined;
}

function addScore(builder: RecordBuilder, name: string, unit: string, {score, error, n}: Score): void {
  builder.summary(name, unit, {
    centre: "mean",
    center: score,
    ...(Number.isFinite(error) && {low: score - error, high: score + error, interval: INTERVAL}),
    ...(n !== undefined && Number.isInteger(n) && {n}),
  });
}

function csvReading(builder: RecordBuilder): PrintedReading {
  let heads: string[] = [];
  return {
    line(text, number) {
      const isSemicolon = text.startsWith('"') && text.includes('";');
      const cells = isSemicolon ? text.split(";").map(cell => cell.replaceAll('"', "")) : csvCells(text);
      if (text.startsWith('"Benchmark"')) heads = cells.slice(0, MOST_COLUMNS);
      else if (heads.length > 0 && text !== "") readCsvRow(heads, cells, number, builder);
    },
  };
}

function readCsvRow(
  heads: readonly string[],
  cells: readonly string[],
  line: number,
  builder: RecordBuilder,
): void {
  const [name = "", mode = "", , samples, written, error, unit = ""] = cells;
  const score = scoreOf(written);
  if (cells.length < 7 || name === "" || Number.isNaN(score)) {
    if (written !== "NaN")
      builder.bad(line, "row is left out, expected a benchmark, its mode, score and unit");
    return;
  }
  if (/:p\d\.\d+$/.test(name)) return;
  const params = heads.slice(7).flatMap((head, index) => {
    const value = cells[index + 7] ?? "";
    return value === "" ? [] : [`/${head.replace(/^Param: /, "")}=${value}`];
  });
  const [benchmark = "", metric] = name.split(":");
  addScore(builder, `${benchmark}${params.join("")}${MODES.get(mode) ?? ""}`, metricUnit(metric, unit), {
    score,
    error: scoreOf(error),
    n: printedNumber(samples),
  });
}
