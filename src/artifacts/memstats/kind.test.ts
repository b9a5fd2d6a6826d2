import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {artifactFile} from "../../input/artifact-file.ts";
import {openArtifact} from "../kinds.ts";
import {fieldNamed, readFieldValue} from "./fields.ts";
import {memstatsKind} from "./kind.ts";
import {parseMemStats} from "./parse.ts";

const MIB = 1024 * 1024;
const file = (text: string, name = "mem.txt") =>
  artifactFile(`e/${name}`, name, new TextEncoder().encode(text));
const sample = (name: string) =>
  parseMemStats(file(readFileSync(new URL(`testdata/samples/${name}`, import.meta.url), "utf8"))).model;
const valuesOf = (name: string, at = -1) =>
  Object.fromEntries(
    [...(sample(name).snapshots.at(at)?.values ?? [])].map(([field, {value}]) => [field, value]),
  );

test("parseMemStats(file) reads a program's own prints before and after a call", () => {
  const {snapshots} = sample("before-after.txt");
  expect(snapshots.map(({label}) => label)).toEqual(["Before", "After"]);
  expect(valuesOf("before-after.txt", 0)).toEqual({Alloc: MIB, TotalAlloc: MIB, Sys: 7 * MIB, NumGC: 0});
  expect(valuesOf("before-after.txt", 1)).toEqual({
    Alloc: 2 * MIB,
    TotalAlloc: 2 * MIB,
    Sys: 7 * MIB,
    NumGC: 0,
  });
});

test("parseMemStats(file) reads what gops memstats prints, to the byte", () => {
  expect(valuesOf("gops-memstats.txt")).toMatchObject({
    Alloc: 4_590_944,
    TotalAlloc: 54_542_968,
    Sys: 20_337_928,
    Mallocs: 132_297,
    Frees: 124_170,
    HeapInuse: 6_496_256,
    MSpanSys: 163_200,
    NextGC: 7_747_016,
    PauseTotalNs: 0.002325873,
    NumGC: 17,
  });
  expect(sample("gops-memstats.txt").stray.count).toBe(0);
});

test("parseMemStats(file) reads what gops stats prints", () => {
  expect(valuesOf("gops-stats.txt")).toEqual({
    goroutines: 4,
    "OS threads": 15,
    GOMAXPROCS: 12,
    "num CPU": 12,
  });
});

test("parseMemStats(file) reads several fields a line, a moment a line", () => {
  expect(sample("prints.txt").snapshots.length).toBe(8);
  expect(valuesOf("prints.txt")).toEqual({
    Alloc: 109 * MIB,
    TotalAlloc: 376 * MIB,
    Sys: 182 * MIB,
    NumGC: 17,
  });
});

test("parseMemStats(file) reads JSON of /debug/vars, the structure alone, and one a line", () => {
  expect(valuesOf("vars.json")).toMatchObject({NumGC: 66, PauseTotalNs: 0.200805387, Sys: 13_211_912});
  expect(sample("vars.json").snapshots[0]?.pauses.length).toBe(66);
  const alone = '{"Alloc":10,"TotalAlloc":20,"Sys":30}';
  expect(parseMemStats(file(`${alone}\n${alone}\n`)).model.snapshots.length).toBe(2);
  expect(parseMemStats(file(`[${alone},${alone}]`)).model.snapshots.length).toBe(2);
  expect(openArtifact(file(alone, "vars.json")).kind.name).toBe("memstats");
});

test("parseMemStats(file) reads the end of a heap profile's text", () => {
  const text =
    "# runtime.MemStats\n# Alloc = 17263120\n# TotalAlloc = 6126134480\n# Sys = 49329416\n# Stack = 262144 / 262144\n# PauseNs = [123986 151107]\n# NumGC = 522\n";
  const {model} = parseMemStats(file(text));
  expect(
    Object.fromEntries([...(model.snapshots[0]?.values ?? [])].map(([name, {value}]) => [name, value])),
  ).toEqual({
    Alloc: 17_263_120,
    TotalAlloc: 6_126_134_480,
    Sys: 49_329_416,
    StackInuse: 262_144,
    StackSys: 262_144,
    NumGC: 522,
  });
});

test("parseMemStats(file) reports values that are none, with their line", () => {
  const {problems} = parseMemStats(file("Alloc = 1 MB\nSys = lots\nNumGC = 0x12\n"));
  expect(problems.map(({line, code, message}) => `${line} ${code} ${message}`)).toEqual([
    '2 PJ110 value of Sys cannot be read, expected a number, got "lots"',
    '3 PJ110 value of NumGC cannot be read, expected a number, got "0x12"',
  ]);
});

test("memstatsKind leaves prose and source alone", () => {
  const print = "Alloc = 1 MB\nTotalAlloc = 1 MB\nSys = 7 MB\n";
  expect(memstatsKind.detect(file(print))).toBe(true);
  expect(memstatsKind.detect(file(print, "notes.md"))).toBe(false);
  expect(memstatsKind.detect(file(`${"a line of a log\n".repeat(5)}${print}`))).toBe(false);
});

test("readFieldValue(field, text) reads sizes, durations and shares", () => {
  const read = (name: string, text: string) => {
    const field = fieldNamed(name);
    return field && readFieldValue(field, text)?.value;
  };
  expect(read("Alloc", "4.38MB (4590944 bytes)")).toBe(4_590_944);
  expect(read("heap_inuse", "1.5 KiB")).toBe(1536);
  expect(read("gc-pause-total", "1m2.5s")).toBe(62.5);
  expect(read("PauseTotalNs", "1000")).toBe(1e-6);
  expect(read("GCCPUFraction", "4.687698217513668e-06")).toBeCloseTo(4.687698217513668e-4, 15);
  expect(read("Alloc", "12 parsecs")).toBeUndefined();
  expect(fieldNamed("Nonsense")).toBeUndefined();
});

test("parseMemStats(file) ends where fields would fill the memory, and says so", () => {
  const gops = readFileSync(new URL("testdata/samples/gops-memstats.txt", import.meta.url), "utf8");
  const {snapshots, isCut} = parseMemStats(file(gops.repeat(9000))).model;
  expect(isCut).toBe(true);
  expect(snapshots.length).toBeLessThan(9000);
  expect(snapshots.at(-1)?.values.size).toBe(snapshots[0]?.values.size);
});
