import type {ProblemGuide} from "./guide.ts";
import {EXAMPLE_PAIR, entryExample, examplePage, exampleRuns} from "./guide.ts";

const PAGE = examplePage("Buffers come from a pool.");
const {"before.txt": BEFORE} = EXAMPLE_PAIR;
const GOOD = entryExample({"index.md": PAGE, "before.txt": BEFORE});
const hyperfine = (times: readonly number[]): string =>
  JSON.stringify(
    {results: [{command: "sip parse", mean: 0.012, stddev: 0.0002, median: 0.012, times}]},
    undefined,
    1,
  );
/** Writes Criterion's samples of a benchmark of about 800 ns. */
const criterion = (samples: number): string =>
  JSON.stringify({
    sampling_mode: "Flat",
    iters: Array.from({length: samples}, () => 1000),
    times: Array.from({length: samples}, (_, i) => 800_000 + i * 100),
  });
const TIMES = [0.0121, 0.0119, 0.0123, 0.012, 0.0118, 0.0122];

/** Guides of problems of benchmark results. */
export const BENCHMARK_GUIDES = {
  PJ050: {
    meaning:
      "A line of benchmark text is not a result, or is one only after a correction: behind the prefix of a log, in colors, or divided by output of the benchmark. The message says which.",
    why: "benchstat leaves such lines out without a word, so that a table rests on fewer samples than were measured.",
    bad: entryExample({"index.md": PAGE, "before.txt": `${BEFORE}BenchmarkParse-8 \t 1500000\t 80x ns/op\n`}),
    good: entryExample({
      "index.md": PAGE,
      "before.txt": `${BEFORE}BenchmarkParse-8 \t 1500000\t 806 ns/op\n`,
    }),
  },
  PJ051: {
    meaning:
      "A file that looks like benchmark output has no result, or the run of one of its packages failed.",
    why: "There is nothing to show or to compare. Often the pattern of -bench matched no benchmark, or a test failed first.",
    bad: entryExample({
      "index.md": PAGE,
      "before.txt": "goos: linux\ngoarch: amd64\npkg: example.org/sip\nPASS\nok  \texample.org/sip\t0.004s\n",
    }),
    good: GOOD,
  },
  PJ052: {
    meaning:
      "A line in the shape `key: value` changes the configuration within the file. Results before and behind it belong to different tables.",
    why: "A log message between results, such as `warning: …`, divides one benchmark into two with fewer samples each.",
    bad: entryExample({
      "index.md": PAGE,
      "before.txt": `${BEFORE}cache: cold\n${BEFORE.replace("Parse", "Render")}cache: warm\n${BEFORE}`,
    }),
    good: GOOD,
  },
  PJ053: {
    meaning:
      "A benchmark file in JSON is not valid JSON. Mostly it ends early, since the run was interrupted.",
    why: "Nothing of the file is read: the results behind the mistake are not known.",
    bad: entryExample({"index.md": PAGE, "sip.json": hyperfine(TIMES).slice(0, -12)}),
    good: entryExample({"index.md": PAGE, "sip.json": hyperfine(TIMES)}),
  },
  PJ054: {
    meaning:
      "A part of a tool's benchmark file is not as that tool writes it, so that one result is left out.",
    why: "The other results are shown; the one that the message names has no history.",
    bad: entryExample({"index.md": PAGE, "sip.json": hyperfine(TIMES).replace("0.0121", '"fast"')}),
    good: entryExample({"index.md": PAGE, "sip.json": hyperfine(TIMES)}),
  },
  PJ055: {
    meaning:
      "A benchmark file holds more than is kept: 32 MiB of JSON, 20,000 results, names and units of 1,000 characters, configurations of 8,000, or 100 rounds of one run, which are thinned to quantiles.",
    why: "The limits keep a build's time and memory bounded. Medians and intervals of thinned rounds are close to those of all.",
    bad: entryExample({"index.md": PAGE, "parse/new/sample.json": criterion(150)}),
    good: entryExample({"index.md": PAGE, "parse/new/sample.json": criterion(100)}),
  },
  PJ056: {
    meaning:
      "Two files are a pair, and their comparison can show no change: they have no benchmark in common, their names differ in the number of processors, or they have too few samples.",
    why: "A table without a significant row looks like a change without effect, although nothing was tested.",
    bad: entryExample({
      "index.md": PAGE,
      "before.txt": exampleRuns("Parse", [812]),
      "after.txt": exampleRuns("Parse", [404]),
    }),
    good: entryExample({"index.md": PAGE, ...EXAMPLE_PAIR}),
  },
  PJ057: {
    meaning:
      "One benchmark file of an entry is named as a base, another as a head, and both measure the same. They lie in different folders, and their names differ in more than that word, so that they are no pair.",
    why: "The two are shown beside each other and never compared: the change has no table, no effect and no place in the history.",
    bad: entryExample({
      "index.md": PAGE,
      "old/benchmark.txt": EXAMPLE_PAIR["before.txt"],
      "new/run.txt": EXAMPLE_PAIR["after.txt"],
    }),
    good: entryExample({
      "index.md": PAGE,
      "old/benchmark.txt": EXAMPLE_PAIR["before.txt"],
      "new/benchmark.txt": EXAMPLE_PAIR["after.txt"],
    }),
  },
} as const satisfies Readonly<Record<string, ProblemGuide>>;
