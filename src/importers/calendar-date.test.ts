import {expect, test} from "vitest";
import {dateFault, findDate} from "./calendar-date.ts";

test.each([
  ["2026-05-18 — N×d sweep", "2026-05-18"],
  ["Update (2026-03-16): pool", "2026-03-16"],
  ["2021-09-12b", "2021-09-12"],
  ["2026/3/6", "2026-03-06"],
  ["25 February 2025", "2025-02-25"],
  ["25th of Feb. 2025", "2025-02-25"],
  ["Jan 23, 2014", "2014-01-23"],
  ["Sept 3rd 2021 and later", "2021-09-03"],
  ["from May 1, 2020 to 2020-05-04", "2020-05-01"],
])("findDate(%j) is %s", (text, date) => {
  expect(findDate(text)?.date).toBe(date);
});

test.each([
  ["27 Feburary 2025", "2025-02-27", "February"],
  ["Setpember 3, 2021", "2021-09-03", "September"],
])("findDate(%j) names the month that it read", (text, date, read) => {
  expect(findDate(text)).toMatchObject({date, correction: {read}});
});

test.each([
  "version 2 2025",
  "1.2026-01-01",
  "2026-13-01",
  "30 February 2025",
  "12 cores 2025",
  "Parse 10 2000",
  "2020/03/21 22:20:29.25 a.go:6: x",
])("findDate(%j) is undefined", text => {
  expect(findDate(text)).toBeUndefined();
});

test.each([
  ["03/16/2026", '"03/16/2026" has its year last, expected YYYY-MM-DD'],
  ["March 2026", '"March 2026" has no day, expected YYYY-MM-DD'],
  ["2026-02-30", '"2026-02-30" is no day of the calendar'],
  ["What was learned", undefined],
])("dateFault(%j)", (text, fault) => {
  expect(dateFault(text)).toBe(fault);
});
