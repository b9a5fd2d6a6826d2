import {expect, test} from "vitest";
import {benchmarkAddress} from "./addresses.ts";
import {seriesAddress, seriesDataAddress, seriesUnitAddress} from "./series-addresses.ts";

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
