import {toHtml} from "hast-util-to-html";
import {expect, test} from "vitest";
import {DRAWING_TOOLS} from "../drawing-tools-fs.ts";
import type {WaterfallStep} from "./waterfall.ts";
import {waterfall} from "./waterfall.ts";

const STEPS: readonly WaterfallStep[] = [
  {label: "2026-01-01", from: 100e-9, to: 120e-9, tone: "between"},
  {label: "2026-01-01", from: 120e-9, to: 60e-9, tone: "better"},
  {label: "2026-02-01", from: 60e-9, to: 90e-9, tone: "worse"},
];

test("waterfall(chart) draws a bar a step, in the colour of its tone, with dates below", async () => {
  const html = toHtml(await waterfall({title: "Parse", unit: "sec/op", steps: STEPS}, DRAWING_TOOLS));
  expect(html).toContain('role="img"');
  for (const colour of ["var(--rule-strong)", "var(--better)", "var(--worse)"])
    expect(html.split(`fill="${colour}"`)).toHaveLength(2);
  expect(html.split(">2026-01-01<")).toHaveLength(3);
  expect(html).toContain("ns/op");
  expect(html).not.toMatch(/<script|style=|href/);
});

test("waterfall(chart) draws values that span more than tenfold on a logarithmic axis, and zero", async () => {
  const wide = [...STEPS, {label: "2026-03-01", from: 90e-9, to: 2e-9, tone: "better"} as const];
  expect(toHtml(await waterfall({title: "Parse", unit: "sec/op", steps: wide}, DRAWING_TOOLS))).toContain(
    ">10<",
  );
  const zero = [{label: "2026-03-01", from: 16, to: 0, tone: "better"} as const];
  expect(toHtml(await waterfall({title: "Parse", unit: "B/op", steps: zero}, DRAWING_TOOLS))).toContain(
    "<svg",
  );
});
