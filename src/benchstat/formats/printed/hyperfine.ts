import {csvCells} from "../csv-cells.ts";
import type {BenchmarkFormat} from "../format.ts";
import type {RecordBuilder} from "../record-builder.ts";
import {isMarkdownRule, markdownCells, printedNumber, seconds} from "./cells.ts";
import type {PrintedReading} from "./printed-format.ts";
import {printedFormat} from "./printed-format.ts";

const DEVIATION = "± one standard deviation";
const RANGE = "smallest to largest";

/** CSV of hyperfine --export-csv: seconds, without the times of the runs. */
export const hyperfineCsv: BenchmarkFormat = printedFormat({
  name: "hyperfine",
  head: /^command,mean,stddev,median,user,system,min,max/m,
  open(builder) {
    let heads: string[] = [];
    return {
      line(text, number) {
        const cells = csvCells(text);
        if (text.startsWith("command,mean,stddev,")) heads = cells;
        else if (heads.length > 0 && text !== "") {
          const [command = "", , , median, , , min, max] = cells;
          const center = printedNumber(median);
          if (command === "" || Number.isNaN(center))
            builder.bad(number, "row is left out, expected a command and its times in seconds");
          else
            builder.summary(command, "s/op", {
              centre: "median",
              center,
              low: printedNumber(min),
              high: printedNumber(max),
              interval: RANGE,
            });
        }
      },
    };
  },
});

/** Table of hyperfine --export-markdown or --export-orgmode. */
export const hyperfineTable: BenchmarkFormat = printedFormat({
  name: "hyperfine",
  head: /^\| Command {1,4}\| {1,4}Mean \[/m,
  open: tableReading,
});

function tableReading(builder: RecordBuilder): PrintedReading {
  let unit: string | undefined;
  return {
    line(text, number) {
      const cells = markdownCells(text);
      if (!cells || isMarkdownRule(cells) || /^\|-[-+|]*\|$/.test(text)) return;
      const [command = "", mean = ""] = cells;
      if (command === "Command") {
        unit = /^Mean \[(\w+)\]$/.exec(mean)?.[1];
        return;
      }
      const [center, spread] = mean.split(" ± ").map(cell => seconds(printedNumber(cell), unit));
      const name = command.replace(/^[`=]|[`=]$/g, "").replaceAll("\\|", "|");
      if (name === "" || center === undefined || Number.isNaN(center))
        builder.bad(number, 'row is left out, expected a command and its mean as "12.3 ± 0.4"');
      else addMean(builder, name, center, spread);
    },
  };
}

function addMean(
  builder: RecordBuilder,
  name: string,
  center: number,
  spread = Number.NaN,
  n?: number,
): void {
  builder.summary(name, "s/op", {
    centre: "mean",
    center,
    ...(Number.isFinite(spread) && {low: center - spread, high: center + spread, interval: DEVIATION}),
    ...(n !== undefined && {n}),
  });
}

const TIME = /^ {2}Time \((?:mean ± σ|abs ≡)\): +([\d.]{1,20}) (\w{1,3})(?: ± +([\d.]{1,20}) (\w{1,3}))? /;

/** Output of hyperfine: the mean of a command's runs; their times are in its JSON. */
export const hyperfineText: BenchmarkFormat = printedFormat({
  name: "hyperfine",
  head: /^ {2}Time \((?:mean ± σ|abs ≡)\): /m,
  open(builder) {
    let name = "";
    let add: ((runs: number | undefined) => void) | undefined;
    const flush = (runs?: number): void => {
      add?.(runs);
      add = undefined;
    };
    return {
      line(text, number) {
        const [, title] = /^Benchmark #?\d+: (.*)$/.exec(text) ?? [];
        if (title !== undefined) {
          flush();
          name = title;
        }
        if (text.startsWith("  Time (")) {
          const [, mean, unit, spread, spreadUnit] = TIME.exec(`${text} `) ?? [];
          const center = seconds(printedNumber(mean), unit);
          if (name === "" || Number.isNaN(center))
            builder.bad(number, "times are left out, expected a mean below the name of a benchmark");
          else {
            const owner = name;
            add = runs => addMean(builder, owner, center, seconds(printedNumber(spread), spreadUnit), runs);
          }
        }
        const [, runs] = /^ {2}Range .* (\d{1,9}) runs?$/.exec(text) ?? [];
        if (runs !== undefined) flush(Number(runs));
      },
      end: flush,
    };
  },
});
