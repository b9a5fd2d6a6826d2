import {expect, test} from "vitest";
import {testEntry} from "../../embeds/testdata/fixture.ts";
import {neighboursOf} from "./neighbours.ts";

const entry = (id: string, component?: string) => ({...testEntry({id}), component});

const ENTRIES = [
  entry("2026-05-05-e", "parser"),
  entry("2026-05-04-d", "render"),
  entry("2026-05-03-c", "parser"),
  entry("2026-05-02-b", "parser"),
  entry("2026-05-01-a"),
];

test("neighboursOf(id, entries) finds those of the journal and those of the component", () => {
  const found = (id: string) => {
    const {earlier, later, inComponent} = neighboursOf(id, ENTRIES);
    return [earlier?.id, later?.id, inComponent && [inComponent.earlier?.id, inComponent.later?.id]];
  };
  expect(found("2026-05-03-c")).toEqual(["2026-05-02-b", "2026-05-04-d", ["2026-05-02-b", "2026-05-05-e"]]);
  expect(found("2026-05-04-d")).toEqual(["2026-05-03-c", "2026-05-05-e", [undefined, undefined]]);
  expect(found("2026-05-01-a")).toEqual([undefined, "2026-05-02-b", undefined]);
});

test("neighboursOf(id, entries) has no second pair where it would be the same", () => {
  expect(neighboursOf("2026-05-02-b", ENTRIES.slice(2, 4)).inComponent).toBeUndefined();
});
