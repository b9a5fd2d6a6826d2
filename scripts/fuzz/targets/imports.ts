import {readActionBenchmark} from "../../../src/importers/action-benchmark.ts";
import {readAsv} from "../../../src/importers/asv.ts";
import {readBencher} from "../../../src/importers/bencher.ts";
import type {ImportedEntry} from "../../../src/importers/imported-entry.ts";
import {importLog} from "../../../src/importers/log/import-log.ts";
import {commitEntries} from "../../../src/importers/measured-commit.ts";
import {samplesIn, texts} from "../samples.ts";
import type {Target} from "../target.ts";

const ACTION_BENCHMARK = `window.BENCHMARK_DATA = ${JSON.stringify({
  lastUpdate: 1,
  repoUrl: "https://github.com/o/r",
  entries: {
    Rust: [
      {
        commit: {
          id: "0123abc",
          message: "Faster",
          timestamp: "2026-01-05T23:30:00-02:00",
          author: {name: "A"},
        },
        date: 1767000000000,
        tool: "cargo",
        benches: [{name: "fib_10", value: 254, range: "± 35", unit: "ns/iter", extra: "a\nb"}],
      },
    ],
  },
})}`;

const ASV = JSON.stringify({
  commit_hash: "0123abcd",
  date: 1767000000000,
  env_name: "e",
  results: {"a.time_x": [[0.5], []]},
  version: 2,
});

const BENCHER = JSON.stringify({
  project: {slug: "words"},
  results: [
    {
      branch: {name: "main"},
      testbed: {name: "bench-1"},
      benchmark: {name: "words::count"},
      measure: {slug: "latency", units: "nanoseconds (ns)"},
      metrics: [
        {
          report: "r",
          iteration: 0,
          start_time: "2026-03-01T12:00:00Z",
          version: {number: 0, hash: null},
          metric: {value: 7.07, lower_value: 6.3, upper_value: null},
        },
      ],
    },
  ],
});

const TOKENS = [
  ...["## 2026-03-16\n", "2026-02-30", "25 February 2025", "Date: ", "| 2026-01-05 |", "Decision: ", "---\n"],
  ...["```\n", "![x](../a.png)", "[x](/etc/passwd)", "[1]: <../..>", ":::finding", "../", "\\", "\u0000"],
  ...["{", "}", "[", "]", '"', ",", "null", "1e999", "-1", "window.BENCHMARK_DATA = ", "0123abc", "\n", " "],
];

/** Records of other tools, from text to the entries made of them. */
export const imports: Target = {
  name: "imports",
  samples: [
    ...samplesIn(["src/importers/log/testdata/performance.md"]),
    ...texts(ACTION_BENCHMARK, ASV, BENCHER, "## 2026-03-16\n\n```\nBenchmarkA 1 2 ns/op\n```\n\nText.\n"),
  ],
  tokens: TOKENS,
  limit: 2 ** 20,
  run(input) {
    const text = new TextDecoder().decode(input);
    const log = {
      path: "docs/log.md",
      text,
      blob: "https://github.com/o/r/blob/main/",
      fileAt: () => undefined,
    };
    const commits = [
      ...(readActionBenchmark(text, "data.js")?.commits ?? []),
      ...(readBencher(text, "perf.json")?.commits ?? []),
      ...readAsv([{path: "m/r.json", text}], undefined, "results").commits,
    ];
    return [...importLog(log).entries, ...commitEntries(commits, undefined).entries].flatMap(dangersOf);
  },
};

/** Returns names that leave the entry's folder. */
function dangersOf({id, files}: ImportedEntry): string[] {
  return [id, ...files.map(({name}) => name)].filter(name => /^\/|(?:^|\/)\.\.?(?:\/|$)|[\\\0\n]/.test(name));
}
