import {jsonFormat} from "./json-file.ts";
import type {JsonPlace} from "./json-place.ts";
import {items, member, textIn} from "./json-place.ts";
import type {RecordBuilder} from "./record-builder.ts";
import {readTask} from "./tinybench-task.ts";

/** Files of vitest bench --outputJson up to version 4: https://vitest.dev/guide/features#benchmarking. */
export const vitestOutput = jsonFormat({
  name: "vitest",
  words: ["files", "groups", "benchmarks", "fullName"],
  hasShape: whole => items(member(whole, "files")).some(file => Array.isArray(member(file, "groups").value)),
  read(whole, builder) {
    for (const file of items(member(whole, "files")))
      for (const group of items(member(file, "groups")))
        for (const benchmark of items(member(group, "benchmarks")))
          readNamed([textIn(member(group, "fullName"))], benchmark, benchmark, builder);
  },
});

/** Files of vitest bench --reporter=json from version 5 on: benchmarks are parts of tests. */
export const vitestReport = jsonFormat({
  name: "vitest",
  words: ["testResults", "assertionResults", "benchmarks"],
  hasShape: whole => testsOf(whole).some(test => Array.isArray(member(test, "benchmarks").value)),
  read(whole, builder) {
    for (const test of testsOf(whole))
      for (const benchmark of items(member(test, "benchmarks")))
        for (const task of items(member(benchmark, "tasks")))
          readNamed([textIn(member(benchmark, "name"))], task, task, builder);
  },
});

function testsOf(whole: JsonPlace): JsonPlace[] {
  return items(member(whole, "testResults")).flatMap(file => items(member(file, "assertionResults")));
}

function readNamed(
  above: readonly string[],
  named: JsonPlace,
  result: JsonPlace,
  builder: RecordBuilder,
): void {
  const own = textIn(member(named, "name"));
  if (own === "") {
    builder.bad(member(named, "name"), "the name of a benchmark");
    return;
  }
  readTask([...above, own].filter(Boolean).join(" > "), result, builder);
}
