import {expect, test} from "vitest";
import {artifactFile} from "../../input/artifact-file.ts";
import {openArtifact} from "../kinds.ts";

test.each([
  ["ghz", "g.txt", "\nSummary:\n  Count:\t\t200\n  Total:\t\t181.57 ms\n"],
  ["h2load", "h.txt", "starting benchmark...\nspawning thread #0: 2 total client(s). 200 total requests\n"],
  ["pgbench", "pg.txt", "pgbench (16.1)\nstarting vacuum...end.\n"],
  ["siege", "s.json", '{\t"transactions":\t\t100,\n\t"availability":\t\t100.00,\n'],
  ["iperf3", "i.json", '{\n\t"start":\t{\n\t\t"connected":\t[{\n'],
  [
    "gungraun",
    "g.txt",
    '{"baselines":[null,null],"module_path":"words::count","package_dir":"/w","profiles":[{"tool":"Callgrind"}]}\n',
  ],
  ["gungraun", "m.txt", "words::count id\n  ======= MEMCHECK =====\n  Errors:    1|N/A     (*********)\n"],
  ["benchmark_harness", "d.txt", "Template(RunTime): 0.1684 us.\n"],
  [
    "Ruby's Benchmark",
    "r.txt",
    "       user     system      total        real\nfor:  1.0  0.0  1.0 (  1.0)\n",
  ],
  ["console.time", "t.txt", "count words: 7617ms - timer ended\n"],
  ["Luau's bench", "l.txt", "Test    | Min    | Average    | StdDev%    | Driver\n"],
  ["benchseries", "b.json", '[\n\t{\n\t\t"unit": "sec/op amd64",\n\t\t"benchmarks": [\n'],
  [
    "Bencher",
    "report.json",
    '{"uuid": "u", "project": {"slug": "words"}, "adapter": "rust_criterion", "results": [[{"iteration": 0}]]}',
  ],
  [
    "Bencher",
    "perf.json",
    '{"project": {"slug": "words"}, "start_time": null, "results": [{"branch": {"name": "main"}}]}',
  ],
])("results of %s in %s are named with what to attach", (tool, name, content) => {
  const file = artifactFile(`content/e/${name}`, name, new TextEncoder().encode(content));
  const found = openArtifact(file).problems.filter(({code}) => code === "PJ051");
  expect(found).toMatchObject([
    {severity: "warning", message: `results of ${tool} are shown as they are: this form of them is not read`},
  ]);
  expect(found[0]?.hint).not.toBe("");
});

test("results of an unknown tool are counted, with the ways out", () => {
  const text = "alpha 12.5 ns/call\nbeta 9.1 ns/call\ngamma 1,200 ops/sec\n";
  const file = artifactFile("content/e/own.txt", "own.txt", new TextEncoder().encode(text));
  expect(openArtifact(file).problems).toMatchObject([
    {
      code: "PJ051",
      severity: "warning",
      message: "3 lines look like benchmark results of a tool that is not known: they are shown as text",
    },
  ]);
  expect(openArtifact(file).problems[0]?.hint).toMatch(/::chart/);
});

test.each(["before.txt", "old/run/after.log", "bench-parse.json", "parse.benchmark.out"])(
  "a text named %s that holds no results of a known tool is reported",
  name => {
    const file = artifactFile(`content/e/${name}`, name, new TextEncoder().encode("parse took 3\n"));
    expect(openArtifact(file).problems).toMatchObject([
      {code: "PJ051", message: expect.stringMatching(/^file is named as benchmark results/)},
    ]);
  },
);

test.each([
  ["workbench.txt", "12 tables\n"],
  ["before.txt", "no number\n"],
  ["bench.py", "print(1)\n"],
  ["bench.csv", "name,value\na,1\n"],
  ["notes.txt", "We ran pgbench and sysbench; hyperfine was no better.\n"],
  ["table.csv", "name,value\na,1\n"],
  ["main.go", "package main\n"],
])("%s is none of them", (name, content) => {
  const file = artifactFile(`content/e/${name}`, name, new TextEncoder().encode(content));
  expect(openArtifact(file).problems).toEqual([]);
});
