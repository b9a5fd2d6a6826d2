import {expect, test} from "vitest";
import {findPairs, sidedName} from "./pairs.ts";

test.each([
  [["before.txt", "after.txt"], [["", "before.txt", "after.txt"]]],
  [["old.txt", "new.txt"], [["", "old.txt", "new.txt"]]],
  [["Base.txt", "HEAD.txt"], [["", "Base.txt", "HEAD.txt"]]],
  [["pgo-off.txt", "pgo-on.txt"], [["pgo", "pgo-off.txt", "pgo-on.txt"]]],
  [["main.txt", "head.txt"], [["", "main.txt", "head.txt"]]],
  [["baseline.txt", "new.txt"], [["", "baseline.txt", "new.txt"]]],
  [["cpu.before.pb.gz", "cpu.after.pb.gz"], [["cpu", "cpu.before.pb.gz", "cpu.after.pb.gz"]]],
  [["before_parse.txt", "after_parse.txt"], [["parse", "before_parse.txt", "after_parse.txt"]]],
  [["old/run.txt", "new/run.txt"], [["run", "old/run.txt", "new/run.txt"]]],
  [["parse-old-tcp.txt", "parse-new-tcp.txt"], [["parse-tcp", "parse-old-tcp.txt", "parse-new-tcp.txt"]]],
])("findPairs(%j) pairs by convention", (names, expected) => {
  expect(findPairs(names)).toEqual(expected.map(([name, base, head]) => ({name, base, head})));
});

test("findPairs(names) tells the pairs of several things apart", () => {
  const names = ["after.txt", "before.txt", "cpu.after.pb.gz", "cpu.before.pb.gz", "notes.txt", "parse.go"];
  expect(findPairs(names).map(({name}) => name)).toEqual(["", "cpu"]);
});

test("findPairs(names) prefers words of one couple over mixed ones", () => {
  expect(findPairs(["before.txt", "old.txt", "new.txt"])).toEqual([
    {name: "", base: "old.txt", head: "new.txt"},
  ]);
});

test.each([
  [["before.txt", "base.txt", "after-all.txt"]],
  [["before.txt", "main.txt", "new.txt"]],
  [["before.txt", "after.log"]],
  [["renewal.txt", "oldest.txt"]],
  [["online.txt", "offline.txt"]],
  [["before.txt"]],
  [[]],
])("findPairs(%j) pairs nothing where it would have to guess", names => {
  expect(findPairs(names)).toEqual([]);
});

test.each([
  ["parse.after.go", "parse.go", "head"],
  ["parse-before.go", "parse.go", "base"],
  ["after-parse.go", "parse.go", "head"],
  ["old/sip/parse.go", "sip/parse.go", "base"],
  ["sip/new/parse.go", "sip/parse.go", "head"],
  ["parse.go", "parse.go", undefined],
])("sidedName(%s) is %s of side %s", (name, plain, side) => {
  expect(sidedName(name)).toEqual({plain, side});
});

test("findPairs(names) pairs names of nothing but separators", () => {
  const dashes = "-".repeat(200_000);
  expect(findPairs([`${dashes}x-before`, `${dashes}x-after`])).toHaveLength(1);
});
