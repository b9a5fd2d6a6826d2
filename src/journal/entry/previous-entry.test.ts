import {expect, test} from "vitest";
import {journalGrid} from "../../benchstat/compare/journal-grid.ts";
import {formatText} from "../../benchstat/print/text-output.ts";
import {around, benchText} from "../../embeds/testdata/bench.ts";
import type {EntryText} from "../../embeds/testdata/fixture.ts";
import {CONFIG, testEntry} from "../../embeds/testdata/fixture.ts";
import {buildSeries} from "../history/build-series.ts";
import {followEntry} from "../history/followed-entry.ts";
import {previousEntries} from "./previous-entry.ts";

const LEVELS = {alpha: 0.05, confidence: 0.95};

function previous(...entries: readonly EntryText[]) {
  const read = entries.map(entry => testEntry(entry));
  return previousEntries(
    read,
    buildSeries(
      read.map(entry => followEntry(entry)),
      CONFIG.thresholds,
    ),
  );
}

function table(...entries: readonly EntryText[]): string {
  const files = previous(...entries).get(entries.at(-1)?.id ?? "")?.files ?? [];
  return formatText(journalGrid(files, LEVELS));
}

const only = (id: string, rows: Readonly<Record<string, readonly number[]>>): EntryText => ({
  id,
  files: {"run.txt": benchText(rows)},
});

test("previousEntries(entries, series) sets an entry's head beside the head of the one before it", () => {
  const first: EntryText = {
    id: "2026-01-01-first",
    files: {"before.txt": benchText({Parse: around(900)}), "after.txt": benchText({Parse: around(800)})},
    pairs: [["", "before.txt", "after.txt"]],
  };
  const second: EntryText = {
    id: "2026-02-01-second",
    files: {
      "before.txt": benchText({Render: around(5), Parse: around(799)}),
      "after.txt": benchText({Render: around(5), Parse: around(400)}),
    },
    pairs: [["", "before.txt", "after.txt"]],
  };
  expect(
    [...previous(first, second)].map(
      ([
        id,
        {
          previous: {id: before},
        },
      ]) => [id, before],
    ),
  ).toEqual([["2026-02-01-second", "2026-01-01-first"]]);
  expect(table(first, second)).toMatch(/│ 2026-01-01-first │ +2026-02-01-second +│/);
  expect(table(first, second)).toMatch(/Parse-8 +800\.0n ± 1% +400\.0n ± 1% +-50\.00% \(p=0\.000 n=10\)/);
  expect(table(first, second)).not.toContain("Render");
});

test("previousEntries(entries, series) takes the base of an entry that was not kept", () => {
  const rejected: EntryText = {
    id: "2026-01-01-first",
    meta: {verdict: "rejected"},
    files: {"before.txt": benchText({Parse: around(900)}), "after.txt": benchText({Parse: around(100)})},
    pairs: [["", "before.txt", "after.txt"]],
  };
  expect(table(rejected, only("2026-02-01-second", {Parse: around(450)}))).toContain("-50.00%");
});

test("previousEntries(entries, series) takes the latest that measured any of it, and only what that one measured", () => {
  const entries = [
    only("2026-01-01-a", {Parse: around(100), Render: around(10)}),
    only("2026-02-01-b", {Parse: around(200)}),
    only("2026-03-01-c", {Render: around(20), Parse: around(300)}),
  ];
  const found = previous(...entries);
  expect(found.get("2026-03-01-c")?.previous.id).toBe("2026-02-01-b");
  expect(table(...entries)).not.toContain("Render");
});

test("previousEntries(entries, series) never compares across machines", () => {
  const other: EntryText = {...only("2026-02-01-b", {Parse: around(1)}), meta: {machine: "other"}};
  expect(previous(only("2026-01-01-a", {Parse: around(100)}), other).size).toBe(0);
});
