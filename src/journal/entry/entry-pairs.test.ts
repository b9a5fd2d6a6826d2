import {expect, test} from "vitest";
import {testEntry} from "../../embeds/testdata/fixture.ts";
import type {FrontMatter} from "./entry.ts";
import {entryPairs} from "./entry-pairs.ts";

const BENCH = "BenchmarkX 1 5 ns/op\n".repeat(4);

function pairsOf(files: Readonly<Record<string, string>>, written: FrontMatter["pairs"] = []) {
  const {pairs, problems} = entryPairs(
    testEntry({files}).attachments,
    {pairs: written},
    {file: "p.md", lines: new Map([["pairs.0.head", 7]])},
  );
  return {
    pairs: pairs.map(({name, base, head}) => `${name}: ${base.name} → ${head.name}`),
    problems: problems.map(({line, code, message, hint}) => [line, code, message, hint]),
  };
}

test("entryPairs(attachments, written) pairs by name where the kinds agree", () => {
  expect(
    pairsOf({
      "before.txt": BENCH,
      "after.txt": BENCH,
      "cpu.before.txt": BENCH,
      "cpu.after.txt": "no benchmark",
    }),
  ).toEqual({
    pairs: [": before.txt → after.txt"],
    problems: [],
  });
});

test("entryPairs(attachments, written) takes what the front matter says first", () => {
  const files = {"before.txt": BENCH, "after.txt": BENCH, "third.txt": BENCH};
  expect(pairsOf(files, [{name: "try", base: "before.txt", head: "third.txt"}]).pairs).toEqual([
    "try: before.txt → third.txt",
  ]);
});

test("entryPairs(attachments, written) reports a file that is not there, on its line", () => {
  expect(pairsOf({"a.txt": BENCH}, [{name: "x", base: "a.txt", head: "b.txt"}])).toEqual({
    pairs: [],
    problems: [[7, "PJ100", 'pairs name "b.txt", expected a file of this entry', "it has a.txt"]],
  });
});

test("entryPairs(attachments, written) gives each pair of a kind a name of its own", () => {
  const files = {"a/before.txt": BENCH, "a/after.txt": BENCH, "b/before.txt": BENCH, "b/after.txt": BENCH};
  const names = pairsOf(files).pairs;
  expect(new Set(names.map(name => name.split(":")[0])).size).toBe(2);
});

test("entryPairs(attachments, written) pairs several heads with the only base, and a base with several heads that are written", () => {
  const files = {"base.txt": BENCH, "cache.txt": BENCH, "pool.txt": BENCH};
  const expected = ["cache: base.txt → cache.txt", "pool: base.txt → pool.txt"];
  expect(pairsOf(files).pairs).toEqual(expected);
  const written = ["cache", "pool"].map(name => ({name, base: "base.txt", head: `${name}.txt`}));
  expect(pairsOf(files, written).pairs).toEqual(expected);
  expect(
    pairsOf({"base.txt": BENCH, "pool.txt": BENCH, "other.txt": "BenchmarkY 1 5 ns/op\n"}).pairs,
  ).toEqual([]);
});

test("entryPairs(attachments, meta) pairs two files of a tool by the commits in them, and by the base that is named", () => {
  const run = (id: string, time: string) =>
    JSON.stringify({
      machine_info: {},
      commit_info: {id, time},
      benchmarks: [{fullname: "t.py::test_x", stats: {data: [1, 2, 3, 4]}}],
    });
  const [first, second] = [
    run("a".repeat(40), "2026-01-01T00:00:00+01:00"),
    run("b".repeat(40), "2026-01-02T00:00:00Z"),
  ];
  const files = {"benchmarks/0001_b.json": second, "benchmarks/0002_a.json": first};
  expect(pairsOf(files).pairs).toEqual([": benchmarks/0002_a.json → benchmarks/0001_b.json"]);
  expect(pairsOf({...files, "other/0003.json": first}).pairs).toHaveLength(1);
  expect(pairsOf({"gcc.json": first, "clang.json": first}).pairs).toEqual([]);
  expect(pairsOf({"main.json": second, "pool.json": first}).pairs).toEqual([": main.json → pool.json"]);
  const {pairs} = entryPairs(testEntry({files}).attachments, {pairs: [], commit: "aaaaaaa"}, {file: "p.md"});
  expect(pairs.map(({head}) => head.name)).toEqual(["benchmarks/0002_a.json"]);
});
