import type {ElementContent} from "hast";
import {describe, expect, test} from "vitest";
import {functionCosts, ownSampleTypes} from "../../../pprof/report/function-costs.ts";
import {prepareReport} from "../../../pprof/report/report.ts";
import {DEFAULT_OPTIONS} from "../../../pprof/report/report-options.ts";
import type {TopRow} from "../../../pprof/report/top.ts";
import {topOf} from "../../../pprof/report/top.ts";
import {recordedProfile} from "../../../pprof/testdata/profiles-fs.ts";
import {matchingName} from "../../../stacks/function-names.ts";
import {topView} from "../view.ts";
import {previousColumn} from "./previous-column.ts";

const before = recordedProfile("cpu-before.pb.gz");
const after = recordedProfile("cpu-after.pb.gz");

function textOf(node: ElementContent): string {
  if (node.type === "text") return node.value;
  return node.type === "element" ? node.children.map(textOf).join("") : "";
}

test("functionCosts(profile, sampleType) has the numbers of pprof's top table", () => {
  expect(ownSampleTypes(before)).toEqual(["cpu"]);
  expect(ownSampleTypes(recordedProfile("mem-before.pb.gz"))).toContain("alloc_objects");
  const costs = functionCosts(before, "cpu");
  const {rows} = topOf(prepareReport(before, "top", {...DEFAULT_OPTIONS, trim: false}));
  for (const {name, flat, cum} of rows) expect(costs?.functions.get(matchingName(name))).toEqual({flat, cum});
  expect(costs?.functions.size).toBe(rows.length);
  expect(functionCosts(before, "cpu")).toBe(costs);
  expect(functionCosts(before, "alloc_space")).toBeUndefined();
});

describe("previousColumn(head, sample, before)", () => {
  const column = previousColumn(after, "cpu", {
    profile: before,
    title: "cpu.pb.gz of 2026-01-01",
    address: "/x/",
  });
  const {rows} = topOf(prepareReport(after, "top", DEFAULT_OPTIONS));
  const cell = (row: TopRow | undefined): string => (row && column ? textOf(column.cell(row)) : "");

  const shown = (was: TopRow | undefined, row: TopRow): string => {
    if (!was) return "new";
    return was.flat === 0 && row.flat === 0 ? "0%" : `${was.flatPercent} → ${row.flatPercent}`;
  };

  test("writes the share before and the share now, as pprof prints them", () => {
    const old = new Map(
      topOf(prepareReport(before, "top", {...DEFAULT_OPTIONS, trim: false})).rows.map(row => [row.name, row]),
    );
    for (const row of rows) {
      const was = old.get(row.name);
      if (matchingName(row.name) === row.name) expect(cell(row)).toBe(shown(was, row));
    }
    expect(rows.some(row => cell(row) === "new")).toBe(true);
  });

  test("says what is gone, and of which profile", () => {
    const drawn = topView(
      after,
      {before: {profile: before, title: "then", address: "/x/"}},
      {id: "a", size: "page"},
    );
    const text = "view" in drawn ? drawn.view.map(textOf).join("\n") : "";
    expect(text).toContain("vs previous: the share of flat in then (cpu), then here. Gone: ");
    expect(text).toMatch(/Gone: .*strings\.Fields \(2\.27%\)/);
  });

  test("is undefined for another sample type", () => {
    const heap = recordedProfile("heap-before.pb.gz");
    expect(previousColumn(after, "cpu", {profile: heap, title: "", address: ""})).toBeUndefined();
  });
});

test("topView(profile, {functionAddress}) links the names that have a page", () => {
  const functionAddress = (name: string) => (name.startsWith("runtime.") ? `/functions/${name}/` : undefined);
  const drawn = topView(before, {functionAddress, n: 500}, {id: "a", size: "page"});
  const html = JSON.stringify("view" in drawn ? drawn.view : []);
  expect(html).toContain('"href":"/functions/runtime.unlock2/"');
  expect(html).not.toContain("/functions/example");
});
