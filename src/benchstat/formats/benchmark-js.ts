import type {ArtifactFile} from "../../input/artifact-file.ts";
import {quoted} from "../../input/quoted.ts";
import {eachTextLine} from "../../input/text-parts.ts";
import {fileText, textToTell} from "./file-text.ts";
import type {BenchmarkFormat} from "./format.ts";
import {decimal} from "./libtest.ts";
import {recordBuilder} from "./record-builder.ts";

/** A name may hold ` x ` itself: the last ` x ` is before the number. */
const LINE = /^(.{1,500}) x ([\d,.]{1,30}) ops\/sec ±([\d.]{1,20})% \((\d{1,9}) runs? sampled\)\s*$/;
const LOOKS_LIKE = /^.{1,500} x [\d,.]{1,30} ops\/sec ±/;

/** Output of benchmark.js for a benchmark: the mean, and its relative margin of error: https://benchmarkjs.com. */
export const benchmarkJs: BenchmarkFormat = {
  name: "benchmark.js",
  detect: file =>
    textToTell(file).includes(" ops/sec ±") && new RegExp(LINE.source, "m").test(textToTell(file)),
  read(file: ArtifactFile) {
    const builder = recordBuilder(file, "benchmark.js");
    eachTextLine(fileText(file), (line, number) => {
      if (line.length > LONGEST_LINE || !LOOKS_LIKE.test(line)) return;
      const [, name = "", rate = "", error = "", runs = ""] = LINE.exec(line) ?? [];
      const center = decimal(rate);
      const part = decimal(error);
      if (center === undefined || part === undefined) {
        const expected = '"name x 1,234 ops/sec ±0.74% (93 runs sampled)"';
        builder.bad(number, `line is left out, expected ${expected}, got ${quoted(line)}`);
        return;
      }
      builder.summary(name.trim(), "ops/sec", {
        centre: "mean",
        center,
        low: center * (1 - part / 100),
        high: center * (1 + part / 100),
        interval: "95 % confidence interval",
        n: Number(runs),
      });
    });
    return builder.finish();
  },
};

const LONGEST_LINE = 2_000;
