import {expect, test} from "vitest";
import {WORK} from "../../budgets.ts";
import {testEntry} from "../../embeds/testdata/fixture.ts";
import {recordedBytes} from "../../pprof/testdata/profiles-fs.ts";
import {entryPairs} from "./entry-pairs.ts";
import {entryWork} from "./entry-work.ts";
import {payForPairs, payForText} from "./paid-pages.ts";

const [BASE, HEAD] = [recordedBytes("cpu-before.pb.gz"), recordedBytes("cpu-after.pb.gz")];
const BENCH = "BenchmarkX 1 5 ns/op\n".repeat(4);
const {attachments} = testEntry({
  files: {
    "a/cpu.before.pb": BASE,
    "a/cpu.after.pb": HEAD,
    "b/cpu.before.pb": BASE,
    "b/cpu.after.pb": HEAD,
    "before.txt": BENCH,
    "after.txt": BENCH,
  },
});
const found = entryPairs(attachments, {pairs: []}, {file: "index.md"});

test("payForPairs(files, found, work, stepsOf) draws pairs of profiles from the meter", () => {
  const work = entryWork();
  expect(payForPairs(attachments, found, work, () => 100_000)).toBe(found);
  expect(Object.keys(work.meter.used())).toEqual(["profileSteps"]);
  expect(work.problem()).toBeUndefined();
});

test("payForPairs(files, found, work, stepsOf) parts pairs that the meter does not pay for, and names the first", () => {
  const work = entryWork({profileSteps: WORK.profileSteps.most - 150_000});
  const {pairs, attachments: sided} = payForPairs(attachments, found, work, () => 100_000);
  expect(pairs.map(({head}) => head.name)).toEqual(["a/cpu.after.pb", "after.txt"]);
  expect(sided.find(({name}) => name === "b/cpu.after.pb")).toMatchObject({side: "neither"});
  expect(work.problem()).toMatchObject({code: "PJ140", file: expect.stringContaining("b/cpu.after.pb")});
});

test("payForText(meta, findings, work) counts each earlier address of each finding", () => {
  const aliases = Array.from({length: 50}, (_, index) => `2026-01-01-old-${index}`);
  const work = entryWork();
  payForText({tags: ["a", "b"], aliases}, 10, work);
  expect(work.meter.used()).toEqual({pages: 2 * 2 + 50 + 10 * (4 + 50)});
  expect(() => payForText({tags: [], aliases}, 100, work)).toThrow("too much work");
});
