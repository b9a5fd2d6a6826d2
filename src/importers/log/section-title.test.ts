import {expect, test} from "vitest";
import {findDate} from "../calendar-date.ts";
import {withoutDate} from "./section-title.ts";

test.each([
  ["2026-05-18 — N×d sweep", "N×d sweep"],
  ["2026-03-03 (later, option D)", "later, option D"],
  ["2026-05-16 (Workstream H: scatter (SAB) pool)", "(Workstream H: scatter (SAB) pool)"],
  ["Update (2026-03-16): pool", "Update: pool"],
  ["New profile (2026-03-16 — after all)", "New profile (after all)"],
  ["Bottlenecks (after ParseInto, 2026-03-16)", "Bottlenecks (after ParseInto)"],
  ["2022-05-10 Triage Log", "Triage Log"],
  ["Pooling, 25 February 2025", "Pooling"],
  ["2021-09-12b", ""],
  ["Jan 23, 2014", ""],
])("withoutDate(%j) is %j", (text, title) => {
  expect(withoutDate(text, findDate(text))).toBe(title);
});
