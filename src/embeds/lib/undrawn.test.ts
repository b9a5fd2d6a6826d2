import {h} from "hastscript";
import {expect, test} from "vitest";
import {countNodes} from "./undrawn.ts";

test("nodes of a drawn tree are counted, long texts and attributes as several", () => {
  expect(countNodes([h("p", h("b", "short"), "text")])).toBe(4);
  expect(countNodes([h("p", "x".repeat(320))])).toBe(12);
  expect(countNodes([h("p", {title: "x".repeat(320)})])).toBe(11);
  expect(countNodes([{type: "raw", value: "x".repeat(320)}])).toBe(11);
});
