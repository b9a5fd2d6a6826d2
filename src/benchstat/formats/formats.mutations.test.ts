import {toHtml} from "hast-util-to-html";
import {expect, test} from "vitest";
import {ENDLESS_BENCHMARKS} from "../../../scripts/testing/endless-texts.ts";
import {rounds} from "../../../scripts/testing/rounds.ts";
import {benchmarkKind} from "../../artifacts/benchmark/kind.ts";
import {benchmarkFormatOf} from "./formats.ts";
import {SAMPLES, sample, textFile} from "./testdata/describe.ts";

/** Numbers from 0 to 1 that are the same in every run. */
function randomness(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

const FRAGMENTS = [
  "{",
  "}",
  "[",
  "]",
  ",",
  '"',
  ":",
  "null",
  "-1",
  "1e999",
  "NaN",
  "\n",
  "\r\n",
  "│",
  "±",
  "<",
  ">",
  "  ",
  "\t",
  "time: [",
  " x ",
  "%",
  "\u0000",
  "\ufeff",
  '"name":',
  "Unit ",
  "Benchmark",
  "__proto__",
  "9".repeat(40),
];

/** Damages a text in a few places: characters cut out, doubled, replaced or put in. */
function mutate(text: string, random: () => number): string {
  let mutant = text;
  for (let count = 1 + Math.floor(random() * 4); count > 0; count--) {
    const at = Math.floor(random() * mutant.length);
    const length = Math.floor(random() * (random() < 0.1 ? mutant.length : 12));
    const fragment = FRAGMENTS[Math.floor(random() * FRAGMENTS.length)] ?? "";
    const kept = random() < 0.3 ? mutant.slice(at, at + length).repeat(2) : fragment;
    mutant = mutant.slice(0, at) + kept + mutant.slice(at + length);
  }
  return mutant;
}

/** What does not hold of every reading: finite numbers, places of problems, views without holes. */
function faults(path: string, text: string): string[] {
  const file = textFile(text, path);
  const artifact = benchmarkKind.open(file);
  const lines = text.split("\n").length;
  const views = [...artifact.view(context), ...(artifact.compare(artifact, context) ?? [])];
  return [
    ...artifact.problems.filter(({line = 1}) => line < 1 || line > lines).map(({message}) => message),
    ...artifact.measurements.flatMap(({name, samples}) =>
      samples.length > 0 && samples.every(value => Number.isFinite(value)) ? [] : [`samples of ${name}`],
    ),
    ...(views.length > 0 ? [] : ["no view"]),
    ...(/undefined|\bNaN\b/.test(toHtml(views)) && !/undefined|NaN/.test(text) ? ["hole in a view"] : []),
  ];
}

const context = {id: "x", size: "page"} as const;

const BY_FORMAT = Map.groupBy(
  SAMPLES.map(path => ({path, text: sample(path).text() ?? "", format: benchmarkFormatOf(sample(path))})),
  ({format}) => format,
);

test.each(
  [...BY_FORMAT].map(([format, samples]) => ({name: format?.name, first: samples[0]?.path, samples})),
)("$name reads damaged copies of $first and the like without a throw", ({samples}) => {
  const random = randomness(samples.length);
  for (let i = 0; i < rounds(2_000); i++) {
    const {path, text} = samples[i % samples.length] ?? {path: "", text: ""};
    const mutant = mutate(text, random);
    const file = textFile(mutant, path);
    const problems = benchmarkFormatOf(file)?.read(file).problems ?? [];
    const lines = mutant.split("\n").length;
    expect(problems.filter(({line = 1}) => line < 1 || line > lines)).toEqual([]);
    if (i % 50 === 0 && benchmarkFormatOf(textFile(mutant, path)))
      expect(faults(path, mutant), mutant).toEqual([]);
  }
});

test.each(ENDLESS_BENCHMARKS)("formats read and draw %s", (_what, text) => {
  const artifact = benchmarkKind.open(textFile(text));
  expect(artifact.view(context).length).toBeGreaterThan(0);
});

test("formats keep a file of a hundred thousand results within its budget", () => {
  const line = (i: number) => `test t${i} ... bench:       1,020 ns/iter (+/- 39)\n`;
  const file = textFile(Array.from({length: 100_000}, (_, i) => line(i)).join(""));
  const read = benchmarkFormatOf(file)?.read(file);
  expect(read?.model.summaries.length).toBe(20_000);
  expect(read?.problems.map(({message}) => message)).toEqual([
    "80000 results are left out, expected at most 20000 in a file",
  ]);
});
