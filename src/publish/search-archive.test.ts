import {expect, test} from "vitest";
import {archivedPages, archiveEnd} from "./search-archive.ts";

/** Entries of a year. */
function entriesOf(year: number, count: number): {readonly id: string; readonly date: string}[] {
  return Array.from({length: count}, (_, at) => ({id: `${year}-01-01-${at}`, date: `${year}-01-01`}));
}

test("archiveEnd(entries) is the newest year if 400 entries are older", () => {
  expect(archiveEnd([])).toBeUndefined();
  expect(archiveEnd([...entriesOf(2026, 900), ...entriesOf(2025, 399)])).toBeUndefined();
  expect(archiveEnd([...entriesOf(2026, 1), ...entriesOf(2024, 200), ...entriesOf(2025, 200)])).toBe("2026");
});

test("archivedPages(entries) knows pages of entries of earlier years and of their profiles", () => {
  const isArchived = archivedPages([...entriesOf(2026, 1), ...entriesOf(2025, 400)]);
  const archived = ["entries/2025-01-01-7", "entries/2025-01-01-7/moved", "profiles/2025-01-01-7/cpu.pb.gz"];
  expect(archived.filter(isArchived)).toEqual(archived);
  const others = ["", "entries", "entries/2026-01-01-0", "benchmarks/2025-01-01-7", "entries/2024-01-01-7"];
  expect(others.filter(isArchived)).toEqual([]);
});
