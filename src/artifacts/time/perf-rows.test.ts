import {expect, test} from "vitest";
import {artifactFile} from "../../input/artifact-file.ts";
import {openArtifact} from "../kinds.ts";

const CSV = `0.96,msec,task-clock,963715,100.00,0.015,CPUs utilized
1,,context-switches,963715,100.00,1.038,K/sec
75,,page-faults,963715,100.00,77.824,K/sec
<not supported>,,cycles:u,0,100.00,,
`;
const JSON_LINES = `{"counter-value" : "0.725660", "unit" : "msec", "event" : "task-clock", "event-runtime" : 725660, "pcnt-running" : 100.00, "metric-value" : 0.011986, "metric-unit" : "CPUs utilized"}
{"counter-value" : "1.000000", "unit" : "", "event" : "context-switches", "event-runtime" : 725660, "pcnt-running" : 100.00, "metric-value" : 1.378056, "metric-unit" : "K/sec"}
{"counter-value" : "<not counted>", "unit" : "", "event" : "cycles", "event-runtime" : 0, "pcnt-running" : 0.00}
`;
const INTERVALS = `#           time             counts unit events
     0.100145363               0.70 msec task-clock                       #    0.007 CPUs utilized
     0.100145363                  6      context-switches                 #    8.586 K/sec
     0.207059218      <not counted> msec task-clock
     0.207059218      <not counted>      context-switches
     0.392311592               0.05 msec task-clock                       #    0.000 CPUs utilized
     0.392311592                  0      context-switches                 #    0.000 /sec
`;

function measured(text: string, name = "perf.txt"): string[] {
  const {kind, measurements, problems} = openArtifact(
    artifactFile(name, name, new TextEncoder().encode(text)),
  );
  expect(problems).toEqual([]);
  expect(kind.name).toBe("time");
  return measurements.map(({name, unit, samples}) =>
    [name, unit, ...samples.map(value => Number(value.toPrecision(12)))].join(" "),
  );
}

const COUNTERS = [
  "task-clock sec 0.00096",
  "context-switches context-switches 1",
  "page-faults page-faults 75",
];

test("perf stat -x is read with every separator, behind heads and times", () => {
  expect(measured(CSV, "perf.csv")).toEqual(COUNTERS);
  for (const separator of [";", "\t", "|"])
    expect(measured(CSV.replaceAll(",", separator))).toEqual(COUNTERS);
  expect(measured(CSV.replaceAll(",", ";").replaceAll(".", ","))).toEqual(COUNTERS);
  expect(measured(`# started on Fri May  3 10:11:12 2024\n\n${CSV}`)).toEqual(COUNTERS);
  expect(measured("1.13,msec,task-clock,3.29%,1129748,100.00,0.028,CPUs utilized\n")).toEqual([
    "task-clock sec 0.00113",
  ]);
});

test("perf stat -j is read a counter a line", () => {
  expect(measured(JSON_LINES, "perf.json")).toEqual([
    "task-clock sec 0.00072566",
    "context-switches context-switches 1",
  ]);
});

test("perf stat -I is summed over its intervals, in every form", () => {
  const sums = ["task-clock sec 0.00075", "context-switches context-switches 6"];
  expect(measured(INTERVALS)).toEqual(sums);
  const rows =
    "0.100145363,0.70,msec,task-clock,700000,100.00,0.007,CPUs utilized\n0.100145363,6,,context-switches,700000,100.00,8.586,K/sec\n0.200145363,0.05,msec,task-clock,50000,100.00,0.000,CPUs utilized\n0.200145363,<not counted>,,context-switches,0,100.00,,\n";
  expect(measured(rows, "perf.csv")).toEqual(sums);
  const events = [
    {interval: 0.100145363, "counter-value": "0.700000", unit: "msec", event: "task-clock"},
    {interval: 0.100145363, "counter-value": "6.000000", unit: "", event: "context-switches"},
    {interval: 0.200145363, "counter-value": "0.050000", unit: "msec", event: "task-clock"},
  ];
  expect(measured(events.map(event => JSON.stringify(event)).join("\n"))).toEqual(sums);
});

test("a table of numbers is no report of perf stat", () => {
  const kindOf = (text: string) =>
    openArtifact(artifactFile("a.csv", "a.csv", new TextEncoder().encode(text))).kind.name;
  expect(kindOf("n,unit,what\n1,ms,clock\n2,ms,clock\n")).toBe("csv");
  expect(kindOf("1,2,3\n4,5,6\n")).toBe("csv");
});
