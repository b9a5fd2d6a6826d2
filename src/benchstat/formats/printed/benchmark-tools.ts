import type {BenchmarkFormat} from "../format.ts";
import type {RecordBuilder} from "../record-builder.ts";
import {printedNumber, printedTime} from "./cells.ts";
import {printedFormat} from "./printed-format.ts";

/** A trial that is being read. */
interface Trial {
  readonly name: string;
  readonly samples: number;
  range?: {readonly low: number; readonly high: number};
  center?: number;
}

const HEAD = /^BenchmarkTools\.Trial: ([\d_,]{1,20}) samples? with [\d_,]{1,20} evaluations?/;
const RANGE = /^ *Range \(min … max\): +([\d.]{1,20} \S{1,3}) … +([\d.]{1,20} \S{1,3})/;
const MEDIAN = /^ *Time +\(median\): +([\d.]{1,20} \S{1,3})/;
const MEMORY = /^ *Memory estimate: ([\d.]{1,20}) (bytes|KiB|MiB|GiB), allocs estimate: (\d{1,15})\./;
/** What `@btime` prints: the smallest time, without its spread. */
const SMALLEST =
  /^ {2}([\d.]{1,20} [num\u00b5\u03bc]?s) \((\d{1,15}) allocations?: ([\d.]{1,20}) (bytes|KiB|MiB|GiB)\)$/;

const BYTES: ReadonlyMap<string, number> = new Map([
  ["bytes", 1],
  ["KiB", 1024],
  ["MiB", 1024 ** 2],
  ["GiB", 1024 ** 3],
]);

/**
 * Text of BenchmarkTools.jl: trials of `@benchmark` with median and range, and times of `@btime`. Trials have no names: a
 * prompt with the call before it names a trial, else its number.
 */
export const benchmarkToolsText: BenchmarkFormat = printedFormat({
  name: "BenchmarkTools.jl",
  head: /^BenchmarkTools\.Trial: [\d_,]{1,20} samples? with |^ {2}[\d.]{1,20} [num\u00b5\u03bc]?s \(\d{1,15} allocations?: [\d.]{1,20} (?:bytes|[KMG]iB)\)$/m,
  open(builder) {
    let call = "";
    let count = 0;
    let trial: Trial | undefined;
    const nextName = (): string => {
      count++;
      const name = call || (count === 1 ? "trial" : `trial-${count}`);
      call = "";
      return name;
    };
    const flush = (): void => {
      if (trial) addTrial(trial, builder);
      trial = undefined;
    };
    return {
      line(text) {
        const [, called] = /^julia> *@(?:benchmark|btime) (.{1,200})$/.exec(text) ?? [];
        if (called !== undefined) call = called.replaceAll(/[$\s]+/g, "");
        const [, samples] = HEAD.exec(text) ?? [];
        if (samples !== undefined) {
          flush();
          trial = {name: nextName(), samples: printedNumber(samples.replaceAll(/[_,]/g, ""))};
          return;
        }
        if (trial) readTrial(text, trial, builder);
        const [, time, allocations, amount, unit] = SMALLEST.exec(text) ?? [];
        if (time === undefined) return;
        flush();
        const name = nextName();
        builder.summary(name, "s/op", {centre: "value", center: printedTime(time)});
        addMemory(name, {allocations, amount, unit}, builder);
      },
      end: flush,
    };
  },
});

function readTrial(text: string, trial: Trial, builder: RecordBuilder): void {
  const [, low, high] = RANGE.exec(text) ?? [];
  if (low !== undefined) trial.range = {low: printedTime(low), high: printedTime(high)};
  const [, median] = MEDIAN.exec(text) ?? [];
  if (median !== undefined) trial.center = printedTime(median);
  const [, amount, unit, allocations] = MEMORY.exec(text) ?? [];
  if (amount !== undefined) addMemory(trial.name, {allocations, amount, unit}, builder);
}

function addTrial({name, samples, range, center}: Trial, builder: RecordBuilder): void {
  if (center === undefined || !Number.isFinite(center)) return;
  builder.summary(name, "s/op", {
    centre: "median",
    center,
    ...(range && {...range, interval: "smallest to largest"}),
    n: samples,
  });
}

function addMemory(
  name: string,
  {allocations, amount, unit = ""}: Readonly<Record<"allocations" | "amount" | "unit", string | undefined>>,
  builder: RecordBuilder,
): void {
  const summary = (value: number) => ({centre: "value", center: value}) as const;
  builder.summary(name, "B/op", summary(printedNumber(amount) * (BYTES.get(unit) ?? Number.NaN)));
  builder.summary(name, "allocs/op", summary(printedNumber(allocations)));
}
