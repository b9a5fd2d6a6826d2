import {readFileSync} from "node:fs";
import {toHtml} from "hast-util-to-html";
import {expect, test} from "vitest";
import {artifactFile} from "../../input/artifact-file.ts";
import {openArtifact} from "../kinds.ts";
import {timeKind} from "./kind.ts";
import {parseTiming} from "./parse.ts";
import {readPerfLine} from "./perf-stat.ts";
import {readDuration} from "./run.ts";

const file = (text: string, name = "t.txt") =>
  artifactFile(`e/${name}`, name, new TextEncoder().encode(text));
const textOf = (name: string) => readFileSync(new URL(`testdata/samples/${name}`, import.meta.url), "utf8");
const measured = (text: string) =>
  Object.fromEntries(timeKind.open(file(text)).measurements.map(({name, samples}) => [name, samples]));

test.each([
  ["trace-find.txt", 5.158, 5.668, 0.22],
  ["trace-one-goroutine.txt", 5.444, 6.048, 0.252],
  ["trace-fan-out.txt", 3.518, 10.96, 0.244],
  ["trace-8-goroutines.txt", 2.867, 9.272, 0.184],
])("timeKind reads %s as its author does", (name, real, user, sys) => {
  expect(measured(textOf(name))).toMatchObject({real: [real], user: [user], sys: [sys]});
});

test("timeKind tells how many processors were busy: one goroutine, then eight", () => {
  expect(measured(textOf("trace-find.txt"))["CPUs busy"]?.[0]).toBeCloseTo(1.14, 2);
  expect(measured(textOf("trace-8-goroutines.txt"))["CPUs busy"]?.[0]).toBeCloseTo(3.3, 2);
});

test("timeKind takes repeated runs of a command as samples", () => {
  expect(measured(textOf("six-runs.txt")).real).toEqual([0.352, 0.518, 0.628, 0.352, 0.555, 0.313]);
});

test("timeKind takes runs of different commands for different things", () => {
  const run = (command: string, real: string) =>
    `$ time ${command}\nreal\t${real}\nuser\t0m1.0s\nsys\t0m0.1s\n`;
  expect(measured(run("./a", "0m1.0s") + run("./b", "0m2.0s")).real).toEqual([2]);
  expect(measured(run("./a", "0m1.0s") + run("./a", "0m2.0s")).real).toEqual([1, 2]);
});

test("timeKind compares several runs by the U test, and says what one each is worth", () => {
  const runs = (values: readonly number[]) =>
    timeKind.open(file(values.map(value => `real ${value}\nuser 1.0\nsys 0.1\n`).join("\n")));
  const context = {id: "x", size: "embed"} as const;
  const compared = (base: readonly number[], head: readonly number[]) =>
    (runs(base).compare(runs(head), context) ?? []).map(node => toHtml(node)).join("");
  const slow = [5.1, 5.2, 5.3, 5.4, 5.5];
  const fast = [2.1, 2.2, 2.3, 2.4, 2.5];
  expect(compared(slow, fast)).toContain('<span class="delta-better">-56.60% p=0.008</span>');
  expect(compared(fast, slow)).toContain('<span class="delta-worse">+130.43% p=0.008</span>');
  expect(compared(slow, [5.15, 5.25, 5.35, 5.45])).toContain('<span class="delta-none"');
  expect(compared([5.158], [2.867])).toContain('<td class="num">-44.42%</td>');
  expect(compared([5.158], [2.867])).toContain("One run each is no statistics");
});

test("timeKind reads GNU time and perf stat as they print", () => {
  expect(measured(textOf("gnu-verbose.txt"))).toMatchObject({
    real: [0.34],
    user: [0.1],
    "max RSS": [13_468 * 1024],
    "voluntary context switches": [569],
  });
  expect(measured(textOf("gnu.txt"))).toMatchObject({
    real: [0.31],
    "max RSS": [14_724 * 1024],
    "minor page faults": [3346],
  });
  expect(measured(textOf("zsh.txt"))).toMatchObject({real: [5.158], user: [5.67], sys: [0.22]});
  const {"task-clock": [clock] = [], real: [real] = []} = measured(textOf("perf-stat.txt"));
  const printed = Number(/# +([\d.]+) CPUs utilized/.exec(textOf("perf-stat.txt"))?.[1]);
  expect((clock ?? 0) / (real ?? 0)).toBeCloseTo(printed, 3);
});

test("readPerfLine(line) reads counters with separators, shares and what was not counted", () => {
  const value = (line: string) => readPerfLine(line)?.values.map(({name, value}) => [name, value]);
  expect(
    value("    20,123,456,789      cycles                    #    3.409 GHz                      (83.33%)"),
  ).toEqual([["cycles", 20_123_456_789]]);
  expect(value("         5,888.21 msec task-clock                #    1.142 CPUs utilized")).toEqual([
    ["task-clock", 5.88821],
  ]);
  expect(value("         5.888,21 msec task-clock                #    1,142 CPUs utilized")).toEqual([
    ["task-clock", 5.88821],
  ]);
  expect(value("   <not supported>      instructions")).toEqual([]);
  expect(value("            0.4061 +- 0.0451 seconds time elapsed  ( +- 11.10% )")).toEqual([
    ["real", 0.4061],
  ]);
  expect(value("hello")).toBeUndefined();
});

test("readDuration(text) reads what shells and clocks write", () => {
  expect(["0m5.158s", "1h2m3.5s", "1:05.15", "1:02:03", "5,5", "7"].map(readDuration)).toEqual([
    5.158, 3723.5, 65.15, 3723, 5.5, 7,
  ]);
});

test("parseTiming(file) reports times that are none, with their line", () => {
  const {problems} = parseTiming(file("real\t0m1.0s\nuser\t0mX.0s\nsys\t0m0.1s\n"));
  expect(problems.map(({line, code, message}) => `${line} ${code} ${message}`)).toEqual([
    '2 PJ110 time cannot be read, expected "real 0m1.234s", got "user\t0mX.0s"',
  ]);
});

test("a timed benchmark run stays a benchmark", () => {
  const text = "BenchmarkX-8 100 12 ns/op\nPASS\n\nreal\t0m1.0s\nuser\t0m1.0s\nsys\t0m0.1s\n";
  expect(openArtifact(file(text)).kind.name).toBe("benchmark");
});
