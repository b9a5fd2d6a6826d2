import {expect, test} from "vitest";
import {matchCosts} from "./match-costs.ts";

test("matchCosts(heads, bases) compares an instantiation with itself", () => {
  const costs = new Map([
    ["app.Map[go.shape.int]", 6],
    ["app.Map[go.shape.string]", 4],
  ]);
  const matched = matchCosts(costs, costs);
  expect(matched.get("app.Map[go.shape.int]")).toEqual({head: 6, base: 6, names: 1});
  expect(matched.get("app.Map[go.shape.string]")).toEqual({head: 4, base: 4, names: 1});
});

test("matchCosts(heads, bases) pairs what is left by the name without type arguments", () => {
  const heads = new Map([
    ["app.Map[go.shape.int]", 6],
    ["app.Map[go.shape.uint8]", 3],
    ["app.Map[go.shape.uint16]", 2],
    ["app.New", 1],
  ]);
  const bases = new Map([
    ["app.Map[go.shape.int]", 5],
    ["app.Map[...]", 9],
    ["app.Old", 1],
  ]);
  const matched = matchCosts(heads, bases);
  expect(matched.get("app.Map[go.shape.int]")).toEqual({head: 6, base: 5, names: 1});
  expect(matched.get("app.Map[go.shape.uint8]")).toEqual({head: 5, base: 9, names: 2});
  expect(matched.get("app.Map[go.shape.uint16]")).toEqual({head: 5, base: 9, names: 2});
  expect(matched.get("app.New")).toEqual({head: 1, base: undefined, names: 1});
});

test("matchCosts(heads, bases) pairs major versions of a module", () => {
  const matched = matchCosts(new Map([["a.com/x/v3.F", 2]]), new Map([["a.com/x/v2.F", 1]]));
  expect(matched.get("a.com/x/v3.F")).toEqual({head: 2, base: 1, names: 1});
});
