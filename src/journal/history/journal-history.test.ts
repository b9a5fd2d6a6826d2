import {expect, test} from "vitest";
import {journalOf, testJournal} from "../testdata/journal.ts";
import {STEP, series, withPair} from "../testdata/series.ts";

const MEMBERS = [
  "sections",
  "benchmarks",
  "effects",
  "headlines",
  "moves",
  "previous",
  "profiles",
  "functions",
] as const;

test.each(MEMBERS)("withHistory(journal).%s is computed once", member => {
  const {journal} = journalOf(withPair(series(STEP), 100e-9));
  expect(journal[member]).toBe(journal[member]);
});

test("withHistory(journal) computes the trend of a series, and the ledger of a unit, once", () => {
  const {journal, unit} = journalOf(series(STEP));
  const [one] = unit.series;
  if (!one) throw new Error("expected a series, got none");
  expect(journal.trend(one)).toBe(journal.trend(one));
  expect(journal.trend(one).changes).toHaveLength(1);
  expect(unit.ledger).toBe(unit.ledger);
  expect(unit.ledger.rows).toHaveLength(10);
});

test("withHistory(journal) computes nothing before it is asked", () => {
  const broken = {
    ...series([1]),
    get points(): never {
      throw new Error("read");
    },
  };
  expect(testJournal({series: [broken]}).series).toHaveLength(1);
});
