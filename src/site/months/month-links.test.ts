import {expect, test} from "vitest";
import {monthLinks} from "./month-links.ts";

const MONTHS = ["2026-03", "2026-02", "2026-01", "2025-12", "2025-11", "2025-10", "2024-09", "2023-01"];

test("monthLinks(months, current) shows six months about the current month, and the years of the others", () => {
  expect(monthLinks(MONTHS.slice(0, 2), "2026-03")).toEqual({months: ["2026-03", "2026-02"], years: []});
  expect(monthLinks(MONTHS, "2026-03")).toEqual({months: MONTHS.slice(0, 6), years: ["2024", "2023"]});
  expect(monthLinks(MONTHS, "2025-11")).toEqual({months: MONTHS.slice(1, 7), years: ["2026", "2023"]});
  expect(monthLinks(MONTHS, "2023-01").months).toEqual(MONTHS.slice(2));
});
