import fc from "fast-check";
import {expect, test} from "vitest";
import {studentQuantile, studentTwoSided} from "./student.ts";

/** The distribution in closed form, for 1, 2, 3 and 4 degrees of freedom (t from 0 on). */
const CLOSED: Readonly<Record<number, (t: number) => number>> = {
  1: t => 1 - (2 / Math.PI) * Math.atan(t),
  2: t => 1 - t / Math.sqrt(2 + t * t),
  3: t => 1 - (2 / Math.PI) * (Math.atan(t / Math.sqrt(3)) + t / Math.sqrt(3) / (1 + (t * t) / 3)),
  4: t => 1 - (t / Math.sqrt(4 + t * t)) * (1 + 2 / (4 + t * t)),
};

test("studentTwoSided(t, freedom) agrees with the closed forms", () => {
  for (const [freedom, chance] of Object.entries(CLOSED))
    for (const t of [0, 1e-9, 0.01, 0.5, 1, 1.5, 2, 3, 5, 10, 30])
      expect(studentTwoSided(t, Number(freedom))).toBeCloseTo(chance(t), 13);
});

test("studentTwoSided(t, freedom) keeps its digits far out", () => {
  // 2/(πt) and 1/t² to first order.
  expect(studentTwoSided(1e9, 1) / (2 / (Math.PI * 1e9))).toBeCloseTo(1, 9);
  expect(studentTwoSided(1e6, 2) / 1e-12).toBeCloseTo(1, 9);
  expect(studentTwoSided(Number.POSITIVE_INFINITY, 5)).toBe(0);
});

test("studentTwoSided(t, freedom) integrates the density for any degrees of freedom", () => {
  fc.assert(
    fc.property(
      fc.double({min: 2, max: 80, noNaN: true}),
      fc.double({min: 0.1, max: 6, noNaN: true}),
      (freedom, t) => {
        const density = (x: number) => (1 + (x * x) / freedom) ** (-(freedom + 1) / 2);
        // x = √ν tan θ makes both integrals finite.
        const weight = (angle: number) =>
          density(Math.sqrt(freedom) * Math.tan(angle)) / Math.cos(angle) ** 2;
        const edge = Math.atan(t / Math.sqrt(freedom));
        const inside = simpson(weight, 0, edge);
        const outside = simpson(weight, edge, Math.PI / 2 - 1e-9);
        expect(studentTwoSided(t, freedom)).toBeCloseTo(outside / (inside + outside), 6);
      },
    ),
    {seed: 1, numRuns: 100},
  );
});

test.each([
  // Tables of Student's distribution, two-sided.
  [0.05, 1, 12.706],
  [0.05, 4, 2.776],
  [0.01, 10, 3.169],
  [0.05, 30, 2.042],
  [0.1, 120, 1.658],
])("studentQuantile(%f, %i) is the table's %f", (p, freedom, t) => {
  expect(studentQuantile(p, freedom)).toBeCloseTo(t, 3);
  expect(studentTwoSided(studentQuantile(p, freedom), freedom)).toBeCloseTo(p, 12);
});

test("studentQuantile(p, freedom) ends at both ends", () => {
  expect(studentQuantile(0, 3)).toBe(Number.POSITIVE_INFINITY);
  expect(studentQuantile(1, 3)).toBe(0);
});

function simpson(f: (x: number) => number, from: number, to: number): number {
  const parts = 2000;
  const step = (to - from) / parts;
  let sum = f(from) + f(to);
  for (let i = 1; i < parts; i++) sum += (i % 2 === 0 ? 2 : 4) * f(from + i * step);
  return (sum * step) / 3;
}
