import type {BenchmarkFormat} from "../format.ts";
import type {RecordBuilder} from "../record-builder.ts";
import {readRow} from "../tinybench.ts";
import {MOST_COLUMNS, printedNumber, words} from "./cells.ts";
import {printedFormat} from "./printed-format.ts";

/** Table that vitest bench prints: milliseconds, and the margin of error in percent. */
export const vitestTable: BenchmarkFormat = printedFormat({
  name: "vitest",
  head: /^\s{1,20}name +hz +min +max +mean +p75 /m,
  open(builder) {
    let group = "";
    let isTable = false;
    return {
      line(text, number) {
        const [, title] = /^ *[✓×❯↓] (.{1,1000}?)(?: {1,3}[\d.]{1,12}m?s)?$/u.exec(text) ?? [];
        if (title !== undefined) group = title.split(" > ").slice(1).join(" > ");
        if (/^ +name +hz +min /.test(text)) isTable = true;
        else if (text.trim() === "") isTable = false;
        else if (isTable) readVitestRow(group, text, number, builder);
      },
    };
  },
});

/** Reads `· split  236,294.46  0.0016 …  ±21.24%  47259  fastest`; eight numbers are before the margin. */
function readVitestRow(group: string, text: string, line: number, builder: RecordBuilder): void {
  const cells = words(text);
  const at = cells.findIndex(cell => /^±[\d.]{1,12}%$/.test(cell));
  const first = at - 8;
  const mean = printedNumber(cells[first + 3]);
  const name = cells.slice(cells[0] === "·" ? 1 : 0, Math.max(0, first)).join(" ");
  const margin = printedNumber(cells[at]?.slice(1, -1));
  const n = printedNumber(cells[at + 1]);
  if (at < 0 || name === "" || Number.isNaN(mean)) {
    builder.bad(line, "row is left out, expected a name, eight numbers, a margin and the number of samples");
    return;
  }
  builder.summary([group, name].filter(Boolean).join(" > "), "ms/op", {
    centre: "mean",
    center: mean,
    low: mean * (1 - margin / 100),
    high: mean * (1 + margin / 100),
    interval: "95 % confidence interval",
    ...(Number.isInteger(n) && {n}),
  });
}

/** Table of tinybench that console.table printed. */
export const tinybenchConsole: BenchmarkFormat = printedFormat({
  name: "tinybench",
  head: /^│ \(index\) +│ +Task [nN]ame +│/m,
  open(builder) {
    let heads: string[] = [];
    return {
      line(text, number) {
        if (!text.startsWith("│")) return;
        const cells = text
          .slice(1, -1)
          .split("│")
          .map(cell => cell.trim());
        if (cells[0] === "(index)") heads = cells.slice(0, MOST_COLUMNS);
        else readTinybenchRow(heads, cells, number, builder);
      },
    };
  },
});

function readTinybenchRow(
  heads: readonly string[],
  cells: readonly string[],
  line: number,
  builder: RecordBuilder,
): void {
  const row = Object.fromEntries(
    heads.map((head, index): [string, string | number] => {
      const cell = (cells[index] ?? "").replace(/^'(.*)'$/, "$1");
      return [head === "Task Name" ? "Task name" : head, head === "Samples" ? Number(cell) : cell];
    }),
  );
  const old = printedNumber(String(row["Average Time (ns)"] ?? ""));
  const name = String(row["Task name"] ?? "");
  if (name !== "" && Number.isFinite(old)) readOldRow(name, old, row, builder);
  else if (name === "" || !/^[\d.]+ ± [\d.]+$/.test(String(row["Latency med (ns)"] ?? "")))
    builder.bad(line, 'row is left out, expected a task and its median as "60.00 ± 10.00"');
  else readRow({value: row, path: ""}, builder);
}

/** A row of tinybench 2: a mean and its margin in percent. */
function readOldRow(
  name: string,
  mean: number,
  row: Readonly<Record<string, string | number>>,
  builder: RecordBuilder,
): void {
  const margin = printedNumber(/^±([\d.]{1,12})%$/.exec(String(row.Margin ?? ""))?.[1]);
  const n = Number(row.Samples);
  builder.summary(name, "ns/op", {
    centre: "mean",
    center: mean,
    ...(Number.isFinite(margin) && {
      low: mean * (1 - margin / 100),
      high: mean * (1 + margin / 100),
      interval: "95 % confidence interval",
    }),
    ...(Number.isInteger(n) && {n}),
  });
}
