import type {BenchmarkFormat} from "../format.ts";
import {jsonFormat} from "../json-file.ts";
import type {JsonPlace} from "../json-place.ts";
import {isJsonObject, items, member, numberIn, textIn} from "../json-place.ts";
import {machineConfig} from "../machine.ts";
import type {RecordBuilder} from "../record-builder.ts";

/** Output of BenchmarkTools.save of Julia: nanoseconds of every sample: https://juliaci.github.io/BenchmarkTools.jl. */
export const benchmarkTools: BenchmarkFormat = jsonFormat({
  name: "BenchmarkTools.jl",
  words: ["BenchmarkTools", "Julia"],
  hasShape: whole => {
    const [versions, saved] = items(whole);
    return versions !== undefined && textIn(member(versions, "Julia")) !== "" && Array.isArray(saved?.value);
  },
  read(whole, builder) {
    const [versions, saved] = items(whole);
    if (!versions || !saved) return;
    builder.enter(machineConfig({versions: {julia: textIn(member(versions, "Julia"))}}));
    for (const one of items(saved)) readNode([], one, builder, 0);
  },
});

/** Groups within groups; a suite has three. */
const DEEPEST = 20;

/** Reads a typed pair: a group, whose members are pairs by name, or a trial. */
function readNode(path: readonly string[], node: JsonPlace, builder: RecordBuilder, depth: number): void {
  const [type, fields] = items(node);
  const name = textIn(type ?? node).replace(/^BenchmarkTools\./, "");
  if (!fields || depth > DEEPEST) return;
  if (name === "Trial") readTrial(path.join("/") || "trial", fields, builder);
  else if (name === "TrialEstimate") readEstimate(path.join("/") || "trial", fields, builder);
  else if (name === "BenchmarkGroup") {
    const data = member(fields, "data");
    if (isJsonObject(data.value))
      for (const key of Object.keys(data.value))
        readNode([...path, key.replace(/^"|"$/g, "")], member(data, key), builder, depth + 1);
  } else builder.bad(node, "a group, a trial or an estimate of one");
}

function readTrial(name: string, fields: JsonPlace, builder: RecordBuilder): void {
  const times = items(member(fields, "times")).flatMap(one => {
    const value = numberIn(one);
    if (value === undefined) builder.bad(one, "a number of nanoseconds");
    return value ?? [];
  });
  builder.rounds(name, "ns/op", times);
  readMemory(name, fields, builder);
}

function readEstimate(name: string, fields: JsonPlace, builder: RecordBuilder): void {
  const time = numberIn(member(fields, "time"));
  if (time === undefined) builder.bad(member(fields, "time"), "a number of nanoseconds");
  else builder.summary(name, "ns/op", {centre: "estimate", center: time});
  readMemory(name, fields, builder);
}

function readMemory(name: string, fields: JsonPlace, builder: RecordBuilder): void {
  const bytes = numberIn(member(fields, "memory"));
  const allocations = numberIn(member(fields, "allocs"));
  if (bytes !== undefined) builder.samples(name, "B/op", [bytes]);
  if (allocations !== undefined) builder.samples(name, "allocs/op", [allocations]);
}
