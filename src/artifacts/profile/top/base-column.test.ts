import type {ElementContent} from "hast";
import {expect, test} from "vitest";
import {artifactFile} from "../../../input/artifact-file.ts";
import {foldedStacks} from "../../../pprof/formats/folded.ts";
import type {Profile} from "../../../pprof/profile/profile.ts";
import {prepareReport} from "../../../pprof/report/report.ts";
import {DEFAULT_OPTIONS} from "../../../pprof/report/report-options.ts";
import {topOf} from "../../../pprof/report/top.ts";
import {baseColumn} from "./base-column.ts";
import {previousColumn} from "./previous-column.ts";
import type {TopColumn} from "./top-table.ts";

function folded(text: string): Profile {
  return foldedStacks.read(artifactFile("x", "x", new TextEncoder().encode(text))).profile;
}

function textOf(node: ElementContent): string {
  if (node.type === "text") return node.value;
  return node.type === "element" ? node.children.map(textOf).join("") : "";
}

function cells(head: Profile, column: TopColumn | undefined): string[] {
  const {rows} = topOf(prepareReport(head, "top", DEFAULT_OPTIONS));
  return rows.map(row => `${row.name} ${column ? textOf(column.cell(row)) : ""}`);
}

const none = {benchmarks: {base: [], head: []}};
const maps = folded("main.main;app.Map[go.shape.int] 600\nmain.main;app.Map[go.shape.string] 400\n");

test("baseColumn(head, sample, base) is 0 everywhere for equal profiles of generic functions", () => {
  expect(cells(maps, baseColumn(maps, "samples", {profile: maps, ...none}))).toEqual([
    "app.Map[go.shape.int] 0",
    "app.Map[go.shape.string] 0",
    "main.main 0",
  ]);
});

test("previousColumn(head, sample, before) holds an instantiation against itself", () => {
  const before = {profile: maps, title: "", address: ""};
  expect(cells(maps, previousColumn(maps, "samples", before))).toEqual([
    "app.Map[go.shape.int] 60.00% → 60.00%",
    "app.Map[go.shape.string] 40.00% → 40.00%",
    "main.main 0%",
  ]);
});

test("baseColumn(head, sample, base) tells methods of Objective-C apart", () => {
  const stacks = (draw: number, parse: number): Profile =>
    folded(
      `main;-[NSApplication run];-[MyView drawRect:] ${draw}\nmain;-[NSApplication run];-[MyModel parse:] ${parse}\nmain;+[MyCache load:];-[NSData initWithContentsOfFile:] 40\nmain;Array#[];Array#[]= 15\n`,
    );
  const head = stacks(100, 40);
  expect(cells(head, baseColumn(head, "samples", {profile: stacks(50, 80), ...none}))).toContain(
    "-[MyView drawRect:] +24.26",
  );
});
