import {expect, test} from "vitest";
import {ledgerOf} from "../../journal/history/ledger.ts";
import {series, withPair} from "../../journal/testdata/series.ts";
import {ledgerHeadlines, ledgerLines, moveText, waterfallSteps} from "./ledger-lines.ts";

const UNIT = {unit: "sec/op", better: "lower"} as const;
const paired = withPair(series([100e-9, 110e-9, 120e-9, 60e-9]), 120e-9);
const ledger = ledgerOf([paired]);
const {lines, leftOut} = ledgerLines(ledger, UNIT);

test("ledgerLines(ledger) lists entries and what lies between them, the newest first", () => {
  expect(leftOut).toBe(0);
  expect(
    lines.map(({kind, date, text, tone, values, note}) => [kind, date, text, tone, values, note]),
  ).toEqual([
    ["entry", "2026-01-04", "-50.00%", "better", "120.0 ns/op → 60.00 ns/op", ""],
    ["between", "2026-01-04", "+20.00%", "none", "120.0 ns/op", "between entries, over 3 measurements"],
    ["start", "2026-01-01", "", "none", "100.0 ns/op", "first value"],
  ]);
  expect(lines[0]).toMatchObject({
    entry: {id: "2026-01-04-e"},
    test: expect.stringMatching(/^p=0\.000 n=10/),
  });
  expect(lines[0]?.interval).toMatch(/^-5\d\.\d\d% to -4\d\.\d\d%$/);
  expect(lines[1]?.entry).toBeUndefined();
});

test("ledgerLines(ledger) names the machine of a first value, and leaves out older rows", () => {
  const other = series([50e-9], {machine: "laptop"});
  const rows = ledgerOf([paired, other]).rows;
  expect(ledgerLines({rows}, UNIT).lines.map(({note}) => note)).toContain("first value on laptop");
  const many = Array.from({length: 130}, () => ledger.rows.filter(({kind}) => kind === "entry")).flat();
  expect(ledgerLines({rows: many}, UNIT)).toMatchObject({leftOut: 10, lines: {length: 120}});
});

test("waterfallSteps(lines, machine) has a bar for each step of a machine, oldest first", () => {
  expect(waterfallSteps(lines, "xeon").map(({label, tone}) => [label, tone])).toEqual([
    ["2026-01-04", "between"],
    ["2026-01-04", "better"],
  ]);
  expect(waterfallSteps(lines, "laptop")).toEqual([]);
  const flat = lines.map(line => ({...line, to: line.from}));
  expect(waterfallSteps(flat, "xeon")).toEqual([]);
});

test("ledgerHeadlines(totals) tells the effects of entries from the rest", () => {
  expect(ledgerHeadlines(ledger.totals[0], true).map(({name, text}) => [name, text])).toEqual([
    ["by entries", "-50.00%"],
    ["between entries", "+20.00%"],
  ]);
  expect(ledgerHeadlines(ledger.totals[0], false)).toEqual([]);
  expect(ledgerHeadlines(undefined, true)).toEqual([]);
});

test("moveText(row) is the step as a percentage", () => {
  expect(moveText({base: 100, head: 80}, "sec/op")).toBe("-20.00%");
});
