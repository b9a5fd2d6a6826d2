import {expect, test} from "vitest";
import {headlinesOf} from "../../benchstat/compare/headline.ts";
import {parseBenchmarks} from "../../benchstat/read/parse.ts";
import type {EntryText} from "../../embeds/testdata/fixture.ts";
import {CONFIG, testEntry} from "../../embeds/testdata/fixture.ts";
import {artifactFile} from "../../input/artifact-file.ts";
import {buildSeries} from "../../journal/history/build-series.ts";
import {followEntry} from "../../journal/history/followed-entry.ts";
import {testJournal} from "../../journal/testdata/journal.ts";
import {summarizeHeadlines} from "./headline.ts";

/** Ten lines a benchmark, each a little apart from the last. */
function bench(values: Readonly<Record<string, readonly [ns: number, bytes: number]>>): string {
  return Object.entries(values)
    .flatMap(([name, [ns, bytes]]) =>
      Array.from(
        {length: 10},
        (_, i) => `Benchmark${name}-8 100 ${ns + i / 10} ns/op ${bytes} B/op 3 allocs/op`,
      ),
    )
    .join("\n");
}

function deltas(base: string, head: string, meta: EntryText["meta"] = {}) {
  const files = {"before.txt": base, "after.txt": head};
  const entry = testEntry({files, meta, pairs: [["", "before.txt", "after.txt"]]});
  return (
    testJournal({series: buildSeries([followEntry(entry)], CONFIG.thresholds)}).headlines.get(entry.id) ?? []
  );
}

test("Journal.headlines gives the change of a single benchmark, unit by unit", () => {
  expect(deltas(bench({A: [100, 64]}), bench({A: [50, 32]}))).toEqual([
    {unit: "sec/op", text: "-49.78%", direction: "better", of: "A-8"},
    {unit: "B/op", text: "-50.00%", direction: "better", of: "A-8"},
  ]);
});

test("Journal.headlines gives the geometric mean of several, and how many moved", () => {
  expect(deltas(bench({A: [100, 64], B: [100, 64]}), bench({A: [50, 64], B: [100, 64]}))).toEqual([
    {unit: "sec/op", text: "-29.13%", direction: "better", of: "geomean of 2, 1 moved"},
  ]);
});

test("Journal.headlines counts where a median of zero leaves no mean", () => {
  expect(deltas(bench({A: [100, 64], B: [100, 0]}), bench({A: [100, 0], B: [100, 0]}))).toEqual([
    {unit: "B/op", text: "1 of 2", direction: "better", of: "better"},
  ]);
});

test("Journal.headlines names packages, the worst first, and counts what it does not show", () => {
  const run = (factors: Readonly<Record<string, number>>): string =>
    Object.entries(factors)
      .map(
        ([name, factor]) =>
          `pkg: example.com/${name}\n${bench({A: [100 * factor, 1], B: [300 * factor, 1]})}`,
      )
      .join("\n");
  const base = run({a: 1, b: 1, c: 1, d: 1, e: 1, f: 1});
  const head = run({a: 0.8, b: 0.8, c: 0.8, d: 0.7, e: 1.5, f: 1.6});
  expect(deltas(base, head).map(({direction, of}) => `${direction} ${of}`)).toEqual([
    "worse f · B-8 and 3 more",
    "better d · B-8 and 7 more",
  ]);
  const since = (text: string) => {
    const [from, to] = [base, text].map(
      each => parseBenchmarks(artifactFile("", "", new TextEncoder().encode(each))).model,
    );
    return from && to ? summarizeHeadlines(headlinesOf(from, to, {alpha: 0.05, confidence: 0.95})) : [];
  };
  expect(since(head).map(({unit, direction, of}) => `${unit} ${direction} ${of}`)).toEqual([
    "sec/op worse example.com/f: geomean of 2, 2 moved",
    "sec/op worse example.com/e: geomean of 2, 2 moved",
    "sec/op better example.com/d: geomean of 2, 2 moved",
    "sec/op better example.com/a: geomean of 2, 2 moved",
    "and 2 more none ",
  ]);
  expect(since(run({a: 1.1, b: 1.2, c: 1.3, d: 1.4, e: 1.5, f: 0.5})).at(-1)).toMatchObject({
    unit: "and 2 more",
    of: "1 of them worse",
  });
});

test("Journal.headlines says so when nothing moved", () => {
  expect(deltas(bench({A: [100, 64]}), bench({A: [100, 64]}))).toEqual([
    {unit: "sec/op", text: "~", direction: "none", of: "no significant change"},
  ]);
});

test("Journal.headlines is empty without a benchmark pair", () => {
  expect(testJournal().headlines.size).toBe(0);
});

test("Journal.headlines leads with the worst change, which a mean would hide, then what became better", () => {
  const before = bench({A: [100, 64], B: [100, 64], C: [100, 64], D: [100, 64]});
  expect(deltas(before, bench({A: [110, 64], B: [130, 64], C: [20, 64], D: [100, 64]}))).toEqual([
    {unit: "sec/op", text: "+29.87%", direction: "worse", of: "B-8 and 1 more"},
    {unit: "sec/op", text: "-79.64%", direction: "better", of: "C-8"},
  ]);
});

test("Journal.headlines names packages where an entry measured several", () => {
  const text = (a: number, b: number) =>
    `pkg: example.org/sip\n${bench({A: [a, 8]})}\npkg: example.org/search\n${bench({A: [b, 8]})}`;
  expect(deltas(text(100, 100), text(100, 120))).toEqual([
    {unit: "sec/op", text: "+19.91%", direction: "worse", of: "search · A-8"},
  ]);
});

test("Journal.headlines ignores what is below the least change", () => {
  expect(deltas(bench({A: [100, 64]}), bench({A: [101.5, 64]}))).toEqual([
    {unit: "sec/op", text: "~", direction: "none", of: "below the least change"},
  ]);
});

test("Journal.headlines of an entry that kept nothing is what it tried", () => {
  const [only] = deltas(bench({A: [100, 64]}), bench({A: [50, 64]}), {verdict: "rejected"});
  expect(only).toMatchObject({text: "-49.78%", direction: "better", of: "A-8"});
});
