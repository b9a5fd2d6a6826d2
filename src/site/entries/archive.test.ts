import {expect, test} from "vitest";
import {testEntry} from "../../embeds/testdata/fixture.ts";
import {entriesByTag, entriesByYear} from "./archive.ts";

const entries = [
  testEntry({id: "2026-02-01-c", meta: {tags: ["GC", "parser"]}}),
  testEntry({id: "2026-01-01-b", meta: {tags: ["gc", "gc"]}}),
  testEntry({id: "2025-12-31-a"}),
];

test("entriesByYear(entries) keeps the order of entries within and between years", () => {
  expect(entriesByYear(entries).map(({year, entries: group}) => [year, group.map(({id}) => id)])).toEqual([
    ["2026", ["2026-02-01-c", "2026-01-01-b"]],
    ["2025", ["2025-12-31-a"]],
  ]);
});

test("entriesByTag(entries) takes tags that differ only in case for one, as their address does", () => {
  expect(entriesByTag(entries).map(({tag, entries: group}) => [tag, group.map(({id}) => id)])).toEqual([
    ["GC", ["2026-02-01-c", "2026-01-01-b"]],
    ["parser", ["2026-02-01-c"]],
  ]);
});
