import {describe, expect, test} from "vitest";
import type {EntryText} from "../../embeds/testdata/fixture.ts";
import {CONFIG, testEntry} from "../../embeds/testdata/fixture.ts";
import {buildSeries} from "./build-series.ts";
import {followEntry} from "./followed-entry.ts";

const HEAD = "goos: linux\ngoarch: amd64\npkg: example.com/sip\ncpu: Xeon\n";

function bench(values: readonly number[], {name = "Parse-8", head = HEAD} = {}): string {
  return head + values.map(value => `Benchmark${name} 100 ${value} ns/op\n`).join("");
}

const seriesOf = (entries: readonly EntryText[]) =>
  buildSeries(
    entries.map(entry => followEntry(testEntry(entry))),
    CONFIG.thresholds,
  );

const before = bench([10, 12, 11, 10, 13, 12]);
const after = bench([5, 6, 7, 5, 6, 7]);
const pair = (
  id: string,
  verdict?: "kept" | "rejected" | "reverted" | "deferred" | "inconclusive",
): EntryText => ({
  id,
  meta: {verdict, commit: "bbbbbbb", baseCommit: "aaaaaaa"},
  files: {"before.txt": before, "after.txt": after},
  pairs: [["", "before.txt", "after.txt"]],
});

test("buildSeries(entries) follows a benchmark from entry to entry, oldest first", () => {
  const [series, ...others] = seriesOf([
    pair("2026-03-01-b"),
    {id: "2026-01-01-a", files: {"run.txt": before}},
  ]);
  expect(others).toEqual([]);
  expect(series).toMatchObject({
    kind: "benchmark",
    group: "example.com/sip",
    name: "Parse-8",
    unit: "sec/op",
    better: "lower",
    machine: "Xeon, linux/amd64",
  });
  expect(series?.points.map(({entry, side, center}) => ({entry, side, center}))).toEqual([
    {entry: "2026-01-01-a", side: "only", center: expect.closeTo(11.5e-9, 20)},
    {entry: "2026-03-01-b", side: "head", center: expect.closeTo(6e-9, 20)},
  ]);
});

describe("buildSeries(entries) takes the code as it stood after the entry", () => {
  test.each([
    [undefined, "head", "bbbbbbb"],
    ["kept", "head", "bbbbbbb"],
    ["rejected", "base", "aaaaaaa"],
    ["reverted", "base", "aaaaaaa"],
    ["deferred", "base", "aaaaaaa"],
    ["inconclusive", "base", "aaaaaaa"],
  ] as const)("%s: %s", (verdict, side, commit) => {
    expect(seriesOf([pair("2026-01-01-a", verdict)])[0]?.points).toMatchObject([{side, commit}]);
  });
});

test("buildSeries(entries) gives a point the interval benchstat gives, without ends where samples are too few", () => {
  const [many] = seriesOf([{files: {"run.txt": before}}]);
  expect(many?.points[0]).toMatchObject({low: expect.closeTo(10e-9, 20), high: expect.closeTo(13e-9, 20)});
  const [few] = seriesOf([{files: {"run.txt": bench([1, 2, 3])}}]);
  expect(few?.points[0]).toMatchObject({
    center: expect.closeTo(2e-9, 20),
    low: Number.NEGATIVE_INFINITY,
    high: Number.POSITIVE_INFINITY,
  });
});

test("buildSeries(entries) keeps machines, packages, names and units apart", () => {
  const other = HEAD.replace("Xeon", "M1").replace("sip", "sdp");
  const series = seriesOf([
    {id: "2026-01-01-a", files: {"run.txt": `${before}BenchmarkRender-8 1 3 ns/op 16 B/op\n`}},
    {id: "2026-01-02-b", files: {"run.txt": bench([1], {head: other})}},
    {id: "2026-01-03-c", meta: {machine: "bench-1"}, files: {"run.txt": before}},
  ]);
  expect(series.map(({group, name, unit, machine}) => [group, name, unit, machine].join(" | "))).toEqual([
    "example.com/sdp | Parse-8 | sec/op | M1, linux/amd64",
    "example.com/sip | Parse-8 | sec/op | Xeon, linux/amd64",
    "example.com/sip | Parse-8 | sec/op | bench-1",
    "example.com/sip | Render-8 | B/op | Xeon, linux/amd64",
    "example.com/sip | Render-8 | sec/op | Xeon, linux/amd64",
  ]);
});

test("buildSeries(entries) takes a benchmark once an entry, from the first pair before any single file", () => {
  const [series] = seriesOf([
    {
      files: {"a.txt": bench([99]), "before.txt": before, "after.txt": after, "z.txt": bench([98])},
      pairs: [["", "before.txt", "after.txt"]],
    },
  ]);
  expect(series?.points).toMatchObject([
    {side: "head", samples: after.match(/\d+(?= ns)/g)?.map(n => Number(n) * 1e-9)},
  ]);
});

test("buildSeries(entries) does not depend on the order of the entries", () => {
  const entries = [
    pair("2026-01-01-a"),
    pair("2026-02-01-b", "rejected"),
    {id: "2026-03-01-c", files: {"x.txt": after}},
  ];
  expect(seriesOf(entries.toReversed())).toEqual(seriesOf(entries));
});

describe("buildSeries(entries) keeps what the pair's base measured beside the head", () => {
  test("with its commit", () => {
    expect(seriesOf([pair("2026-01-01-a", "kept")])[0]?.points[0]?.base).toEqual({
      commit: "aaaaaaa",
      samples: before.match(/\d+(?= ns)/g)?.map(n => Number(n) * 1e-9),
      center: expect.closeTo(11.5e-9, 20),
    });
  });

  test.each([
    ["not where the base is the point", [pair("2026-01-01-a", "rejected")]],
    ["not of a file alone", [{files: {"run.txt": before}}]],
    [
      "not where the base does not measure it",
      [
        {
          files: {"before.txt": bench([1], {name: "X-8"}), "after.txt": after},
          pairs: [["", "before.txt", "after.txt"]],
        },
      ],
    ],
  ] as const)("%s", (_, entries) => {
    expect(seriesOf(entries as readonly EntryText[])[0]?.points[0]).not.toHaveProperty("base");
  });
});

test("buildSeries(entries) keeps both points where two entries measure one commit", () => {
  const meta = {commit: "ccccccc"};
  const [series] = seriesOf([
    {id: "2026-01-01-a", meta, files: {"run.txt": before}},
    {id: "2026-01-02-b", meta, files: {"run.txt": after}},
  ]);
  expect(series?.points.map(({entry, commit}) => [entry, commit])).toEqual([
    ["2026-01-01-a", "ccccccc"],
    ["2026-01-02-b", "ccccccc"],
  ]);
});

test("buildSeries(entries) keeps two pairs of one benchmark with different settings apart", () => {
  const withSetting = (setting: string, text: string) => `gogc: ${setting}\n${text}`;
  const series = seriesOf([
    {
      id: "2026-01-01-a",
      files: {
        "a.before.txt": withSetting("100", before),
        "a.after.txt": withSetting("100", after),
        "b.before.txt": withSetting("off", before),
        "b.after.txt": withSetting("off", before),
      },
      pairs: [
        ["a", "a.before.txt", "a.after.txt"],
        ["b", "b.before.txt", "b.after.txt"],
      ],
    },
  ]);
  expect(series.map(({group, points}) => [group, points.map(({effect}) => effect?.ratio)])).toEqual([
    ["example.com/sip", [expect.closeTo(6 / 11.5, 10)]],
    ["example.com/sip, gogc: off", [1]],
  ]);
});

test("buildSeries(entries) names a second pair of one benchmark by the pair where its configuration is the same", () => {
  const series = seriesOf([
    {
      id: "2026-01-01-a",
      files: {
        "before.txt": before,
        "after.txt": after,
        "again.before.txt": before,
        "again.after.txt": before,
      },
      pairs: [
        ["", "before.txt", "after.txt"],
        ["again", "again.before.txt", "again.after.txt"],
      ],
    },
  ]);
  expect(series.map(({group, points}) => [group, points.map(({effect}) => effect?.ratio)])).toEqual([
    ["example.com/sip", [expect.closeTo(6 / 11.5, 10)]],
    ["example.com/sip, again", [1]],
  ]);
});

describe("buildSeries(entries) tells machines under one `machine` apart", () => {
  const on = (cpu: string, text: string) => text.replace("Xeon", cpu);
  const both = (meta: NonNullable<EntryText["meta"]>): EntryText => ({
    id: "2026-01-01-a",
    meta,
    files: {
      "altra.before.txt": on("Altra", before),
      "altra.after.txt": on("Altra", before),
      "xeon.before.txt": before,
      "xeon.after.txt": after,
    },
    pairs: [
      ["altra", "altra.before.txt", "altra.after.txt"],
      ["xeon", "xeon.before.txt", "xeon.after.txt"],
    ],
  });

  test("by what differs, each with the effect of its own pair", () => {
    const series = seriesOf([both({machine: "lab"})]);
    expect(series.map(({group, machine, points}) => [group, machine, points[0]?.effect?.ratio])).toEqual([
      ["example.com/sip", "lab, Altra", 1],
      ["example.com/sip", "lab, Xeon", expect.closeTo(6 / 11.5, 10)],
    ]);
  });

  test("also where only one of them is kept", () => {
    const series = seriesOf([both({machine: "lab", verdict: "rejected"})]);
    expect(series.map(({machine, points}) => [machine, points[0]?.tried?.length])).toEqual([
      ["lab, Altra", 1],
      ["lab, Xeon", 1],
    ]);
  });

  test("but not where an entry names one", () => {
    expect(seriesOf([{...pair("2026-01-01-a"), meta: {machine: "lab"}}]).map(({machine}) => machine)).toEqual(
      ["lab"],
    );
  });
});

test("buildSeries(entries) pairs a base that does not name its cpu with its head", () => {
  const [series] = seriesOf([
    {
      files: {"before.txt": before.replace("cpu: Xeon\n", ""), "after.txt": after},
      pairs: [["", "before.txt", "after.txt"]],
    },
  ]);
  expect(series?.points[0]?.effect?.ratio).toBeCloseTo(6 / 11.5, 10);
});
