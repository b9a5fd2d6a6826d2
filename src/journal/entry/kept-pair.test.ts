import {describe, expect, test} from "vitest";
import {CONFIG, testEntry} from "../../embeds/testdata/fixture.ts";
import {buildSeries} from "../history/build-series.ts";
import {followEntry} from "../history/followed-entry.ts";
import {ledgerOf} from "../history/ledger.ts";
import {keptProblems} from "./kept-pair.ts";

const bench = (level: number) =>
  `pkg: p\n${Array.from({length: 10}, (_, i) => `BenchmarkParse 1 ${level + i / 10} ns/op\n`).join("")}`;

/** An entry that measured two heads against one base. */
const entry = (kept: string | undefined) =>
  testEntry({
    meta: {verdict: "kept", kept},
    files: {"base.txt": bench(100), "cache.txt": bench(90), "pool.txt": bench(50)},
    pairs: [
      ["cache", "base.txt", "cache.txt"],
      ["pool", "base.txt", "pool.txt"],
    ],
  });

const rows = (kept: string | undefined) =>
  ledgerOf(buildSeries([followEntry(entry(kept))], CONFIG.thresholds)).rows.map(
    ({kind, ratio, attributed, tried}) => [
      kind,
      ratio === undefined ? undefined : Number(ratio.toFixed(1)),
      attributed,
      tried,
    ],
  );

describe("of several heads against one base", () => {
  test("the one that `kept` names is the code afterwards, the others were tried", () => {
    expect(rows("pool.txt")).toEqual([
      ["start", undefined, false, undefined],
      ["entry", 0.9, false, "cache.txt"],
      ["entry", 0.5, true, undefined],
    ]);
  });

  test("all were tried where none is named", () => {
    expect(rows(undefined)).toEqual([
      ["start", undefined, false, undefined],
      ["entry", 0.9, false, "cache.txt"],
      ["entry", 0.5, false, "pool.txt"],
    ]);
  });
});

test("keptProblems(entry) asks which head was kept, and refuses what is no head", () => {
  const problems = (kept: string | undefined) =>
    keptProblems(entry(kept), "index.md", new Map([["kept", 4]])).map(({code, line, message, hint}) => [
      code,
      line,
      message,
      hint,
    ]);
  expect(problems("pool.txt")).toEqual([]);
  expect(problems(undefined)).toEqual([
    [
      "PJ106",
      4,
      '2 heads have the base "base.txt", expected "kept" to name one of them, so all count as tried',
      "write kept: cache.txt, or one of cache.txt, pool.txt",
    ],
  ]);
  expect(problems("base.txt")).toEqual([
    ["PJ107", 4, 'kept names "base.txt", expected the head of a pair', "the heads are cache.txt, pool.txt"],
  ]);
});
