import type {BenchmarkFormat} from "../format.ts";
import {machineConfig} from "../machine.ts";
import {printedNumber, seconds, words} from "./cells.ts";
import {printedFormat} from "./printed-format.ts";

const RANGE = /^ +\(([\d.,]{1,20}) ([num\u00b5\u03bcp]?s) … ([\d.,]{1,20}) ([num\u00b5\u03bcp]?s)\)/;

/** Output of mitata: the mean of each benchmark, and its range in the next line. */
export const mitataText: BenchmarkFormat = printedFormat({
  name: "mitata",
  head: /^benchmark +(?:avg|time \(avg\)) +\(min … max\)|^clk: ~[\d.]+ GHz$/m,
  open(builder) {
    const machine: Record<string, string> = {};
    let pending: {name: string; center: number} | undefined;
    const flush = (range: Partial<Record<"low" | "high", number>> = {}): void => {
      if (pending)
        builder.summary(pending.name, "s/op", {
          centre: "mean",
          center: pending.center,
          ...(range.low !== undefined && {...range, interval: "smallest to largest"}),
        });
      pending = undefined;
    };
    return {
      line(text, number) {
        const [, key, value] = /^(cpu|runtime): (.{1,200})$/.exec(text) ?? [];
        if (key !== undefined && value !== undefined) {
          machine[key] = value;
          builder.enter(machineOf(machine));
        }
        if (text.includes("/iter") && /^\S/.test(text) && !/^benchmark /.test(text)) {
          flush();
          const cells = words(text.slice(0, text.indexOf("/iter")));
          const center = seconds(printedNumber(cells.at(-2)), cells.at(-1));
          const name = cells.slice(0, -2).join(" ");
          if (name === "" || Number.isNaN(center))
            builder.bad(number, "row is left out, expected a name and a time an iteration");
          else pending = {name, center};
          return;
        }
        const [, low, lowUnit, high, highUnit] = pending ? (RANGE.exec(text) ?? []) : [];
        if (low !== undefined)
          flush({low: seconds(printedNumber(low), lowUnit), high: seconds(printedNumber(high), highUnit)});
      },
      end: () => flush(),
    };
  },
});

/** `node 24.21.0 (x64-linux)` is a runtime, an architecture and a system. */
function machineOf({
  cpu = "",
  runtime = "",
}: Readonly<Record<string, string>>): ReturnType<typeof machineConfig> {
  const [, name = "", version = "", arch = "", os = ""] =
    /^(\w+) v?(\S+) \((\w+)-(\w+)\)$/.exec(runtime) ?? [];
  return machineConfig({cpu, arch, os, versions: name === "" ? {} : {[name]: version}});
}
