import {expect, test} from "vitest";
import {choose} from "./binomial.ts";
import {inexactChoose} from "./inexact-binomial.ts";

test("choose(n, k) counts exactly", () => {
  expect(choose(50, 25)).toBe(126410606437752);
  expect([choose(5, -1), choose(5, 0), choose(5, 2), choose(5, 5), choose(5, 6)]).toEqual([0, 1, 10, 1, 0]);
  expect(() => choose(51, 1)).toThrow("expected n up to 50, got 51");
});

test("inexactChoose(n, k) has the recorded noise above n = 20 and none below", () => {
  expect(inexactChoose(20, 10)).toBe(184756);
  expect(inexactChoose(21, 1)).toBe(21.00000000000014);
  expect(inexactChoose(21, 2)).toBe(210.00000000000088);
  for (let n = 21; n <= 30; n++) {
    for (let k = 0; k <= n; k++) {
      expect(Math.abs(inexactChoose(n, k) / choose(n, k) - 1)).toBeLessThan(4e-14);
    }
  }
});
