import type {BenchmarkFormat} from "../format.ts";
import type {RecordBuilder} from "../record-builder.ts";
import {columns, printedTime} from "./cells.ts";
import type {PrintedReading} from "./printed-format.ts";
import {printedFormat} from "./printed-format.ts";

const HEAD = /^benchmark name {2,}samples {2,}iterations {2,}est/;
const RULE = /^-{40,}$/;
/** A line of numbers is below the columns, with or without a name before it. */
const INDENTED = /^ {20}/;

/** A benchmark whose times follow. */
interface Pending {
  readonly name: string;
  readonly samples: number;
}

/** Console output of Catch2: the mean of a benchmark and its interval. */
export const catch2Console: BenchmarkFormat = printedFormat({
  name: "Catch2",
  head: /^benchmark name {2,}samples {2,}iterations {2,}est/m,
  open: consoleReading,
});

/**
 * Reads the titles of a test case and its sections between two rules, then the table below: each name, in as many lines
 * as it needs, with its counts, then a line of the mean and a line of the deviation.
 */
function consoleReading(builder: RecordBuilder): PrintedReading {
  let path: string[] = [];
  let titles: string[] | undefined;
  let table: "none" | "head" | "rows" = "none";
  let name: string[] = [];
  let pending: Pending | undefined;

  function rule(): void {
    if (table === "head") {
      table = "rows";
      return;
    }
    table = "none";
    if (titles && titles.length > 0) {
      path = titles;
      titles = undefined;
    } else titles = [];
  }

  function row(text: string, number: number): void {
    const counts = countsOf(text);
    if (counts) {
      pending = {samples: counts.samples, name: [...name, counts.name].filter(Boolean).join(" ")};
      name = [];
    } else if (pending) {
      addMean(path, pending, text, number, builder);
      pending = undefined;
    } else if (!INDENTED.test(text)) name.push(text.trim());
  }

  return {
    line(text, number) {
      if (HEAD.test(text)) table = "head";
      else if (RULE.test(text)) rule();
      else if (/^={40,}$/.test(text)) table = "none";
      else if (text === "") name = [];
      else if (table === "rows") row(text, number);
      else if (table === "none" && titles) titles.push(text.trim());
    },
  };
}

/** Reads samples, iterations and estimated time behind the last line of a benchmark's name, which may be empty. */
function countsOf(text: string): Pending | undefined {
  const cells = columns(text);
  const [samples = "", iterations = "", time] = cells.slice(-3);
  if (!/^\d{1,9}$/.test(samples) || !/^\d{1,12}$/.test(iterations) || Number.isNaN(printedTime(time)))
    return undefined;
  return {name: cells.slice(0, -3).join(" "), samples: Number(samples)};
}

function addMean(
  path: readonly string[],
  {name, samples}: Pending,
  text: string,
  line: number,
  builder: RecordBuilder,
): void {
  const [center = Number.NaN, low = Number.NaN, high = Number.NaN] = columns(text).map(printedTime);
  if (name === "" || Number.isNaN(center)) {
    builder.bad(line, "times are left out, expected a mean and its interval below the name of a benchmark");
    return;
  }
  builder.summary([...path, name].join("/"), "s/op", {
    centre: "mean",
    center,
    ...(Number.isFinite(low) && Number.isFinite(high) && {low, high, interval: "95 % confidence interval"}),
    n: samples,
  });
}
