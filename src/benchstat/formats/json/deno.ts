import type {BenchmarkFormat} from "../format.ts";
import {jsonFormat} from "../json-file.ts";
import type {JsonPlace} from "../json-place.ts";
import {isJsonObject, items, member, numberIn, textIn} from "../json-place.ts";
import {machineConfig} from "../machine.ts";
import type {RecordBuilder} from "../record-builder.ts";

/**
 * Output of deno bench --json: a mean of each benchmark with its range, in nanoseconds:
 * https://docs.deno.com/runtime/reference/cli/bench.
 */
export const denoJson: BenchmarkFormat = jsonFormat({
  name: "Deno",
  words: ["runtime", "benches", "results"],
  hasShape: whole => Array.isArray(member(whole, "benches").value),
  read(whole, builder) {
    const [, version = "", arch = "", os = ""] =
      /^Deno\/(\S+) (\w+)-\w+-(\w+)/.exec(textIn(member(whole, "runtime"))) ?? [];
    builder.enter(machineConfig({cpu: textIn(member(whole, "cpu")), arch, os, versions: {deno: version}}));
    for (const bench of items(member(whole, "benches")))
      for (const result of items(member(bench, "results"))) readResult(bench, result, builder);
  },
});

function readResult(bench: JsonPlace, result: JsonPlace, builder: RecordBuilder): void {
  const name = [textIn(member(bench, "group")), textIn(member(bench, "name"))].filter(Boolean).join("/");
  const ok = member(result, "ok");
  const center = numberIn(member(ok, "avg"));
  if (name === "" || !isJsonObject(ok.value) || center === undefined) {
    builder.bad(ok, "the times of a benchmark that did not fail");
    return;
  }
  const low = numberIn(member(ok, "min"));
  const high = numberIn(member(ok, "max"));
  const n = numberIn(member(ok, "n"));
  builder.summary(name, "ns/op", {
    centre: "mean",
    center,
    ...(low !== undefined && high !== undefined && {low, high, interval: "smallest to largest"}),
    ...(n !== undefined && {n}),
  });
}
