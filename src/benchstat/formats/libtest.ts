import type {ArtifactFile} from "../../input/artifact-file.ts";
import {quoted} from "../../input/quoted.ts";
import {eachTextLine} from "../../input/text-parts.ts";
import {fileText, textToTell} from "./file-text.ts";
import type {BenchmarkFormat} from "./format.ts";
import {recordBuilder} from "./record-builder.ts";

const MARK = " ... bench:";
const NUMBERS =
  /^ {1,40}([\d,.]{1,30}) ([\w.]{1,20})\/iter \(\+\/- ([\d,.]{1,30})\)(?: = ([\d,.]{1,30}) MB\/s)?\s*$/;
const RESULT = /^test .{1,700} \.\.\. bench: {1,40}[\d,.]{1,30} [\w.]{1,20}\/iter \(\+\/- /m;

/**
 * Output of Rust's own harness for `cargo bench`: the median, and behind "+/-" how far the smallest and the
 * largest of 50 samples lie apart, which is no interval around the median.
 */
export const libtest: BenchmarkFormat = {
  name: "libtest",
  detect: file => textToTell(file).includes(MARK) && RESULT.test(textToTell(file)),
  read(file: ArtifactFile) {
    const builder = recordBuilder(file, "libtest");
    eachTextLine(fileText(file), (line, number) => {
      const mark = line.startsWith("test ") && line.length <= LONGEST_LINE ? line.indexOf(MARK) : -1;
      if (mark < 0) return;
      const name = line.slice("test ".length, mark).trim();
      const [, time = "", unit = "", spread = "", speed] = NUMBERS.exec(line.slice(mark + MARK.length)) ?? [];
      const center = decimal(time);
      if (center === undefined || decimal(spread) === undefined) {
        builder.bad(
          number,
          `line is left out, expected "bench: 1,234 ns/iter (+/- 56)", got ${quoted(line)}`,
        );
        return;
      }
      const interval = `smallest to largest ${spread} ${unit} apart`;
      builder.summary(name, `${unit}/iter`, {centre: "median", center, interval});
      const rate = speed && decimal(speed);
      if (rate) builder.summary(name, "MB/s", {centre: "median", center: rate});
    });
    return builder.finish();
  },
};

const LONGEST_LINE = 2_000;

/** Reads a number with commas between thousands. */
export function decimal(written: string): number | undefined {
  const plain = written.replaceAll(",", "");
  return /^\d+(?:\.\d*)?$/.test(plain) ? Number(plain) : undefined;
}
