import {expect, test} from "vitest";
import {artifactFile} from "../../input/artifact-file.ts";
import {openArtifact} from "../kinds.ts";

test.each([
  [
    "Google Benchmark",
    "out.txt",
    "Run on (8 X 3000 MHz CPU s)\n---\nBenchmark           Time             CPU   Iterations\n---\n",
  ],
  [
    "Google Benchmark",
    "out.csv",
    'name,iterations,real_time,cpu_time,time_unit,label\n"BM_x/8",6,10.4,10.4,ns,\n',
  ],
  ["JMH", "jmh.txt", "# JMH version: 1.37\n# VM version: JDK 21\n"],
  [
    "JMH",
    "jmh.csv",
    '"Benchmark","Mode","Threads","Samples","Score","Score Error (99.9%)","Unit"\n"a.B","avgt",1,3,11.2,0.1,"ns/op"\n',
  ],
  [
    "BenchmarkDotNet",
    "b.md",
    "```\r\n\r\nBenchmarkDotNet v0.13.12, Windows 11\r\n```\r\n| Method | Mean |\r\n",
  ],
  [
    "hyperfine",
    "hf.csv",
    "command,mean,stddev,median,user,system,min,max\na,0.03,0.04,0.03,0.001,0.0002,0.008,0.15\n",
  ],
  [
    "hyperfine",
    "hf.md",
    "| Command | Mean [ms] | Min [ms] | Max [ms] | Relative |\n|:---|---:|---:|---:|---:|\n",
  ],
  ["pytest-benchmark", "p.txt", "Name (time in ns)          Min                        Max\n"],
  [
    "vitest",
    "v.txt",
    " ✓ a.bench.ts > parse 1205ms\n     name               hz     min     max    mean     p75     p99\n",
  ],
  ["pyperf", "pp.txt", ".....................\nMean +- std dev: 7.69 us +- 1.55 us\n"],
  ["Python's timeit", "t.txt", "2000 loops, best of 5: 141 usec per loop\n"],
  ["Deno", "deno.txt", "benchmark       time/iter (avg)        iters/s      (min … max)\n"],
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
