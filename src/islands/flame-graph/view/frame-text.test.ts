import {describe, expect, test} from "vitest";
import type {Picture} from "../scene/picture.ts";
import type {Scene} from "../scene/scene.ts";
import {FUNCTIONS, treeOf} from "../testdata/random-frames.ts";
import {layOut} from "../tree/layout.ts";
import {amount, cutSentence, fitLabel, frameText} from "./frame-text.ts";

describe("fitLabel(label, characters)", () => {
  test.each([
    ["sip.(*Parser).scan", 18, "sip.(*Parser).scan"],
    ["sip.(*Parser).scan", 15, "(*Parser).scan"],
    ["sip.(*Parser).scan", 13, "scan"],
    ["sip.(*Parser).scan", 3, "sc…"],
    ["sip.(*Parser).scan", 2, ""],
    ["ab", 2, "ab"],
    ["net/http.Get", 9, "http.Get"],
    ["std::vector<int>::push", 17, "vector<int>::push"],
    ["slices.Sort[a.b]", 10, "Sort[a.b]"],
    ["Sort[a.b]", 5, "Sort…"],
    ["basic_string<…>::push_back(…)", 16, "push_back(…)"],
    ["f(std::vector<a.b>)", 9, "f(std::v…"],
    ["main.", 4, "mai…"],
    ["others", 4, "oth…"],
  ])("%s in %i is %s", (label, characters, expected) => {
    expect(fitLabel(label, characters)).toBe(expected);
  });
});

test("cutSentence(text, characters) cuts at the end alone, since a number without its start is another number", () => {
  expect(cutSentence("all samples: 15.82us/op", 22)).toBe("all samples: 15.82us/…");
  expect(cutSentence("all samples", 11)).toBe("all samples");
  expect(cutSentence("all samples", 2)).toBe("");
});

test("frameText(…) says a frame's cost of all and of the zoomed frame", () => {
  const layout = layOut(
    treeOf([
      {path: [2, 3], cost: 30_000_000},
      {path: [2], cost: 20_000_000},
      {path: [4], cost: 50_000_000},
    ]),
  );
  const zoom = layout.tree.names.indexOf(2);
  const picture: Picture = {part: "all", layout, isUpward: false, isInverted: false, zoom};
  const scene: Scene = {
    type: {type: "cpu", unit: "nanoseconds"},
    functions: FUNCTIONS,
    whole: 100_000_000,
    pictures: [picture],
    pivot: -1,
    matches: undefined,
    matched: 0,
    matchedBefore: 0,
    diff: undefined,
    faults: [],
  };
  expect(frameText(scene, picture, zoom)).toEqual({
    name: "a",
    label: "a",
    file: "a.go",
    value: "50ms",
    shares: ["50.00% of all"],
    self: "20ms (20.00%) self",
  });
  expect(frameText(scene, picture, layout.tree.names.indexOf(3))).toMatchObject({
    value: "30ms",
    shares: ["30.00% of all", "60.00% of a"],
    self: "30ms (30.00%) self",
  });
});

test("amount(value, type) is as pprof writes it", () => {
  expect(amount(1536, {type: "space", unit: "bytes"})).toBe("1.50kB");
  expect(amount(12, {type: "samples", unit: "count"})).toBe("12");
});
