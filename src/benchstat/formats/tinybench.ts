import {jsonFormat} from "./json-file.ts";
import type {JsonPlace} from "./json-place.ts";
import {isJsonObject, items, member, numberIn, textIn} from "./json-place.ts";
import type {RecordBuilder} from "./record-builder.ts";
import {readTask} from "./tinybench-task.ts";

/**
 * Tasks of tinybench as people write them to a file: a list of `{name, result}`, or of results with their names:
 * https://github.com/tinylibs/tinybench. It has no file format of its own.
 */
export const tinybench = jsonFormat({
  name: "tinybench",
  words: ["name", "rme"],
  hasShape: whole => tasksOf(whole).some(task => hasStatistics(resultOf(task))),
  read(whole, builder) {
    for (const task of tasksOf(whole)) {
      const name = textIn(member(task, "name"));
      const result = resultOf(task);
      if (name === "") builder.bad(member(task, "name"), "the name of a task");
      else if (hasStatistics(result)) readTask(name, result, builder);
      else builder.bad(result, "statistics: the task failed");
    }
  },
});

/** Rows of console.table(bench.table()): medians already rounded and written with their spread. */
export const tinybenchTable = jsonFormat({
  name: "tinybench",
  words: ["Task name", "Samples"],
  hasShape: whole => items(whole).some(row => textIn(member(row, "Task name")) !== ""),
  read(whole, builder) {
    for (const row of items(whole)) readRow(row, builder);
  },
});

function tasksOf(whole: JsonPlace): JsonPlace[] {
  return Array.isArray(whole.value) ? items(whole) : items(member(whole, "tasks"));
}

function resultOf(task: JsonPlace): JsonPlace {
  const result = member(task, "result");
  return isJsonObject(result.value) ? result : task;
}

function hasStatistics(result: JsonPlace): boolean {
  return isJsonObject(member(result, "latency").value) || numberIn(member(result, "mean")) !== undefined;
}

/** Reads a row of the table: its cells by the heads of their columns. */
export function readRow(row: JsonPlace, builder: RecordBuilder): void {
  const name = textIn(member(row, "Task name"));
  const cell = member(row, "Latency med (ns)");
  const [, center, spread] = /^([\d.]+) ± ([\d.]+)$/.exec(textIn(cell)) ?? [];
  if (name === "" || center === undefined) {
    builder.bad(cell, 'a median as "60.00 ± 10.00" beside the name of a task');
    return;
  }
  const n = numberIn(member(row, "Samples"));
  const middle = Number(center);
  builder.summary(name, "ns/op", {
    centre: "median",
    center: middle,
    low: middle - Number(spread),
    high: middle + Number(spread),
    interval: "± median absolute deviation",
    ...(n !== undefined && {n}),
  });
}
