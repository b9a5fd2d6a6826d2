import type {BenchmarkFormat} from "../format.ts";
import type {RecordBuilder} from "../record-builder.ts";
import {isMarkdownRule, markdownCells, printedNumber} from "./cells.ts";
import {printedFormat} from "./printed-format.ts";

/** Table of nanobench: medians of each benchmark in columns of units. */
export const nanobenchTable: BenchmarkFormat = printedFormat({
  name: "nanobench",
  head: /^\|(?: +relative +\|)? +[\w.]{1,30}\/[\w.]{1,30} +\| +[^|\n]{1,30}\/s +\| +err% +\|/m,
  open(builder) {
    let heads: string[] = [];
    return {
      line(text, number) {
        // A complexity is printed behind the table of its benchmark.
        const cells = markdownCells(text.replace(/(?<!\s)\s*$/, /\|$/.test(text) ? "" : " |"));
        if (!cells || isMarkdownRule(cells)) return;
        if (cells.includes("err%")) heads = cells.slice(0, MOST_HEADS);
        else if (heads.length > 0 && heads.includes("err%")) readRow(heads, cells, number, builder);
      },
    };
  },
});

const MOST_HEADS = 20;

/** Columns that are no quantity of the benchmark. */
const SKIPPED: ReadonlySet<string> = new Set(["relative", "err%", "total", "miss%"]);

function readRow(
  heads: readonly string[],
  cells: readonly string[],
  line: number,
  builder: RecordBuilder,
): void {
  const title = heads.at(-1) ?? "";
  const name = (cells[heads.length - 1] ?? "")
    .replace(/^:\w+: /, "")
    .replace(/ \(Unstable with .*$/, "")
    .replace(/^`|`$/g, "");
  const first = heads.findIndex(head => head !== "relative");
  if (name === "" || Number.isNaN(printedNumber(cells[first]))) {
    builder.bad(line, "row is left out, expected numbers under each column and the name of a benchmark");
    return;
  }
  const error = printedNumber(cells[heads.indexOf("err%")]?.replace(/%$/, ""));
  const full = title === "benchmark" ? name : `${title}/${name}`;
  heads.slice(0, -1).forEach((head, index) => {
    const value = printedNumber(cells[index]);
    if (SKIPPED.has(head) || Number.isNaN(value)) return;
    const around = index === first && Number.isFinite(error) ? error / 100 : Number.NaN;
    builder.summary(
      full,
      head
        .replace(/^ins\//, "instructions/")
        .replace(/^cyc\//, "cycles/")
        .replace(/^bra\//, "branches/"),
      {
        centre: "median",
        center: value,
        ...(Number.isFinite(around) && {
          low: value * (1 - around),
          high: value * (1 + around),
          interval: "± median absolute percentage error",
        }),
      },
    );
  });
}
