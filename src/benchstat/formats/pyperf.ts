import {jsonFormat} from "./json-file.ts";
import type {JsonPlace} from "./json-place.ts";
import {items, member, numberIn, textIn, within} from "./json-place.ts";
import type {RecordBuilder} from "./record-builder.ts";

/** Units of pyperf's values; without a unit they are seconds. */
const UNITS: ReadonlyMap<string, string> = new Map([
  ["second", "s/op"],
  ["byte", "B"],
  ["integer", "value"],
]);

/** JSON file of pyperf, the values of every worker process: https://pyperf.readthedocs.io/en/latest/json.html. */
export const pyperf = jsonFormat({
  name: "pyperf",
  words: ["benchmarks", "runs", "metadata", "values"],
  hasShape: whole => items(member(whole, "benchmarks")).some(one => items(member(one, "runs")).length > 0),
  read(whole, builder) {
    for (const one of items(member(whole, "benchmarks"))) readBenchmark(one, whole, builder);
  },
});

/** Reads a benchmark; shared metadata are beside the list. */
function readBenchmark(one: JsonPlace, whole: JsonPlace, builder: RecordBuilder): void {
  const said = (name: string): string =>
    textIn(within(one, "metadata", name)) || textIn(within(whole, "metadata", name));
  const values = items(member(one, "runs")).flatMap(run => items(member(run, "values")));
  const samples = values.flatMap(value => {
    const found = numberIn(value);
    if (found === undefined) builder.bad(value, "a number");
    return found ?? [];
  });
  const name = said("name") || "benchmark";
  if (samples.length > 0) builder.samples(name, UNITS.get(said("unit") || "second") ?? said("unit"), samples);
  else builder.bad(member(one, "runs"), "at least one run with values");
}
