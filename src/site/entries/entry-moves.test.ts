import {expect, test} from "vitest";
import type {Journal} from "../../journal/journal.ts";
import {testJournal} from "../../journal/testdata/journal.ts";
import {STEP, series, withPair} from "../../journal/testdata/series.ts";
import {entryMoves} from "./entry-moves.ts";

const journal = (all: Journal["series"]): Journal => testJournal({series: all});
const ID = "2026-01-06-e";

test("entryMoves(id, journal) lists what the entry's own pairs moved, unit by unit", () => {
  const allocs = withPair(series([4, 4, 4, 4, 4, 3], {unit: "allocs/op"}), 4);
  const {moves} = journal([allocs, withPair(series(STEP.slice(0, 6)), 100e-9)]);
  expect([...moves.keys()]).toEqual([ID]);
  expect(entryMoves(ID, {moves})).toEqual([
    {
      name: "Parse/msg=ack-8",
      group: "",
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

test("entryMoves(id, journal) marks what rests on the newest measurement alone", () => {
  const moves = entryMoves(ID, journal([series([...STEP.slice(0, 5), 80e-9])]));
  expect(moves[0]?.units[0]).toMatchObject({confirmed: false, text: "-20.00%"});
});

test("entryMoves(id, journal) credits no entry with a difference between sessions", () => {
  expect(journal([series(STEP)]).moves.size).toBe(0);
});
