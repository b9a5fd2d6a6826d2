import {describe, expect, test} from "vitest";
import {testEntry} from "../../embeds/testdata/fixture.ts";
import type {Entry, FrontMatter} from "../entry/entry.ts";
import {chainedShares, shareEffect, shareTotals} from "./function-effects.ts";
import {functionHistories} from "./function-histories.ts";
import {profileLines} from "./profile-lines.ts";

/** An entry with folded stacks: what each function costs below `main`. */
function entryOf(
  id: string,
  files: Readonly<Record<string, Readonly<Record<string, number>>>>,
  meta: Partial<FrontMatter> = {},
): Entry {
  const texts = Object.entries(files).map(([name, costs]) => {
    const stacks = Object.entries(costs).map(([called, cost]) => `main;${called} ${cost}\n`);
    return [name, stacks.join("")] as const;
  });
  const names = Object.keys(files);
  const pairs = names.includes("cpu.before.folded")
    ? [["cpu", "cpu.before.folded", "cpu.after.folded"] as const]
    : [];
  return testEntry({id, files: Object.fromEntries(texts), meta: {title: id, ...meta}, pairs});
}

const first = entryOf("2026-01-01-first", {
  "cpu.before.folded": {scan: 60, split: 40},
  "cpu.after.folded": {scan: 90, tiny: 10},
});
const second = entryOf("2026-02-01-second", {"cpu.folded": {scan: 50, copy: 50}});
const rejected = entryOf(
  "2026-03-01-rejected",
  {"cpu.before.folded": {scan: 40, copy: 60}, "cpu.after.folded": {worse: 100}},
  {verdict: "rejected"},
);
const elsewhere = entryOf("2026-04-01-elsewhere", {"cpu.folded": {scan: 1}}, {machine: "laptop"});
const last = entryOf("2026-05-01-last", {"cpu.folded": {scan: 30, copy: 70}, "lock.folded": {wait: 5}});
const entries = [last, elsewhere, rejected, second, first];

describe("profileLines(entries)", () => {
  const {lines, before} = profileLines(entries);
  const told = lines.map(({stem, machine, points}) => [
    stem,
    machine,
    points.map(({entry, attachment}) => `${entry.id.slice(11)}/${attachment.name}`),
  ]);

  test("follows profiles of one stem on one machine: the first base, then what was kept", () => {
    expect(told).toEqual([
      ["cpu", "laptop", ["elsewhere/cpu.folded"]],
      [
        "cpu",
        "unknown machine",
        [
          "first/cpu.before.folded",
          "first/cpu.after.folded",
          "second/cpu.folded",
          "rejected/cpu.before.folded",
          "last/cpu.folded",
        ],
      ],
      ["lock", "unknown machine", ["last/lock.folded"]],
    ]);
  });

  test.each([
    ["2026-01-01-first", "cpu.after.folded", undefined],
    ["2026-02-01-second", "cpu.folded", "2026-01-01-first/cpu.after.folded"],
    ["2026-03-01-rejected", "cpu.after.folded", "2026-02-01-second/cpu.folded"],
    ["2026-04-01-elsewhere", "cpu.folded", undefined],
    ["2026-05-01-last", "cpu.folded", "2026-03-01-rejected/cpu.before.folded"],
    ["2026-05-01-last", "lock.folded", undefined],
    ["2026-05-01-last", "constructor", undefined],
  ])("before(%s, %s) is %s", (entry, attachment, expected) => {
    const point = before(entry, attachment);
    expect(point && `${point.entry.id}/${point.attachment.name}`).toBe(expected);
  });

  test("is the same whatever order the entries come in", () => {
    expect(profileLines(entries.toReversed()).lines).toEqual(lines);
  });
});

describe("functionHistories(lines)", () => {
  const {functions, leftOut} = functionHistories(profileLines(entries).lines);
  const cpu = (name: string) =>
    functions
      .find(known => known.name === name)
      ?.lines.filter(({line}) => line.machine !== "laptop" && line.stem === "cpu")
      .flatMap(({points}) => points.map(({flat, total}) => `${flat}/${total}`));

  test("follows a function from the first profile that has it on, 0 where it is gone", () => {
    expect(leftOut).toBe(0);
    expect(cpu("scan")).toEqual(["60/100", "90/100", "50/100", "40/100", "30/100"]);
    expect(cpu("split")).toEqual(["40/100", "0/100", "0/100", "0/100", "0/100"]);
    expect(cpu("copy")).toEqual(["50/100", "60/100", "70/100"]);
  });

  test("leaves out what was never kept", () => {
    expect(functions.map(({name}) => name)).not.toContain("worse");
  });

  test("orders by the most that a function held of its own, and stops where it is told", () => {
    expect(functions.map(({name, mostFlat}) => [name, mostFlat])).toEqual([
      ["scan", 1],
      ["wait", 1],
      ["copy", 0.7],
      ["split", 0.4],
      ["tiny", 0.1],
      ["main", 0],
    ]);
    const few = functionHistories(profileLines(entries).lines, 2);
    expect([few.functions.map(({name}) => name), few.leftOut]).toEqual([["scan", "wait"], 4]);
  });

  test("has the base measured beside a kept head", () => {
    const scan = functions.find(({name}) => name === "scan")?.lines.find(({points}) => points.length > 1);
    expect(scan?.points.map(({entry, baseShare}) => [entry.id, baseShare?.cum])).toEqual([
      ["2026-01-01-first", undefined],
      ["2026-01-01-first", 60],
      ["2026-02-01-second", undefined],
      ["2026-03-01-rejected", undefined],
      ["2026-05-01-last", undefined],
    ]);
  });

  test("does not follow what never held a hundredth", () => {
    const small = entryOf("2026-06-01-small", {"cpu.folded": {large: 1000, small: 9}});
    const found = functionHistories(profileLines([small]).lines).functions.map(({name}) => name);
    expect(found).toEqual(["large", "main"]);
  });
});

describe("functionHistories(lines), of functions that are not the program's own", () => {
  const costs = (of: Readonly<Record<string, number>>) => ({rest: 1000, ...of});
  const pair = entryOf("2026-01-01-pair", {
    "cpu.before.folded": costs({"runtime.moves;copy": 300}),
    "cpu.after.folded": costs({
      "runtime.moves;copy": 20,
      "runtime.calls;copy": 60,
      "runtime.holds": 40,
      "runtime.little": 16,
      "example.com/own.Little": 16,
      "indirect;copy": 300,
      "caller;copy": 90,
    }),
  });
  const {functions, leftOut} = functionHistories(profileLines([pair]).lines);
  const names = functions.map(({name}) => name);

  test("follows what held 2% by itself, moved by 10 points, or called 10% and has no package", () => {
    expect(names).toEqual(expect.arrayContaining(["runtime.holds", "runtime.moves", "indirect"]));
    expect(names).toContain("example.com/own.Little");
  });

  test("counts the others", () => {
    expect(names.filter(name => ["runtime.calls", "runtime.little", "caller"].includes(name))).toEqual([]);
    expect(leftOut).toBe(3);
  });
});

describe("functionHistories(lines) with both sides of an entry", () => {
  const entries = [
    entryOf("2026-01-01-first", {
      "cpu.before.folded": {scan: 60, split: 40},
      "cpu.after.folded": {scan: 90, tiny: 10},
    }),
    entryOf("2026-02-01-second", {
      "cpu.before.folded": {scan: 80, copy: 20},
      "cpu.after.folded": {scan: 40, copy: 60},
    }),
    entryOf(
      "2026-03-01-rejected",
      {"cpu.before.folded": {scan: 50, copy: 50}, "cpu.after.folded": {scan: 25, copy: 75}},
      {verdict: "rejected"},
    ),
  ];
  const scan = functionHistories(profileLines(entries).lines).functions.find(({name}) => name === "scan");
  const points = scan?.lines[0]?.points ?? [];

  test("multiplies effects of entries and what lies between to last over first", () => {
    const totals = shareTotals(points);
    expect(totals?.byEntries).toBeCloseTo((90 / 60) * (40 / 80), 12);
    expect(totals?.between).toBeCloseTo((80 / 90) * (50 / 40), 12);
    expect((totals?.byEntries ?? 0) * (totals?.between ?? 0)).toBeCloseTo(50 / 60, 12);
  });

  test("leaves the difference between entries out where there is none", () => {
    expect(shareTotals(points.slice(0, 1))?.between).toBeUndefined();
  });

  test("chains the effects of entries", () => {
    const chained = chainedShares(points);
    expect(chained).toHaveLength(points.length);
    expect(chained.at(-1)).toBeCloseTo((90 / 60) * (40 / 80), 12);
    const zero = {...points[0], cum: 0} as (typeof points)[number];
    expect(chainedShares([zero]).at(-1)).toBe(zero.baseShare ? undefined : 1);
  });

  test("has what was tried, which adds nothing", () => {
    const last = points.at(-1);
    const [tried] = last?.triedShares ?? [];
    expect(last && tried && shareEffect(last, tried).ratio).toBe(0.5);
  });

  test("gives an interval where samples are counted", () => {
    const share = {flat: 0, cum: 50, total: 100};
    expect(shareEffect(share, share)).toEqual({ratio: 1, interval: undefined});
    const {interval} = shareEffect({...share, samples: 1000}, {...share, cum: 25, samples: 1000});
    expect(interval?.low).toBeLessThan(0.5);
    expect(interval?.high).toBeGreaterThan(0.5);
  });
});
