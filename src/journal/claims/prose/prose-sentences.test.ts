import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import type {EntryText} from "../../../embeds/testdata/fixture.ts";
import {testEntry} from "../../../embeds/testdata/fixture.ts";
import {comparisonScopes} from "../comparison-scopes.ts";
import {proseProblems} from "./prose-problems.ts";

/** Ten runs of a benchmark whose time varies by 1 %. */
function runs(name: string, ns: number, bytes: number, allocs: number): string {
  return Array.from(
    {length: 10},
    (_, i) =>
      `Benchmark${name}-8\t1000\t${ns * (0.9955 + i / 1000)} ns/op\t${bytes} B/op\t${allocs} allocs/op\n`,
  ).join("");
}

const PAIR: EntryText = {
  files: {
    "before.txt": [
      runs("Faster", 1000, 1024, 10),
      runs("Slower", 2000, 512, 10),
      runs("Same", 300, 64, 2),
      runs("Big", 2.5e6, 90_000, 100),
      runs("Gain", 400, 128, 4),
    ].join(""),
    "after.txt": [
      runs("Faster", 696, 512, 10),
      runs("Slower", 2200, 512, 12),
      runs("Same", 300.3, 64, 2),
      runs("Big", 2e6, 60_000, 100),
      runs("Gain", 390, 0, 0),
    ].join(""),
  },
  pairs: [["", "before.txt", "after.txt"]],
};

function problemsOf(text: string): string[] {
  const entry = testEntry({...PAIR, text});
  return proseProblems(entry, comparisonScopes(entry, {alpha: 0.05, confidence: 0.95})).map(
    ({message}) => message,
  );
}

function sentences(name: string): string[] {
  return readFileSync(new URL(`testdata/${name}.txt`, import.meta.url), "utf8")
    .trimEnd()
    .split("\n");
}

test.each([...sentences("right"), ...sentences("right-siblings")])(
  "proseProblems(entry) has nothing against: %s",
  text => {
    expect(problemsOf(text)).toEqual([]);
  },
);

test.each([...sentences("wrong"), ...sentences("wrong-siblings")])(
  "proseProblems(entry) contradicts: %s",
  text => {
    expect(problemsOf(text)).toHaveLength(1);
  },
);

test.each(["Goals", "What we expect", "Next"])("proseProblems(entry) leaves out a section %j", heading => {
  expect(problemsOf(`## ${heading}\n\nFaster is 60 % faster.\n`)).toEqual([]);
  expect(problemsOf(`## ${heading}\n\n### More\n\nFaster is 60 % faster.\n`)).toEqual([]);
  expect(problemsOf(`## ${heading}\n\n## Results\n\nFaster is 60 % faster.\n`)).toHaveLength(1);
});

test.each([
  ["Faster fell by 45 %.", 'text says 45 % of "Faster", data say -30.40% (p=0.000 n=10) in sec/op'],
  ["Faster takes 500 ns now.", 'text says 500 ns of "Faster", data say 1.000 µs/op to 696.0 ns/op'],
  ["`Slower` halved its time.", 'text says halved of "Slower", data say +10.00% (p=0.000 n=10) in sec/op'],
  ["Faster: 1000 ns → 400 ns.", 'text says 1000 ns to 400 ns of "Faster"'],
])("proseProblems(entry) says what is wrong with: %s", (text, message) => {
  expect(problemsOf(text)[0]).toContain(message);
});
