import {csvCells} from "../csv-cells.ts";
import type {BenchmarkFormat} from "../format.ts";
import type {RecordBuilder} from "../record-builder.ts";
import {isMarkdownRule, MOST_COLUMNS, markdownCells, printedNumber, printedTime} from "./cells.ts";
import type {PrintedReading} from "./printed-format.ts";
import {printedFormat} from "./printed-format.ts";

/** Table that BenchmarkDotNet prints and exports as Markdown. */
export const benchmarkDotNetTable: BenchmarkFormat = printedFormat({
  name: "BenchmarkDotNet",
  head: /^(?:\/\/ )?BenchmarkDotNet(?:=| )v\d|^\|[^|\n]{0,200}\bMethod\b[^\n]{0,2000}\| +(?:Mean|Median) +\|/m,
  open: builder => tableReading(builder, text => markdownCells(text)?.map(plainCell)),
});

/** Table of BenchmarkDotNet's CSV exporter, with commas or semicolons. */
export const benchmarkDotNetCsv: BenchmarkFormat = printedFormat({
  name: "BenchmarkDotNet",
  head: /^(?:Type[,;])?(?:Namespace[,;])?Method[,;]Job[,;]AnalyzeLaunchVariance[,;]/m,
  open(builder) {
    let isSemicolon: boolean | undefined;
    return tableReading(builder, text => {
      if (text === "") return undefined;
      isSemicolon ??= text.includes(";");
      return csvCells(isSemicolon ? text.replaceAll(",", "\u0000").replaceAll(";", ",") : text).map(cell =>
        cell.replaceAll("\u0000", ","),
      );
    });
  },
});

/** Rows of the fastest or of the baseline are bold. */
function plainCell(cell: string): string {
  return cell.replace(/^\*\*(.*)\*\*$/, "$1").replace(/^'(.*)'$/, "$1");
}

const IDENTITY: ReadonlySet<string> = new Set(["Type", "Namespace", "Method", "Categories"]);

/** Columns of a job, which a CSV always has. */
const JOB: ReadonlySet<string> = new Set(
  "Job AnalyzeLaunchVariance EvaluateOverhead MaxAbsoluteError MaxRelativeError MinInvokeCount MinIterationTime OutlierMode Affinity EnvironmentVariables Jit LargeAddressAware Platform PowerPlanMode Runtime AllowVeryLargeObjects Concurrent CpuGroups Force HeapAffinitizeMask HeapCount NoAffinitize RetainVm Server Arguments BuildConfiguration Clock EngineFactory NuGetReferences Toolchain IsMutator InvocationCount IterationCount IterationTime LaunchCount MaxIterationCount MaxWarmupIterationCount MemoryRandomization MinIterationCount MinWarmupIterationCount RunStrategy UnrollFactor WarmupCount".split(
    " ",
  ),
);

interface TableRow {
  readonly cells: readonly string[];
  readonly line: number;
}

function tableReading(
  builder: RecordBuilder,
  cellsOf: (text: string) => readonly string[] | undefined,
): PrintedReading {
  let heads: readonly string[] = [];
  let rows: TableRow[] = [];
  const flush = (): void => {
    if (heads.length > 0) readTable(heads, rows, builder);
    heads = [];
    rows = [];
  };
  return {
    line(text, line) {
      const cells = cellsOf(text);
      if (cells?.includes("Method")) {
        flush();
        heads = cells.slice(0, MOST_COLUMNS);
      } else if (cells === undefined) flush();
      else if (heads.length > 0 && !isMarkdownRule(cells) && cells.some(cell => cell !== ""))
        rows.push({cells, line});
    },
    end: flush,
  };
}

/** Reads a table whose first columns are the benchmark and its parameters, up to the mean. */
function readTable(heads: readonly string[], rows: readonly TableRow[], builder: RecordBuilder): void {
  const first = heads.findIndex(head => head === "Mean" || head === "Median");
  const varying = (index: number) => new Set(rows.map(({cells}) => cells[index])).size > 1;
  const params = heads
    .slice(0, first < 0 ? heads.length : first)
    .flatMap((head, index) => (IDENTITY.has(head) || (JOB.has(head) && !varying(index)) ? [] : [index]));
  for (const {cells, line} of rows) {
    const cell = (head: string) => cells[heads.indexOf(head)];
    const shown = params.map(index => `${heads[index]}: ${cells[index] ?? ""}`).join(", ");
    const method = [cell("Type"), cell("Method")].filter(Boolean).join(".");
    const name = shown === "" ? method : `${method}(${shown})`;
    if (method === "" || !addTime(name, cell, builder))
      builder.bad(line, "row is left out, expected a method and its mean with a unit");
    else addMemory(name, cell("Allocated"), builder);
  }
}

function addTime(name: string, cell: (head: string) => string | undefined, builder: RecordBuilder): boolean {
  const median = printedTime(cell("Median"));
  if (Number.isFinite(median)) {
    builder.summary(name, "s/op", {centre: "median", center: median});
    return true;
  }
  const mean = printedTime(cell("Mean"));
  const error = printedTime(cell("Error"));
  if (Number.isNaN(mean)) return false;
  builder.summary(name, "s/op", {
    centre: "mean",
    center: mean,
    ...(Number.isFinite(error) && {
      low: mean - error,
      high: mean + error,
      interval: "99.9 % confidence interval",
    }),
  });
  return true;
}

/** Adds the bytes of an operation; `-` for no allocation or no measurement. */
function addMemory(name: string, cell: string | undefined, builder: RecordBuilder): void {
  const [, number, unit = ""] = /^([\d.,]{1,30}) (B|KB|MB|GB)$/.exec(cell ?? "") ?? [];
  const value = printedNumber(number);
  // BenchmarkDotNet divides by 1024.
  const power = ["B", "KB", "MB", "GB"].indexOf(unit);
  if (Number.isFinite(value)) builder.summary(name, "B/op", {centre: "value", center: value * 1024 ** power});
}
