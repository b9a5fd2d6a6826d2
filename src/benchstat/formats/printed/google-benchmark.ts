import {csvCells} from "../csv-cells.ts";
import type {BenchmarkFormat} from "../format.ts";
import {readRuns} from "../google-benchmark.ts";
import type {RecordBuilder} from "../record-builder.ts";
import {MOST_COLUMNS, printedNumber, words} from "./cells.ts";
import type {PrintedReading} from "./printed-format.ts";
import {printedFormat} from "./printed-format.ts";

/** A run as the JSON output has it. */
type Run = Record<string, unknown>;

/** Console output of Google Benchmark: each repetition is a sample, counters are behind the iterations. */
export const googleBenchmarkConsole: BenchmarkFormat = printedFormat({
  name: "Google Benchmark",
  head: /^Benchmark +Time +CPU +Iterations/m,
  open: consoleReading,
});

/** Output of Google Benchmark as CSV, below its lines about the machine. */
export const googleBenchmarkCsv: BenchmarkFormat = printedFormat({
  name: "Google Benchmark",
  head: /^name,iterations,real_time,cpu_time,time_unit/m,
  open: csvReading,
});

function consoleReading(builder: RecordBuilder): PrintedReading {
  const runs: Run[] = [];
  let counters: string[] = [];
  return {
    line(text, number) {
      const cells = words(text);
      if (/^Benchmark +Time +CPU +Iterations/.test(text)) {
        counters = cells.slice(4).filter(name => name !== "UserCounters...");
        return;
      }
      const failed = text.indexOf(" ERROR OCCURRED: ");
      if (failed > 0) {
        builder.bad(
          number,
          `benchmark ${text.slice(0, failed).trim()} is left out, expected a run without error`,
        );
        return;
      }
      const at = cells.findIndex((_, index) => isRunAt(cells, index));
      if (at > 0) runs.push(consoleRun(cells, at, counters));
      else if (/^BM_\S* +\d/.test(text) && !COMPLEXITY.test(text))
        builder.bad(number, "line is left out, expected two times with units and a number of iterations");
    },
    end: () => readRuns(withKinds(runs), builder),
  };
}

/** Rows of complexity estimates, in units of their own. */
const COMPLEXITY = /^\S+_(?:BigO|RMS) /;
const UNIT = /^(?:ns|us|ms|s|%)$/;

/** True if a row's times and iterations begin at a word. */
function isRunAt(cells: readonly string[], at: number): boolean {
  const [time, unit = "", cpu, cpuUnit = "", iterations = ""] = cells.slice(at, at + 5);
  return (
    UNIT.test(unit) &&
    UNIT.test(cpuUnit) &&
    Number.isFinite(printedNumber(time)) &&
    Number.isFinite(printedNumber(cpu)) &&
    /^\d+$/.test(iterations)
  );
}

function consoleRun(cells: readonly string[], at: number, counters: readonly string[]): Run {
  const rest = cells.slice(at + 5);
  const named = rest.flatMap((cell, index): [string, number | undefined][] => {
    const equals = cell.lastIndexOf("=");
    const name = equals > 0 ? cell.slice(0, equals) : counters[index];
    return name === undefined ? [] : [[name, counterValue(name, equals > 0 ? cell.slice(equals + 1) : cell)]];
  });
  return {
    ...Object.fromEntries(named.filter(([, value]) => value !== undefined)),
    name: cells.slice(0, at).join(" "),
    real_time: printedNumber(cells[at]),
    cpu_time: printedNumber(cells[at + 2]),
    time_unit: cells[at + 1],
    iterations: printedNumber(cells[at + 4]),
  };
}

const PREFIXES = "kMGTPE";

/** Reads `271.805M/s`: of bytes a second and behind an i a prefix is of 1024, otherwise of 1000. */
function counterValue(name: string, text: string): number | undefined {
  const [, number, prefix = "", binary = ""] =
    /^(-?[\d.e+-]{1,30}?)([kMGTPE]?)(i?)(?:\/s)?$/.exec(text) ?? [];
  const value = printedNumber(number);
  const base = binary !== "" || name === "bytes_per_second" ? 1024 : 1000;
  return Number.isFinite(value) ? value * base ** (PREFIXES.indexOf(prefix || " ") + 1) : undefined;
}

function csvReading(builder: RecordBuilder): PrintedReading {
  const runs: Run[] = [];
  let heads: string[] = [];
  return {
    line(text, number) {
      const cells = csvCells(text);
      if (text.startsWith("name,iterations,")) heads = cells.slice(0, MOST_COLUMNS);
      else if (heads.length > 0 && text !== "") {
        const run = csvRun(heads, cells);
        if (run.error_occurred === true)
          builder.bad(number, `benchmark ${run.name} is left out, expected a run without error`);
        else if (run.name === "" || !Number.isFinite(run.real_time))
          builder.bad(number, "line is left out, expected a name, iterations and times");
        else runs.push(run);
      }
    },
    end: () => readRuns(withKinds(runs), builder),
  };
}

const TEXTS: ReadonlySet<string> = new Set(["name", "time_unit", "label", "error_message"]);

function csvRun(heads: readonly string[], cells: readonly string[]): Run {
  return Object.fromEntries(
    heads.flatMap((head, index): [string, unknown][] => {
      const cell = cells[index] ?? "";
      if (TEXTS.has(head)) return [[head, cell]];
      if (head === "error_occurred") return cell === "true" ? [[head, true]] : [];
      if (cell === "" && head !== "real_time") return [];
      const value = printedNumber(cell);
      return [[head, Number.isNaN(value) ? cell : value]];
    }),
  );
}

const AGGREGATE = /_(mean|median|stddev|cv|max|min)$/;

/** Marks the aggregates, which are printed like runs: rows by the name of a run with a word behind it, three at least. */
function withKinds(runs: readonly Run[]): Run[] {
  const names = new Set(runs.map(({name}) => name));
  return runs.map(run => {
    const name = String(run.name);
    const [end, word] = AGGREGATE.exec(name) ?? [];
    if (end === undefined || word === undefined) return {...run, run_name: name, run_type: "iteration"};
    const runName = name.slice(0, -end.length);
    const isAggregate = ["_mean", "_median", "_stddev"].every(other => names.has(`${runName}${other}`));
    return isAggregate
      ? {
          ...run,
          run_name: runName,
          run_type: "aggregate",
          aggregate_name: word,
          repetitions: run.iterations,
        }
      : {...run, run_name: name, run_type: "iteration"};
  });
}
