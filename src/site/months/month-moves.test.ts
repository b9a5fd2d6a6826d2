import {expect, test} from "vitest";
import {testEntry} from "../../embeds/testdata/fixture.ts";
import type {Series} from "../../journal/history/series.ts";
import {testJournal} from "../../journal/testdata/journal.ts";
import {STEP, series, withPair} from "../../journal/testdata/series.ts";
import {componentMoves, moveGroups, unexplainedMoves} from "./month-moves.ts";

const LAST = "2026-01-06-e";
const SIX = STEP.slice(0, 6);

/** A series whose sixth entry shows a pair of `base` and `head`. */
function pair(name: string, base: number, head: number, more: Partial<Series> = {}): Series {
  return withPair(
    series([...SIX.slice(0, 5).map(value => (value * base) / 100e-9), head], {name, ...more}),
    base,
  );
}

function movesOf(...all: Series[]) {
  const entry = {...testEntry({id: LAST}), component: "parser"};
  const [component] = componentMoves([entry], testJournal({series: all}));
  return component;
}

test("componentMoves(entries, journal) lists the worst and the best benchmarks, the largest change first", () => {
  const component = movesOf(
    pair("Small", 100e-9, 90e-9),
    pair("Large", 100e-9, 50e-9),
    pair("Slow", 100e-9, 130e-9),
    pair("Same", 100e-9, 100e-9),
  );
  expect(component?.component).toBe("parser");
  expect(component?.better.map(({name, text}) => [name, text])).toEqual([
    ["Large", "-50.00%"],
    ["Small", "-10.00%"],
  ]);
  expect(component?.worse.map(({name, text}) => [name, text])).toEqual([["Slow", "+30.00%"]]);
});

test("componentMoves(entries, journal) lists a benchmark in the first unit that moved in that direction", () => {
  const component = movesOf(
    pair("Parse", 100e-9, 80e-9),
    pair("Parse", 1000, 10, {unit: "B/op"}),
    pair("Parse", 10, 20, {unit: "allocs/op"}),
  );
  expect(component?.better.map(({unit}) => unit)).toEqual(["sec/op"]);
  expect(component?.worse.map(({unit, address}) => [unit, address])).toEqual([
    ["allocs/op", "/benchmarks/example.org/sip/Parse/@allocs~op/"],
  ]);
});

test("componentMoves(entries, journal) gives components without a move no place", () => {
  expect(movesOf(pair("Same", 100e-9, 100e-9))).toBeUndefined();
});

test("unexplainedMoves(month, journal) lists changes between sessions in their month alone", () => {
  const journal = testJournal({series: [series(STEP)]});
  expect(unexplainedMoves("2026-01", journal)).toMatchObject([
    {name: "Parse/msg=ack-8", text: "-20.00%", tone: "better", between: ["2026-01-05", "2026-01-06"]},
  ]);
  expect(unexplainedMoves("2026-02", journal)).toEqual([]);
});

test("moveGroups(month, journal, most) counts all moves and shows the largest in each direction", () => {
  const entry = {...testEntry({id: LAST}), component: "parser"};
  const all = [pair("Small", 100e-9, 90e-9), pair("Large", 100e-9, 50e-9), series(STEP, {name: "Step"})];
  const groups = moveGroups({month: "2026-01", entries: [entry]}, testJournal({series: all}), 1);
  expect(
    groups.map(({title, counts, rows}) => [title, counts, rows.map(({name, by}) => [name, by])]),
  ).toEqual([
    ["parser", "2 better", [["Large", {text: entry.meta.title, entry: LAST}]]],
    ["Between entries", "1 that no entry explains", [["Step", {text: "between 2026-01-05 and 2026-01-06"}]]],
  ]);
});

test("moveGroups(month, journal, most) names the package of a benchmark that several packages have", () => {
  const all = ["example.org/sip", "example.org/sdp"].map(group => pair("Parse", 100e-9, 50e-9, {group}));
  const month = {month: "2026-01", entries: [testEntry({id: LAST})]};
  const [group] = moveGroups(month, testJournal({series: [...all, pair("Other", 100e-9, 60e-9)]}), 3);
  expect(group?.rows.map(({name}) => name).sort()).toEqual(["Other", "sdp · Parse", "sip · Parse"]);
});
