import {expect, test} from "vitest";
import {testEntry} from "../embeds/testdata/fixture.ts";
import {functionHistories} from "../journal/history/function-histories.ts";
import {profileLines} from "../journal/history/profile-lines.ts";
import {functionDocument} from "./function-document.ts";

test("functionDocument(history) gives the effect of an entry's own pair, and the chained share", () => {
  const entry = testEntry({
    id: "2026-01-01-first",
    files: {
      "cpu.before.folded": "main;scan 60\nmain;split 40\n",
      "cpu.after.folded": "main;scan 30\nmain;copy 70\n",
    },
    meta: {title: "First"},
    pairs: [["cpu", "cpu.before.folded", "cpu.after.folded"]],
  });
  const {functions} = functionHistories(profileLines([entry]).lines);
  const scan = functions.find(({name}) => name === "scan");
  const [line] = scan ? functionDocument(scan).lines : [];
  expect(line).toMatchObject({byEntries: 0.5, sampleType: "samples", unit: "count"});
  expect(line?.points.at(-1)).toMatchObject({
    entry: "2026-01-01-first",
    profile: "cpu.after.folded",
    side: "head",
    cum: 30,
    total: 100,
    effect: {base: {cum: 60, total: 100}, ratio: 0.5},
    chained: 0.5,
    tried: [],
  });
});
