import {jsonFormat} from "./json-file.ts";
import type {JsonPlace} from "./json-place.ts";
import {isJsonObject, items, member, numberIn, scalars, textIn} from "./json-place.ts";
import type {RecordBuilder} from "./record-builder.ts";

/** Output of hyperfine --export-json: seconds of every run of a command: https://github.com/sharkdp/hyperfine. */
export const hyperfine = jsonFormat({
  name: "hyperfine",
  words: ["results", "command", "mean", "stddev"],
  hasShape: whole => items(member(whole, "results")).some(result => textIn(member(result, "command")) !== ""),
  read(whole, builder) {
    const results = items(member(whole, "results"));
    const commands = Map.groupBy(results, result => textIn(member(result, "command")));
    for (const result of results) {
      const command = textIn(member(result, "command"));
      if (command === "") builder.bad(member(result, "command"), "a command");
      else readResult(nameOf(result, command, (commands.get(command)?.length ?? 0) > 1), result, builder);
    }
  },
});

/** A command's parameters are in it already, unless its author gave several runs the same name. */
function nameOf(result: JsonPlace, command: string, isShared: boolean): string {
  if (!isShared) return command;
  return [command, ...scalars(member(result, "parameters")).map(([key, value]) => `/${key}=${value}`)].join(
    "",
  );
}

function readResult(name: string, result: JsonPlace, builder: RecordBuilder): void {
  const times = items(member(result, "times")).flatMap(one => {
    const value = numberIn(one);
    if (value === undefined) builder.bad(one, "a number of seconds");
    return value ?? [];
  });
  if (times.length > 0) builder.samples(name, "s/op", times);
  else readSummary(name, result, builder);
  const memory = items(member(result, "memory_usage_byte")).flatMap(one => numberIn(one) ?? []);
  if (memory.length > 0) builder.samples(name, "peak-B", memory);
  const failed = items(member(result, "exit_codes")).find(({value}) => isJsonObject(value) || value !== 0);
  if (failed) builder.bad(failed, "an exit status of 0: times of runs that fail say little");
}

function readSummary(name: string, result: JsonPlace, builder: RecordBuilder): void {
  const center = numberIn(member(result, "median"));
  if (center === undefined) {
    builder.bad(member(result, "median"), "a number of seconds");
    return;
  }
  const low = numberIn(member(result, "min"));
  const high = numberIn(member(result, "max"));
  builder.summary(name, "s/op", {
    centre: "median",
    center,
    ...(low !== undefined && high !== undefined && {low, high, interval: "smallest to largest"}),
  });
}
