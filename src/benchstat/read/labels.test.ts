import {expect, test} from "vitest";
import {inputsOf} from "./labels.ts";

test("inputsOf(args) takes labels, counts repeated paths and leaves repeated labels", () => {
  expect(inputsOf(["a", "L=a", "a", "b", "=c", "L=x=y"])).toEqual([
    {label: "a#0", path: "a"},
    {label: "L", path: "a"},
    {label: "a#1", path: "a"},
    {label: "b", path: "b"},
    {label: "", path: "c"},
    {label: "L", path: "x=y"},
  ]);
});
