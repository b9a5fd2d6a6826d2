import {expect, test} from "vitest";
import {series} from "../testdata/series.ts";
import {benchmarkDataRoutes, benchmarkRoutes} from "./benchmark-routes.ts";

test("benchmarkRoutes(series) gives the first unit the benchmark's own page, the others theirs", () => {
  const routes = benchmarkRoutes([series([1]), series([64], {unit: "B/op"})]);
  expect([...routes].map(([path, {shows}]) => `${path} ${shows}`)).toEqual([
    "example.org/sip/Parse~msg=ack-8 unit",
    "example.org/sip/Parse~msg=ack-8/@sec~op redirect",
    "example.org/sip/Parse~msg=ack-8/@B~op unit",
  ]);
});

test("benchmarkRoutes(series) leads from earlier names to today's, but never takes a name that is measured", () => {
  const formerly = [
    {group: "example.org/sip", name: "Scan-8"},
    {group: "example.org/sip", name: "Old-8"},
  ];
  const routes = benchmarkRoutes([series([1], {formerly}), series([1], {name: "Scan-8"})]);
  expect(routes.get("example.org/sip/Old-8")).toMatchObject({
    shows: "redirect",
    formerly: "Old-8",
    to: "/benchmarks/example.org/sip/Parse~msg=ack-8/",
  });
  expect(routes.get("example.org/sip/Old-8/@sec~op")).toMatchObject({
    to: "/benchmarks/example.org/sip/Parse~msg=ack-8/@sec~op/",
  });
  expect(routes.get("example.org/sip/Scan-8")?.shows).toBe("unit");
});

test("benchmarkRoutes(series) gives other kinds a page once they were measured twice", () => {
  const gc = {kind: "gctrace", group: "", name: "GC CPU", unit: "%"};
  expect(benchmarkRoutes([series([1], gc)]).size).toBe(0);
  const paths = [...benchmarkRoutes([series([1, 2], gc)]).keys()];
  expect(paths[0]).toMatch(/^@gctrace\/GC-CPU-[0-9a-f]{16}$/);
});

test("benchmarkDataRoutes(series) has a path for every unit", () => {
  expect([...benchmarkDataRoutes([series([1]), series([64], {unit: "B/op"})]).keys()]).toEqual([
    "example.org/sip/Parse~msg=ack-8/@sec~op",
    "example.org/sip/Parse~msg=ack-8/@B~op",
  ]);
});
