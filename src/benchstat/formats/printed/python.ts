import type {BenchmarkFormat} from "../format.ts";
import {printedNumber, seconds, words} from "./cells.ts";
import {printedFormat} from "./printed-format.ts";

const BEST = /^(\d[\d,]{0,15}) loops?, best of (\d{1,9}): ([\d.]{1,20}) (\w{1,4}) per loop$/;

/** Output of python -m timeit: the best of its repetitions, and with -v all of them. */
export const timeit: BenchmarkFormat = printedFormat({
  name: "timeit",
  head: /^\d[\d,]{0,15} loops?, best of \d{1,9}: [\d.]{1,20} \w{1,4} per loop$/m,
  open(builder) {
    let command = "";
    let raw: number[] = [];
    let count = 0;
    return {
      line(text, number) {
        const [, typed] = /^\s*(?:\S{0,60}[$>%#]\s+)?(python\S* -m timeit .*)$/.exec(text) ?? [];
        if (typed !== undefined) command = typed.replace(/^\S+ -m /, "");
        const [, times] = /^raw times: (.*)$/.exec(text) ?? [];
        if (times !== undefined) raw = times.split(", ").map(timeOf);
        const [, loops, repeats, value, unit] = BEST.exec(text) ?? [];
        if (loops === undefined) return;
        count++;
        const name = command || `timeit${count > 1 ? ` ${count}` : ""}`;
        const each = raw.map(time => time / printedNumber(loops));
        const best = seconds(printedNumber(value), unitOf(unit));
        if (each.length > 0 && each.every(Number.isFinite)) builder.rounds(name, "s/op", each);
        else if (Number.isFinite(best))
          builder.summary(name, "s/op", {centre: "best", center: best, n: Number(repeats)});
        else builder.bad(number, "line is left out, expected a time per loop");
        command = "";
        raw = [];
      },
    };
  },
});

/** timeit writes `usec` and `nsec`. */
function unitOf(unit: string | undefined): string | undefined {
  return unit === "sec" ? "s" : unit?.replace(/^([num]s)ec$/, "$1");
}

function timeOf(text: string): number {
  const [value, unit] = words(text);
  return seconds(printedNumber(value), unitOf(unit));
}

const MEAN = /^(?:(\S.{0,300}?): )?Mean \+- std dev: ([\d.]{1,20}) (\w{1,4}) \+- ([\d.]{1,20}) (\w{1,4})$/;

const VALUE = /^- value \d{1,6}: ([\d.]{1,20}) (\w{1,4})(?: |$)/;

/** Output of pyperf: with -v every value, otherwise a mean and a deviation; the values are in its JSON, too. */
export const pyperfText: BenchmarkFormat = printedFormat({
  name: "pyperf",
  head: /(?:^|: )Mean \+- std dev: [\d.]{1,20} \w{1,4} \+- [\d.]{1,20} \w{1,4}$/m,
  open(builder) {
    let count = 0;
    let values: number[] = [];
    let last = "";
    return {
      line(text, number) {
        const [, value, valueUnit] = VALUE.exec(text) ?? [];
        if (value !== undefined) values.push(seconds(printedNumber(value), unitOf(valueUnit)));
        // pyperf stats prints the line again at its end.
        if (!text.includes("Mean +- std dev: ") || text === last) return;
        last = text;
        const [, title, mean, unit, spread, spreadUnit] = MEAN.exec(text.replace(/^\.+/, "")) ?? [];
        const center = seconds(printedNumber(mean), unitOf(unit));
        const around = seconds(printedNumber(spread), unitOf(spreadUnit));
        if (Number.isNaN(center) || Number.isNaN(around)) {
          builder.bad(number, "line is left out, expected a mean and a deviation with units");
          return;
        }
        count++;
        const name = title ?? `pyperf${count > 1 ? ` ${count}` : ""}`;
        const samples = values;
        values = [];
        if (samples.length > 1 && samples.every(Number.isFinite)) {
          builder.samples(name, "s/op", samples);
          return;
        }
        builder.summary(name, "s/op", {
          centre: "mean",
          center,
          low: center - around,
          high: center + around,
          interval: "± one standard deviation",
        });
      },
    };
  },
});
