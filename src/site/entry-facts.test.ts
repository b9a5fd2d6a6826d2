import {expect, test} from "vitest";
import {CONFIG, testEntry} from "../embeds/testdata/fixture.ts";
import {entryFacts} from "./entry-facts.ts";

test("entryFacts(entry, config) links commits and pull requests, and says which machine it was", () => {
  const entry = testEntry({
    meta: {
      commit: "0123456789abcdef",
      baseCommit: "fedcba9",
      pr: "#44",
      machine: "bench-1",
      go: "1.26.8",
      authors: ["ada", "grace"],
    },
  });
  const config = {...CONFIG, machines: [{name: "bench-1", description: "2 cores"}]};
  expect(entryFacts(entry, config)).toEqual([
    {name: "base", value: "fedcba9", href: "https://example.org/repo/commit/fedcba9"},
    {name: "commit", value: "0123456789", href: "https://example.org/repo/commit/0123456789abcdef"},
    {name: "pull request", value: "#44", href: "https://example.org/repo/pull/44"},
    {name: "machine", value: "bench-1: 2 cores"},
    {name: "go", value: "1.26.8"},
    {name: "authors", value: "ada, grace"},
  ]);
});

test("entryFacts(entry, config) says nothing that nobody said", () => {
  expect(entryFacts(testEntry({}), CONFIG)).toEqual([]);
});
