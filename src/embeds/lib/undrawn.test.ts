import {h} from "hastscript";
import {expect, test} from "vitest";
import {countNodes} from "./undrawn.ts";

test("nodes of a drawn tree are counted, long texts and attributes as several", () => {
  expect(countNodes([h("p", h("b", "short"), "text")])).toBe(4);
  expect(countNodes([h("p", "x".repeat(1000))])).toBe(2);
  expect(countNodes([h("p", "x".repeat(3200))])).toBe(102);
  expect(countNodes([h("p", {title: "x".repeat(3200)})])).toBe(101);
  expect(countNodes([{type: "raw", value: "x".repeat(3200)}])).toBe(101);
});
