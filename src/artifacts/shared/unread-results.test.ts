import {expect, test} from "vitest";
import {artifactFile} from "../../input/artifact-file.ts";
import {openArtifact} from "../kinds.ts";

test.each([
  [
    "bombardier",
    "bo.txt",
    "Statistics        Avg      Stdev        Max\n  Reqs/sec      4830.82    5261.80   10437.46\n",
  ],
  ["ghz", "g.txt", "\nSummary:\n  Count:\t\t200\n  Total:\t\t181.57 ms\n"],
  ["h2load", "h.txt", "starting benchmark...\nspawning thread #0: 2 total client(s). 200 total requests\n"],
  [
    "Locust",
    "l_stats.csv",
    "Type,Name,Request Count,Failure Count,Median Response Time\n,Aggregated,0,0,0\n",
  ],
  ["pgbench", "pg.txt", "pgbench (16.1)\nstarting vacuum...end.\n"],
  ["redis-benchmark", "r.csv", '"test","rps","avg_latency_ms"\n"SET","21978.02","1.387"\n'],
  ["sysbench", "s.txt", "sysbench 1.0.20 (using system LuaJIT 2.1.0-beta3)\n"],
  ["siege", "s.json", '{\t"transactions":\t\t100,\n\t"availability":\t\t100.00,\n'],
  ["fio", "f.json", '{\n  "fio version" : "fio-3.33",\n  "jobs" : []\n}\n'],
  ["iperf3", "i.json", '{\n\t"start":\t{\n\t\t"connected":\t[{\n'],
])("results of %s in %s are named with what to attach", (tool, name, content) => {
  const file = artifactFile(`content/e/${name}`, name, new TextEncoder().encode(content));
  const found = openArtifact(file).problems.filter(({code}) => code === "PJ051");
  expect(found).toMatchObject([
    {severity: "warning", message: `results of ${tool} are shown as they are: this form of them is not read`},
  ]);
  expect(found[0]?.hint).not.toBe("");
});

test.each([
  ["notes.txt", "We ran pgbench and sysbench; hyperfine was no better.\n"],
  ["table.csv", "name,value\na,1\n"],
  ["main.go", "package main\n"],
])("%s is none of them", (name, content) => {
  const file = artifactFile(`content/e/${name}`, name, new TextEncoder().encode(content));
  expect(openArtifact(file).problems).toEqual([]);
});
