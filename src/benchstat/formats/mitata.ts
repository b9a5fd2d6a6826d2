import {jsonFormat} from "./json-file.ts";
import type {JsonPlace} from "./json-place.ts";
import {isJsonObject, items, member, numberIn, textIn, within} from "./json-place.ts";
import {machineConfig} from "./machine.ts";
import type {RecordBuilder} from "./record-builder.ts";

/** Output of mitata with format: "json": nanoseconds, with samples unless they are switched off. */
export const mitata = jsonFormat({
  name: "mitata",
  words: ["layout", "benchmarks", "runs"],
  hasShape: whole => items(member(whole, "benchmarks")).some(one => Array.isArray(member(one, "runs").value)),
  read(whole, builder) {
    const context = member(whole, "context");
    const [arch = "", os = ""] = textIn(member(context, "arch")).split("-");
    const runtime = [textIn(member(context, "runtime")), textIn(member(context, "version"))]
      .filter(Boolean)
      .join(" ");
    builder.enter(
      machineConfig({os, arch, cpu: textIn(within(context, "cpu", "name")), versions: {runtime}}),
    );
    const groups = items(member(whole, "layout")).map(group => textIn(member(group, "name")));
    for (const benchmark of items(member(whole, "benchmarks"))) {
      const group = groups[numberIn(member(benchmark, "group")) ?? -1] ?? "";
      for (const run of items(member(benchmark, "runs"))) readRun(group, run, builder);
    }
  },
});

function readRun(group: string, run: JsonPlace, builder: RecordBuilder): void {
  const own = textIn(member(run, "name"));
  if (own === "") {
    builder.bad(member(run, "name"), "the name of a benchmark");
    return;
  }
  const name = [group, own].filter(Boolean).join("/");
  const stats = member(run, "stats");
  if (!isJsonObject(stats.value)) {
    builder.bad(stats, "statistics: the benchmark failed");
    return;
  }
  const samples = items(member(stats, "samples")).flatMap(one => {
    const value = numberIn(one);
    if (value === undefined) builder.bad(one, "a number of nanoseconds");
    return value ?? [];
  });
  if (samples.length > 0) {
    builder.rounds(name, "ns/op", samples);
    return;
  }
  const center = numberIn(member(stats, "p50"));
  if (center === undefined) {
    builder.bad(member(stats, "p50"), "a number of nanoseconds");
    return;
  }
  const low = numberIn(member(stats, "p25"));
  const high = numberIn(member(stats, "p75"));
  const range =
    low !== undefined && high !== undefined ? {low, high, interval: "first to third quartile"} : {};
  builder.summary(name, "ns/op", {centre: "median", center, ...range});
}
