import {expect, test} from "vitest";
import {monthTitle} from "./month.ts";

test("monthTitle(date) names the month of a day or a month", () => {
  expect(["2026-09-12", "2026-01", "2025-12-31"].map(monthTitle)).toEqual([
    "September 2026",
    "January 2026",
    "December 2025",
  ]);
});
