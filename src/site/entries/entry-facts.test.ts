import {expect, test} from "vitest";
import {CONFIG, testEntry} from "../../embeds/testdata/fixture.ts";
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

test("entryFacts(entry, config) takes from attached settings what front matter leaves out, and says where they contradict", () => {
  const files = {"environment.txt": "$ go version\ngo version go1.26.8 linux/amd64\n$ nproc\n8\n"};
  expect(entryFacts(testEntry({files}), CONFIG)).toEqual([
    {name: "go", value: "1.26.8"},
    {name: "os/arch", value: "linux/amd64"},
    {name: "processors", value: "8"},
  ]);
  const [go] = entryFacts(testEntry({files, meta: {go: "1.25.1"}}), CONFIG);
  expect(go).toEqual({name: "go", value: "1.25.1 (the attached environment says 1.26.8)"});
});

test("entryFacts(entry, config) takes the head's settings where there is a pair of them", () => {
  const files = {
    "env.before.txt": "go version go1.25.0 linux/amd64\n",
    "env.after.txt": "go version go1.26.8 linux/arm64\n",
  };
  const entry = testEntry({files, pairs: [["env", "env.before.txt", "env.after.txt"]]});
  expect(entryFacts(entry, CONFIG)).toContainEqual({name: "go", value: "1.26.8"});
  expect(entryFacts(entry, CONFIG)).toContainEqual({name: "os/arch", value: "linux/arm64"});
});
