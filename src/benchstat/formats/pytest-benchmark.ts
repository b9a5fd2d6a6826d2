import {jsonFormat} from "./json-file.ts";
import type {JsonPlace} from "./json-place.ts";
import {isJsonObject, items, member, numberIn, textIn, within} from "./json-place.ts";
import {machineConfig} from "./machine.ts";
import type {RecordBuilder} from "./record-builder.ts";

/** Files of pytest-benchmark: https://pytest-benchmark.readthedocs.io; seconds, with `stats.data` where asked for. */
export const pytestBenchmark = jsonFormat({
  name: "pytest-benchmark",
  words: ["machine_info", "benchmarks", "stats"],
  hasShape: whole =>
    isJsonObject(member(whole, "machine_info").value) && Array.isArray(member(whole, "benchmarks").value),
  read(whole, builder) {
    const machine = member(whole, "machine_info");
    const python = textIn(member(machine, "python_version"));
    const implementation = textIn(member(machine, "python_implementation"));
    builder.enter(
      machineConfig({
        os: textIn(member(machine, "system")),
        arch: textIn(member(machine, "machine")),
        cpu: textIn(within(machine, "cpu", "brand_raw")) || textIn(within(machine, "cpu", "brand")),
        versions: {python: [implementation, python].filter(Boolean).join(" ")},
      }),
    );
    for (const benchmark of items(member(whole, "benchmarks"))) readBenchmark(benchmark, builder);
  },
});

function readBenchmark(benchmark: JsonPlace, builder: RecordBuilder): void {
  const name = textIn(member(benchmark, "fullname")) || textIn(member(benchmark, "name"));
  if (name === "") {
    builder.bad(member(benchmark, "fullname"), "the name of a benchmark");
    return;
  }
  const stats = member(benchmark, "stats");
  const rounds = items(member(stats, "data")).flatMap(one => {
    const value = numberIn(one);
    if (value === undefined) builder.bad(one, "a number of seconds");
    return value ?? [];
  });
  if (rounds.length > 0) {
    builder.rounds(name, "s/op", rounds);
    return;
  }
  const center = numberIn(member(stats, "median"));
  if (center === undefined) {
    builder.bad(member(stats, "median"), "a number of seconds");
    return;
  }
  const low = numberIn(member(stats, "q1"));
  const high = numberIn(member(stats, "q3"));
  const n = numberIn(member(stats, "rounds"));
  builder.summary(name, "s/op", {
    centre: "median",
    center,
    ...(low !== undefined && high !== undefined && {low, high, interval: "first to third quartile"}),
    ...(n !== undefined && {n}),
  });
}
