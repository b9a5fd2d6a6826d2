import {jsonFormat} from "./json-file.ts";
import type {JsonPlace} from "./json-place.ts";
import {isJsonObject, items, member, numberIn, textIn, within} from "./json-place.ts";
import {machineConfig} from "./machine.ts";
import type {RecordBuilder} from "./record-builder.ts";

/** Output of BenchmarkDotNet's JSON exporters: https://benchmarkdotnet.org/articles/configs/exporters.html; nanoseconds. */
export const benchmarkDotNet = jsonFormat({
  name: "BenchmarkDotNet",
  words: ["HostEnvironmentInfo", "Benchmarks"],
  hasShape: whole => Array.isArray(member(whole, "Benchmarks").value),
  read(whole, builder) {
    const host = member(whole, "HostEnvironmentInfo");
    builder.enter(
      machineConfig({
        os: systemOf(textIn(member(host, "OsVersion"))),
        arch: textIn(member(host, "Architecture")),
        cpu: textIn(member(host, "ProcessorName")),
        versions: {
          dotnet: textIn(member(host, "RuntimeVersion")),
          benchmarkdotnet: textIn(member(host, "BenchmarkDotNetVersion")),
        },
      }),
    );
    for (const benchmark of items(member(whole, "Benchmarks"))) readBenchmark(benchmark, builder);
  },
});

/** The system in a word: versions and builds change too often to distinguish machines. */
function systemOf(version: string): string {
  return (
    /windows|darwin|macos|linux|ubuntu|debian|alpine|fedora/i
      .exec(version)?.[0]
      .toLowerCase()
      .replace(/ubuntu|debian|alpine|fedora/, "linux") ?? ""
  );
}

function readBenchmark(benchmark: JsonPlace, builder: RecordBuilder): void {
  const name =
    textIn(member(benchmark, "FullName")) || textIn(member(benchmark, "DisplayInfo")) || partsOf(benchmark);
  if (name === "") {
    builder.bad(member(benchmark, "FullName"), "the name of a benchmark");
    return;
  }
  const statistics = member(benchmark, "Statistics");
  if (!isJsonObject(statistics.value)) {
    builder.bad(statistics, "statistics: the benchmark did not finish");
    return;
  }
  const samples = items(member(statistics, "OriginalValues")).flatMap(one => {
    const value = numberIn(one);
    if (value === undefined) builder.bad(one, "a number of nanoseconds");
    return value ?? [];
  });
  if (samples.length > 0) builder.samples(name, "ns/op", samples);
  else readSummary(name, statistics, builder);
  const allocated = numberIn(within(benchmark, "Memory", "BytesAllocatedPerOperation"));
  if (allocated !== undefined) builder.samples(name, "B/op", [allocated]);
}

/** The name of a benchmark, composed where an exporter omits the full name. */
function partsOf(benchmark: JsonPlace): string {
  const [method, params] = [textIn(member(benchmark, "Method")), textIn(member(benchmark, "Parameters"))];
  if (method === "") return "";
  const path = [textIn(member(benchmark, "Namespace")), textIn(member(benchmark, "Type")), method];
  return `${path.filter(Boolean).join(".")}${params === "" ? "" : `(${params})`}`;
}

/** The brief exporter leaves the values out. */
function readSummary(name: string, statistics: JsonPlace, builder: RecordBuilder): void {
  const center = numberIn(member(statistics, "Median"));
  if (center === undefined) {
    builder.bad(member(statistics, "Median"), "a number of nanoseconds");
    return;
  }
  const low = numberIn(member(statistics, "Q1"));
  const high = numberIn(member(statistics, "Q3"));
  const n = numberIn(member(statistics, "N"));
  builder.summary(name, "ns/op", {
    centre: "median",
    center,
    ...(low !== undefined && high !== undefined && {low, high, interval: "first to third quartile"}),
    ...(n !== undefined && {n}),
  });
}
