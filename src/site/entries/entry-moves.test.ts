import {expect, test} from "vitest";
import {CONFIG} from "../../embeds/testdata/fixture.ts";
import type {Journal} from "../../journal/journal.ts";
import {STEP, series, withPair} from "../testdata/series.ts";
import {entryMoves} from "./entry-moves.ts";

const journal = (all: Journal["series"]): Journal => ({
  config: CONFIG,
  entries: [],
  broken: [],
  problems: [],
  findings: [],
  series: all,
});

test("entryMoves(journal) gives for each entry what its own pairs moved, unit by unit", () => {
  const allocs = withPair(series([4, 4, 4, 4, 4, 3], {unit: "allocs/op"}), 4);
  const moves = entryMoves(journal([allocs, withPair(series(STEP.slice(0, 6)), 100e-9)]));
  expect([...moves.keys()]).toEqual(["2026-01-06-e"]);
  expect(moves.get("2026-01-06-e")).toEqual([
    {
      name: "Parse/msg=ack-8",
      address: "/benchmarks/example.org/sip/Parse~msg=ack-8/",
      units: [
        {
          unit: "sec/op",
          text: "-20.00%",
          tone: "better",
          confirmed: true,
          title: "100.0 ns/op → 80.00 ns/op",
          address: "/benchmarks/example.org/sip/Parse~msg=ack-8/",
        },
        {
          unit: "allocs/op",
          text: "-25.00%",
          tone: "better",
          confirmed: true,
          title: "4.000 allocs/op → 3.000 allocs/op",
          address: "/benchmarks/example.org/sip/Parse~msg=ack-8/@allocs~op/",
        },
      ],
    },
  ]);
});

test("entryMoves(journal) marks what rests on the newest measurement alone", () => {
  const moves = entryMoves(journal([series([...STEP.slice(0, 5), 80e-9])]));
  expect(moves.get("2026-01-06-e")?.[0]?.units[0]).toMatchObject({confirmed: false, text: "-20.00%"});
});

test("entryMoves(journal) is computed once", () => {
  const one = journal([series(STEP)]);
  expect(entryMoves(one)).toBe(entryMoves(one));
});

test("entryMoves(journal) credits no entry with a difference between sessions", () => {
  expect(entryMoves(journal([series(STEP)]))).toEqual(new Map());
});
