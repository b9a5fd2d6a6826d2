import fc from "fast-check";
import {expect, test} from "vitest";
import {benchmarkReader, COMPATIBLE} from "./reader.ts";
import type {BenchmarkResults} from "./results.ts";
import {valuesOf} from "./results.ts";

const encoder = new TextEncoder();

function readFile(text: string): BenchmarkResults {
  const reader = benchmarkReader(COMPATIBLE);
  reader.read("f", "f", [encoder.encode(text)]);
  return reader.results();
}

/** Values and messages of a file: `name unit` to values, `line: message`. */
function contents(results: BenchmarkResults): {values: Map<string, number[]>; errors: string[]} {
  const values = new Map<string, number[]>();
  for (const one of results.series) {
    const key = `${one.group.name} ${one.unit.unit} ${one.unit.written}`;
    values.set(key, [...(values.get(key) ?? []), ...valuesOf(results, one)]);
  }
  return {values, errors: results.errors.map(({line, message}) => `${line}: ${message}`)};
}

/** Reads each line with a reader of its own, for which no line has the form of the one before. */
function lineByLine(lines: readonly string[]): ReturnType<typeof contents> {
  const values = new Map<string, number[]>();
  const errors: string[] = [];
  for (const [index, line] of lines.entries()) {
    const read = contents(readFile(line));
    for (const [key, more] of read.values) values.set(key, [...(values.get(key) ?? []), ...more]);
    errors.push(...read.errors.map(error => error.replace(/^1/, String(index + 1))));
  }
  return {values, errors};
}

const gap = fc.constantFrom(" ", " ", "\t", " \t  ", "\u00a0", "\v", "\r");
const name = fc.constantFrom("A", "A", "A-8", "B/x=1", "");
const count = fc.constantFrom("1", "1000", "007", "12345678901234567", "123456789012345678901", "1e3", "");
const number = fc.constantFrom(
  ...["1", "2.5", "0", "-0", "7.", ".5", ".", "0.1", "1e3", "NaN", "1.2.3", "x"],
  ...["123456789012345", "1234567890123456", "9007199254740993"],
);
const unit = fc.constantFrom("ns/op", "ns/op", "B/op", "ns/opx", "ns", "µs/op");
const pair = fc.tuple(gap, number, gap, unit).map(parts => parts.join(""));
const usualPairs = fc.constantFrom(" 5 ns/op", " 5.25 ns/op 16 B/op", "\t7 ns/op\t 16 B/op");
const pairs = fc.oneof(
  usualPairs,
  fc.array(pair, {maxLength: 3}).map(list => list.join("")),
);
const line = fc
  .tuple(name, gap, count, pairs, fc.constantFrom("", "", " ", "\t"), fc.constantFrom("\n", "\n", "\r\n"))
  .map(parts => `Benchmark${parts.join("")}`);

test("benchmarkReader reads lines after others as each alone", () => {
  fc.assert(
    fc.property(fc.array(line, {maxLength: 8}), lines => {
      expect(contents(readFile(lines.join("")))).toEqual(lineByLine(lines));
    }),
    {numRuns: 3000},
  );
});

test("benchmarkReader reads a last line without an end as one with it", () => {
  fc.assert(
    fc.property(fc.array(line, {minLength: 1, maxLength: 4}), lines => {
      const whole = lines.join("");
      expect(contents(readFile(whole.replace(/\r?\n$/, "")))).toEqual(contents(readFile(whole)));
    }),
    {numRuns: 500},
  );
});
