import {expect, test} from "vitest";
import {unitDirection} from "./direction.ts";

test.each([
  ["lower", "sec/op ns/op B/op allocs/op MB B us/op ms/op s/op ms sec MiB/op KB/op bytes sec/GC"],
  [
    "lower",
    "p50-sec/op p90-ns/op p99-sec/op p99-ns lat-p999-sec/op build-real-sec/op peak-B max-ms p99.9-sec p95_sec/op",
  ],
  ["lower", "cycles/op instructions/op cache-misses/op errors errors/s failed-req/s"],
  ["higher", "B/s MB/s MiB/s req/s ops/s ops/sec items/min qps rps tps iops fps write-qps ops/ms elem/s"],
  [undefined, "widgets % hit% hits/op sec/s allocs/s saved-sec/op idle-ns gc.time-sec x p99 op/B read-B"],
] as const)("unitDirection(unit) is %s for %s", (better, units) => {
  expect(units.split(" ").filter(unit => unitDirection(unit) !== better)).toEqual([]);
});
