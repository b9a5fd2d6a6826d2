import {expect, test} from "vitest";
import {searchableNames} from "./rank-names.ts";
import {resultOfPage} from "./text-results.ts";

const ENTRY = {title: "One lock", date: "2026-11-05", address: "entries/2026-11-05-one-lock/"};
const KNOWN = searchableNames({
  version: 1,
  base: "/team/",
  kinds: ["benchmark"],
  entries: [ENTRY],
  names: [[0, "Lookup", "benchmarks/sip/Lookup/", 0, "sip", "5.000 ns/op", ""]],
});
const entry = KNOWN.entries[0];

test("resultOfPage gives a benchmark its newest number, and one of its units its own title", () => {
  const found = {meta: {title: "Lookup, B/op", kind: "benchmark"}};
  expect(resultOfPage({...found, url: "/team/benchmarks/sip/Lookup/"}, KNOWN)).toEqual({
    kind: "benchmark",
    name: "Lookup",
    context: "sip",
    detail: "5.000 ns/op",
    entry,
  });
  expect(resultOfPage({...found, url: "/team/benchmarks/sip/Lookup/@B~op/"}, KNOWN)).toEqual({
    kind: "benchmark",
    name: "Lookup, B/op",
    context: "sip",
    detail: "",
    entry,
  });
});

test("resultOfPage gives a profile its file and its entry", () => {
  const page = {
    url: "/team/profiles/2026-11-05-one-lock/block.pb.gz/",
    meta: {
      title: "Block profile",
      kind: "profile",
      file: "block.pb.gz",
      entry: "/team/entries/2026-11-05-one-lock/",
    },
  };
  const shown = {kind: "profile", name: "Block profile", context: "block.pb.gz", detail: ""};
  expect(resultOfPage(page, KNOWN)).toEqual({...shown, entry});
  expect(resultOfPage(page, undefined)).toEqual({...shown, entry: undefined});
});

test("resultOfPage shows a page of a later version by its title", () => {
  expect(resultOfPage({url: "/team/x/", meta: {title: "X"}}, KNOWN)).toMatchObject({
    kind: "page",
    name: "X",
  });
});
