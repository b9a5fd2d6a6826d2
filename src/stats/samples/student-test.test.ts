import {describe, expect, test} from "vitest";
import {studentTest} from "./student-test.ts";

test("studentTest(base, head) gives the p of R's t.test(log(base), log(head), var.equal = TRUE)", () => {
  const base = [10, 12, 11, 10, 13, 12];
  const head = [5, 6, 7, 5, 6, 7];
  // t = -8.48691 with 10 degrees of freedom.
  expect(studentTest(base, head)).toBeCloseTo(6.99231007e-6, 13);
  expect(studentTest(head, base)).toBeCloseTo(studentTest(base, head), 15);
});

test("studentTest(base, head) of samples with zero tests their differences", () => {
  // t = 2 / sqrt(1 * (1/3 + 1/3)) = 2.449 with 4 degrees of freedom.
  expect(studentTest([0, 1, 2], [2, 3, 4])).toBeCloseTo(0.0705, 4);
});

describe("studentTest(base, head) of samples that do not vary", () => {
  test.each([
    ["differ", [3, 3], [4, 4], 0],
    ["are equal", [3, 3], [3, 3], 1],
    ["are one each", [3], [4], 1],
    ["are none", [], [], 1],
  ])("%s", (_, base, head, p) => {
    expect(studentTest(base, head)).toBe(p);
  });
});
