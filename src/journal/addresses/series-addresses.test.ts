import {expect, test} from "vitest";
import {benchmarkAddress} from "./addresses.ts";
import {
  foldAddress,
  seriesAddress,
  seriesDataAddress,
  seriesUnitAddress,
  taggedAddresses,
  taggedUnits,
} from "./series-addresses.ts";

const parse = {kind: "benchmark", group: "example.com/sip", name: "Parse/msg=ack-8"};

test("seriesAddress(place) of a benchmark is the benchmark's", () => {
  expect(seriesAddress(parse)).toBe(benchmarkAddress(parse));
});

test("seriesAddress(place) keeps other kinds apart from packages of the same name", () => {
  expect(seriesAddress({kind: "gctrace", group: "", name: "cycles"})).toBe("/benchmarks/@gctrace/cycles/");
  expect(seriesAddress({kind: "gctrace", group: "a/b", name: "cycles"})).toBe(
    "/benchmarks/@gctrace/a/b/cycles/",
  );
  const clever = {kind: "benchmark", group: "@gctrace", name: "cycles"};
  expect(seriesAddress(clever)).not.toBe(seriesAddress({kind: "gctrace", group: "", name: "cycles"}));
});

test("seriesUnitAddress(place) and seriesDataAddress(place) stand below, where no name can", () => {
  expect(seriesUnitAddress(parse, "B/op")).toBe("/benchmarks/example.com/sip/Parse~msg=ack-8/@B~op/");
  expect(seriesDataAddress(parse, "sec/op", "csv")).toBe(
    "/benchmarks/example.com/sip/Parse~msg=ack-8/@sec~op.csv",
  );
  const below = {kind: "benchmark", group: "example.com/sip/Parse~msg=ack-8", name: "@B/op"};
  expect(seriesAddress(below)).not.toBe(seriesUnitAddress(parse, "B/op"));
});

/** Addresses of benchmarks, as file systems that ignore case see them. */
function foldedAddresses(places: readonly (typeof parse)[]): string[] {
  const tagged = taggedAddresses(places);
  return places.map((place, index) => foldAddress(tagged.get(index) ?? seriesAddress(place)));
}

test.each([
  ["names that differ in case", {...parse, name: "Parse/in=a-8"}, {...parse, name: "Parse/in=A-8"}],
  [
    "packages that differ in case",
    {...parse, group: "example.com/SIP"},
    {...parse, group: "example.com/sip"},
  ],
  [
    "folders of packages that differ in case",
    {...parse, group: "example.com/SIP/a"},
    {...parse, group: "example.com/sip/b"},
  ],
  ["names in two Unicode forms", {...parse, name: "Caf\u00e9-8"}, {...parse, name: "Cafe\u0301-8"}],
  ["letters of one lower case", {...parse, name: "K-8"}, {...parse, name: "\u212a-8"}],
])("taggedAddresses(places) keeps apart, also where case is ignored, %s", (_, one, other) => {
  const [first, second] = foldedAddresses([one, other]);
  expect(second).not.toBe(first);
  expect(taggedAddresses([one, other]).has(0)).toBe(false);
  expect(taggedAddresses([one, one]).size).toBe(0);
});

test("taggedAddresses(places) leaves the first its address and gives another segment of letters, digits and a tag", () => {
  const places = [parse, {...parse, name: "PARSE/msg=ack-8"}, {...parse, name: "parse/msg=ack-8"}];
  const tagged = taggedAddresses(places);
  expect([...tagged.keys()]).toEqual([1, 2]);
  expect(tagged.get(1)).toMatch(/^\/benchmarks\/example\.com-sip-PARSE-msg=ack-8-[0-9a-f]{16}\/$/);
  expect(new Set(foldedAddresses(places)).size).toBe(3);
});

test("taggedUnits(units) keeps units apart that differ in case alone", () => {
  const tagged = taggedUnits(["B/op", "b/op", "sec/op", "B/op"]);
  expect([...tagged.keys()]).toEqual(["b/op"]);
  const place = {...parse, unitSegments: tagged};
  expect(seriesUnitAddress(place, "B/op")).toBe("/benchmarks/example.com/sip/Parse~msg=ack-8/@B~op/");
  expect(seriesDataAddress(place, "b/op", "csv")).toMatch(/@b-op-[0-9a-f]{16}\.csv$/);
});
