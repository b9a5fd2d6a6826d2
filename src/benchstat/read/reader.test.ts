import fc from "fast-check";
import {expect, test} from "vitest";
import type {ReaderOptions} from "./reader.ts";
import {benchmarkReader, COMPATIBLE, LENIENT} from "./reader.ts";
import type {BenchmarkResults} from "./results.ts";
import {valuesOf} from "./results.ts";

function read(text: string, options: ReaderOptions = COMPATIBLE): BenchmarkResults {
  const reader = benchmarkReader(options);
  reader.read("f", "f.txt", [new TextEncoder().encode(text)]);
  return reader.results();
}

/** Each series as `name unit values`. */
function series(text: string, options: ReaderOptions = COMPATIBLE): string[] {
  const results = read(text, options);
  return results.series.map(
    one => `${one.group.name} ${one.unit.unit} ${[...valuesOf(results, one)].join(" ")}`,
  );
}

test("benchmarkReader reads value and unit pairs, tidied", () => {
  expect(
    series("BenchmarkA-8 100 7 ns/op 12 B/op 1 allocs/op\nBenchmarkA-8 100 8 ns/op 12 B/op 1 allocs/op\n"),
  ).toEqual(["A-8 sec/op 7.000000000000001e-9 8e-9", "A-8 B/op 12 12", "A-8 allocs/op 1 1"]);
});

test("benchmarkReader keeps values of one unit together when lines disagree on the order", () => {
  expect(
    series("BenchmarkA 1 1 u 2 v\nBenchmarkA 1 3 v 4 u\nBenchmarkB 1 5 v\nBenchmarkA 1 6 w 7 u\n"),
  ).toEqual(["A u 1 4 7", "A v 2 3", "B v 5", "A w 6"]);
});

test("benchmarkReader draws each series once from a meter", () => {
  const drawn: [string, number][] = [];
  const spend = (kind: string, amount: number) => void drawn.push([kind, amount]);
  series("BenchmarkA 1 1 u 2 v\nBenchmarkA 1 3 u 4 v\n", {...LENIENT, spend});
  expect(drawn.filter(([kind]) => kind === "series")).toEqual([
    ["series", 1],
    ["series", 1],
  ]);
});

test.each([
  [
    "keys of a configuration",
    "a: b\n".repeat(3) + "BenchmarkA 1 1 u\n",
    {configKeys: 20 + 0 + 1 + 1 + 1, series: 1},
  ],
  ["unit lines", "Unit u better=higher\n".repeat(3), {configKeys: 9}],
  ["long values", `a: ${"b".repeat(6400)}\nBenchmarkA 1 1 u 2 v\n`, {configKeys: 20 + 0 + 101, series: 26}],
  ["long names", `Benchmark${"a".repeat(5120)} 1 1 u 2 v\n`, {configKeys: 0, series: 22}],
  ["units left out", "BenchmarkA 1 NaN u NaN v\nBenchmarkB 1 NaN u\n", {series: 2}],
])("benchmarkReader draws %s from a meter", (_what, text, expected) => {
  const drawn: Record<string, number> = {};
  const spend = (kind: string, amount: number) => {
    drawn[kind] = (drawn[kind] ?? 0) + amount;
  };
  read(text, {...LENIENT, spend});
  expect(drawn).toEqual(expected);
});

test("benchmarkReader keeps the first bad lines of a journal's file, and counts all", () => {
  const {errors, errorCount} = read("BenchmarkA x\n".repeat(1000), LENIENT);
  expect(errors.map(({line}) => line)).toEqual(Array.from({length: 20}, (_, index) => index + 1));
  expect(errorCount).toBe(1000);
  expect(read("BenchmarkA x\n".repeat(1000)).errors).toHaveLength(1000);
});

test("benchmarkReader adds a unit that stands twice on a line twice", () => {
  expect(series("BenchmarkA 1 1 u 2 u\n")).toEqual(["A u 1 2"]);
});

test("benchmarkReader leaves zero in the written unit where benchstat does, and tidies it otherwise", () => {
  expect(series("BenchmarkA 1 0 ns/op\nBenchmarkA 1 1 ns/op\n")).toEqual(["A ns/op 0", "A sec/op 1e-9"]);
  expect(series("BenchmarkA 1 0 ns/op\nBenchmarkA 1 1 ns/op\n", LENIENT)).toEqual(["A sec/op 0 1e-9"]);
});

test("benchmarkReader says what is wrong with a line, and goes on", () => {
  const text = [
    "Benchmark",
    "BenchmarkA ",
    "BenchmarkA x",
    "BenchmarkA 9223372036854775808",
    "BenchmarkA 1",
    "BenchmarkA 1 2",
    "BenchmarkA 1 2 u 3",
    "BenchmarkA 1 2 u x v",
    "BenchmarkA 1 1e999 u",
    "Unit",
    "Unit u x =y k=v k=w",
    "BenchmarkA 1 2 u",
  ].join("\n");
  expect(read(text).errors.map(({line, message}) => `${line}: ${message}`)).toEqual([
    "2: missing iteration count",
    "3: parsing iteration count: invalid syntax",
    "4: parsing iteration count: value out of range",
    "5: missing measurements",
    "6: missing units",
    "7: missing units",
    "8: parsing measurement: invalid syntax",
    "9: parsing measurement: value out of range",
    "10: missing unit",
    "11: expected key=value",
    "11: expected key=value",
    "11: metadata k of unit u already set to v",
  ]);
  expect(series(text)).toEqual(["A u 2"]);
});

test("benchmarkReader takes NaN and infinite values for benchstat only, and keeps the rest of the line", () => {
  const text = "BenchmarkA 1 inf u 2 v\nBenchmarkA 1 NaN u 3 v\nBenchmarkB 1 -Inf u\n";
  expect(series(text)).toEqual(["A u Infinity NaN", "A v 2 3", "B u -Infinity"]);
  expect(series(text, LENIENT)).toEqual(["A v 2 3"]);
  expect(read(text, LENIENT)).toMatchObject({
    errors: [],
    leftOut: [{file: "f.txt", line: 1, unit: "u", value: "+Inf", count: 3}],
  });
});

test("benchmarkReader reads configuration, forgets it at the next file and moves the last key into a gap", () => {
  const reader = benchmarkReader(COMPATIBLE);
  const text = "a: 1\nb:\t 2 \nc: 3\nBenchmarkA 1 1 u\na:\nB: no\nd:no\nBenchmarkA 1 1 u\n";
  reader.read("f", "f", [new TextEncoder().encode(text)]);
  reader.read("g", "g", [new TextEncoder().encode("BenchmarkA 1 1 u\n")]);
  const configs = reader
    .results()
    .series.map(({group}) => group.config.map(({key, value}) => `${key}=${value}`));
  expect(configs).toEqual([["a=1", "b=2 ", "c=3"], ["c=3", "b=2 "], []]);
});

test("benchmarkReader remembers unit metadata over files, by tidied unit, the first one said", () => {
  const reader = benchmarkReader(COMPATIBLE);
  reader.read("f", "f", [new TextEncoder().encode("Unit ns/op assume=exact better=lower\nUnits x a=b\n")]);
  reader.read("g", "g", [new TextEncoder().encode("Unit sec/op assume=nothing\n")]);
  const {units, errors} = reader.results();
  expect(units).toEqual(
    new Map([
      [
        "sec/op",
        new Map([
          ["assume", "exact"],
          ["better", "lower"],
        ]),
      ],
    ]),
  );
  expect(errors.map(({message}) => message)).toEqual(["metadata assume of unit sec/op already set to exact"]);
});

test("benchmarkReader stops before a line of 64 KiB as benchstat does, and not in the journal", () => {
  const text = new TextEncoder().encode(`BenchmarkA 1 1 u\nBenchmark${"x".repeat(65_536)} 1 1 u\n`);
  expect(benchmarkReader(COMPATIBLE).read("f", "f", [text])).toBe(1);
  expect(benchmarkReader(LENIENT).read("f", "f", [text])).toBeUndefined();
});

test("benchmarkReader reads parts of a file as one, their memory used again", () => {
  const reader = benchmarkReader(COMPATIBLE);
  const buffer = new Uint8Array(64);
  function* parts(): Generator<Uint8Array> {
    for (const text of ["note: x\nBenchmarkA 1 1 u\n", "BenchmarkA 1 2 u\nBenchmark", "BenchmarkB 1 z u\n"]) {
      yield buffer.subarray(0, new TextEncoder().encodeInto(text, buffer).written);
    }
  }
  reader.read("f", "f", parts());
  const results = reader.results();
  expect(
    results.series.map(one => [one.group.name, one.group.config.length, ...valuesOf(results, one)]),
  ).toEqual([["A", 1, 1, 2]]);
  expect(results.errors).toEqual([{file: "f", line: 5, message: "parsing measurement: invalid syntax"}]);
});

test("benchmarkReader reads every decimal as Number() does", () => {
  const decimals = fc
    .tuple(fc.nat(999_999_999), fc.nat(999_999_999), fc.integer({min: 0, max: 18}))
    .map(([a, b, point]) => {
      const digits = `${a}${b}`.padStart(point + 1, "0");
      return point === 0 ? digits : `${digits.slice(0, -point)}.${digits.slice(-point)}`;
    });
  fc.assert(
    fc.property(decimals, text => {
      const {values} = read(`BenchmarkA 1 ${text} u\n`);
      expect(values[0]).toBe(Number(text));
    }),
    {numRuns: 1000},
  );
});
