import {expect, test} from "vitest";
import {benjaminiHochberg} from "./benjamini-hochberg.ts";

// The fifteen p values of the paper's own example (section 4.1): four pass at 0.05.
const PAPER = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
  0.759, 1,
];

test("benjaminiHochberg(ps, alpha) passes the first four of the paper's example", () => {
  expect(benjaminiHochberg(PAPER, 0.05).lastIndexOf(true)).toBe(3);
});

test("benjaminiHochberg(ps, alpha) does not depend on the order", () => {
  expect(benjaminiHochberg(PAPER.toReversed(), 0.05)).toEqual(benjaminiHochberg(PAPER, 0.05).toReversed());
});

test.each([
  [[], []],
  [[0.05], [true]],
  [[0.06], [false]],
  [
    [0.03, 0.05],
    [true, true],
  ],
  [
    [0.03, 0.06],
    [false, false],
  ],
  [
    [0.02, 0.02, 0.9],
    [true, true, false],
  ],
])("benjaminiHochberg(%j, 0.05) is %j", (ps, passed) => {
  expect(benjaminiHochberg(ps, 0.05)).toEqual(passed);
});
