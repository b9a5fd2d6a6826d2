import {expect, test} from "vitest";
import {CONFIG} from "../../embeds/testdata/fixture.ts";
import type {Journal} from "../../journal/journal.ts";
import {STEP, series} from "../testdata/series.ts";
import {entryMoves} from "./entry-moves.ts";

const journal = (all: Journal["series"]): Journal => ({
  config: CONFIG,
  entries: [],
  broken: [],
  problems: [],
  findings: [],
  series: all,
});

test("entryMoves(journal) tells for each entry which levels it moved, unit by unit", () => {
  const allocs = series([4, 4, 4, 4, 4, 3, 3, 3, 3, 3], {unit: "allocs/op"});
  const moves = entryMoves(journal([allocs, series(STEP)]));
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

test("entryMoves(journal) says what rests on the newest measurement alone", () => {
  const moves = entryMoves(journal([series([...STEP.slice(0, 5), 80e-9])]));
  expect(moves.get("2026-01-06-e")?.[0]?.units[0]).toMatchObject({confirmed: false, text: "-20.00%"});
});

test("entryMoves(journal) is told once", () => {
  const one = journal([series(STEP)]);
  expect(entryMoves(one)).toBe(entryMoves(one));
});
