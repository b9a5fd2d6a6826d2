import {expect, test} from "vitest";
import {testJournal} from "../../journal/testdata/journal.ts";
import {series} from "../../journal/testdata/series.ts";
import {benchmarkDataRoutes, benchmarkRoutes} from "./benchmark-routes.ts";

test("benchmarkRoutes(benchmarks) gives the first unit the benchmark's own page, the others theirs", () => {
  const routes = benchmarkRoutes(
    testJournal({series: [series([1]), series([64], {unit: "B/op"})]}).benchmarks,
  );
  expect([...routes].map(([path, {shows}]) => `${path} ${shows}`)).toEqual([
    "example.org/sip/Parse~msg=ack-8 unit",
    "example.org/sip/Parse~msg=ack-8/@sec~op redirect",
    "example.org/sip/Parse~msg=ack-8/@B~op unit",
  ]);
});

test("benchmarkRoutes(benchmarks) leads from earlier names to today's, but never takes a name that is measured", () => {
  const formerly = [
    {group: "example.org/sip", name: "Scan-8"},
    {group: "example.org/sip", name: "Old-8"},
  ];
  const routes = benchmarkRoutes(
    testJournal({series: [series([1], {formerly}), series([1], {name: "Scan-8"})]}).benchmarks,
  );
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

test("benchmarkRoutes(benchmarks) gives other kinds a page once they were measured twice", () => {
  const gc = {kind: "gctrace", group: "", name: "GC CPU", unit: "%"};
  expect(benchmarkRoutes(testJournal({series: [series([1], gc)]}).benchmarks).size).toBe(0);
  const paths = [...benchmarkRoutes(testJournal({series: [series([1, 2], gc)]}).benchmarks).keys()];
  expect(paths[0]).toMatch(/^@gctrace\/GC-CPU-[0-9a-f]{16}$/);
});

test("benchmarkDataRoutes(benchmarks) has a path for every unit", () => {
  expect([
    ...benchmarkDataRoutes(
      testJournal({series: [series([1]), series([64], {unit: "B/op"})]}).benchmarks,
    ).keys(),
  ]).toEqual(["example.org/sip/Parse~msg=ack-8/@sec~op", "example.org/sip/Parse~msg=ack-8/@B~op"]);
});
