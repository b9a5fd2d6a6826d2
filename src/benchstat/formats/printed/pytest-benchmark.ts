import {csvCells} from "../csv-cells.ts";
import type {BenchmarkFormat} from "../format.ts";
import type {RecordBuilder} from "../record-builder.ts";
import {MOST_COLUMNS, printedNumber, words} from "./cells.ts";
import {printedFormat} from "./printed-format.ts";

/** Table that pytest-benchmark prints; the rounds of each benchmark are in its JSON. */
export const pytestTable: BenchmarkFormat = printedFormat({
  name: "pytest-benchmark",
  head: /^Name \(time in [num\u00b5\u03bc]?s\) {2}/m,
  open(builder) {
    let table: Heads | undefined;
    return {
      line(text, number) {
        const [, unit, columns] = /^Name \(time in ([num\u00b5\u03bc]?s)\) +(.*)$/.exec(text) ?? [];
        if (unit !== undefined && columns !== undefined) table = {unit, columns: headsOf(columns)};
        else if (text === "" || /^-{5,} benchmark/.test(text)) table = undefined;
        else if (table && !/^-+$/.test(text)) readRow(text, table, number, builder);
      },
    };
  },
});

/** Heads of a table's columns behind the name, and the unit of its times. */
interface Heads {
  readonly unit: string;
  readonly columns: readonly string[];
}

/** `OPS (Kops/s)` is a head of two words. */
function headsOf(text: string): string[] {
  return words(text)
    .filter(word => !word.startsWith("("))
    .slice(0, MOST_COLUMNS);
}

/** Reads a row from its end, since a name may have blanks: a number a column, most with their ratio in parentheses. */
function readRow(text: string, {unit, columns}: Heads, line: number, builder: RecordBuilder): void {
  const cells = words(text);
  const values = new Map<string, number>();
  let end = cells.length;
  for (const column of columns.toReversed()) {
    if (/^\([\d.,]+\)$|^\(inf\)$/.test(cells[end - 1] ?? "")) end--;
    values.set(column, printedNumber(cells[--end]));
  }
  const name = cells.slice(0, Math.max(0, end)).join(" ");
  const value = (column: string) => values.get(column) ?? Number.NaN;
  const median = value("Median");
  const mean = value("Mean");
  const rounds = value("Rounds");
  const count = Number.isInteger(rounds) ? {n: rounds} : {};
  if (name !== "" && Number.isFinite(median)) {
    const range = {low: value("Min"), high: value("Max"), interval: "smallest to largest"};
    builder.summary(name, `${unit}/op`, {
      centre: "median",
      center: median,
      ...(Number.isFinite(range.low) && Number.isFinite(range.high) && range),
      ...count,
    });
  } else if (name !== "" && Number.isFinite(mean)) {
    const spread = value("StdDev");
    builder.summary(name, `${unit}/op`, {
      centre: "mean",
      center: mean,
      ...(Number.isFinite(spread) && {
        low: mean - spread,
        high: mean + spread,
        interval: "± one standard deviation",
      }),
      ...count,
    });
  } else builder.bad(line, `row is left out, expected a number under each of ${columns.join(", ")}`);
}

/** CSV of pytest-benchmark compare --csv: seconds. */
export const pytestCsv: BenchmarkFormat = printedFormat({
  name: "pytest-benchmark",
  head: /^name,[^\n]{0,2000}min,max,mean,stddev,median,iqr,outliers,ops,rounds,iterations$/m,
  open(builder) {
    let heads: string[] = [];
    return {
      line(text, number) {
        const cells = csvCells(text);
        if (text.startsWith("name,")) {
          heads = cells.slice(0, MOST_COLUMNS);
          return;
        }
        if (heads.length === 0 || text === "") return;
        const value = (head: string) => printedNumber(cells[heads.indexOf(head)]);
        const [name = ""] = cells;
        const center = value("median");
        const n = value("rounds");
        if (name === "" || Number.isNaN(center))
          builder.bad(number, "row is left out, expected a name and its median in seconds");
        else
          builder.summary(name, "s/op", {
            centre: "median",
            center,
            low: value("min"),
            high: value("max"),
            interval: "smallest to largest",
            ...(Number.isInteger(n) && {n}),
          });
      },
    };
  },
});
