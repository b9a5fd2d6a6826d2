import {toHtml} from "hast-util-to-html";
import {expect, test} from "vitest";
import {endLabels} from "./end-labels.ts";

test("endLabels(ends) names lines above their ends, from the top, and leaves out a name without room", () => {
  const ends = [
    {name: "flat", y: 120},
    {name: "cum", y: 40},
    {name: "inuse", y: 45},
  ];
  expect(endLabels(ends).map(label => toHtml(label, {space: "svg"}))).toEqual([
    '<text class="time-tick time-name" x="100%" y="34" text-anchor="end">cum</text>',
    '<text class="time-tick time-name" x="100%" y="114" text-anchor="end">flat</text>',
  ]);
});
