import type {BenchmarkFormat} from "../format.ts";
import type {RecordBuilder} from "../record-builder.ts";
import type {ToolName} from "../tools.ts";
import {printedNumber} from "./cells.ts";
import type {PrintedReading} from "./printed-format.ts";
import {printedFormat} from "./printed-format.ts";

const INSTRUCTIONS = /^ {2,8}Instructions: +\d/m;

/** Output of iai and iai-callgrind: exact counts of a simulated run. */
export const iaiCallgrind: BenchmarkFormat = callgrindFormat(
  "iai-callgrind",
  text => !/^(?:Gungraun|gungraun) result:/m.test(text),
);

/** Output of gungraun, the new name of iai-callgrind. */
export const gungraun: BenchmarkFormat = callgrindFormat("gungraun", text =>
  /^(?:Gungraun|gungraun) result:/m.test(text),
);

function callgrindFormat(name: ToolName, isOwn: (text: string) => boolean): BenchmarkFormat {
  const format = printedFormat({name, head: INSTRUCTIONS, open: callgrindReading});
  return {...format, detect: file => format.detect(file) && isOwn(file.text() ?? "")};
}

/** Units of the counts, whose number is the same in every run of a program. */
const UNITS: ReadonlyMap<string, string> = new Map([
  ["Instructions", "instructions"],
  ["L1 Hits", "L1-hits"],
  ["L1 Accesses", "L1-hits"],
  ["LL Hits", "LL-hits"],
  ["L2 Hits", "LL-hits"],
  ["L2 Accesses", "LL-hits"],
  ["RAM Hits", "RAM-hits"],
  ["RAM Accesses", "RAM-hits"],
  ["Total read+write", "reads+writes"],
  ["Estimated Cycles", "cycles"],
  ["Total bytes", "total-B"],
  ["Total blocks", "total-blocks"],
]);

function callgrindReading(builder: RecordBuilder): PrintedReading {
  let name = "";
  return {
    line(text, number) {
      if (/^\S/.test(text)) {
        name = titleOf(text) ?? name;
        return;
      }
      const colon = text.indexOf(":");
      const unit = UNITS.get(text.slice(0, Math.max(0, colon)).trim());
      if (unit === undefined) return;
      // The new count is before the bar, the count of the run before behind it.
      const [written = ""] = text.slice(colon + 1).split(/[|(]/);
      const value = printedNumber(written.trim());
      if (name === "" || Number.isNaN(value))
        builder.bad(number, "count is left out, expected a number below the name of a benchmark");
      else builder.exact(name, unit, value);
    },
  };
}

/** Reads `recs::fib_group::bench_fib short:10` as the name of a benchmark, with its arguments as written. */
function titleOf(text: string): string | undefined {
  if (
    /^(?:running|test |Running|Compiling|Finished|warning|Iai-Callgrind|Gungraun|gungraun|Benchmark)\b/.test(
      text,
    )
  )
    return undefined;
  const space = text.indexOf(" ");
  if (space < 0) return /^[\w:]{1,400}$/.test(text) ? text : undefined;
  const path = text.slice(0, space);
  const rest = text.slice(space + 1).trim();
  return /^[\w:]{1,400}$/.test(path) ? `${path}/${rest.replace(/^(\w+):/, "$1/")}` : undefined;
}
