import {nearest} from "../text/suggest.ts";

/** A day that a text names. */
export interface WrittenDate {
  /** YYYY-MM-DD. */
  readonly date: string;
  /** Offsets of the date's characters in the text. */
  readonly start: number;
  readonly end: number;
  /** A misspelt month, and the month that was read. */
  readonly correction?: {readonly written: string; readonly read: string};
}

const MONTHS: readonly string[] = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

/** `2026-03-16`, `2026/3/16` or `2026.03.16`; a letter may follow, as in `2021-09-12b`. */
const NUMERIC = /(?<![\d.])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)(?:[a-z](?!\p{L}))?/u;
/** `25th February 2025`, `25 Feb. 2025`. */
const DAY_FIRST =
  /(?<![\d\p{L}])(\d{1,2})(?:st|nd|rd|th)?[ \u00a0]+(?:of )?(\p{L}{3,10})\.?,?[ \u00a0]+(\d{4})(?!\d)/u;
/** `February 25th, 2025`, `Jan 23 2014`. */
const MONTH_FIRST = /(?<!\p{L})(\p{L}{3,10})\.?[ \u00a0]+(\d{1,2})(?:st|nd|rd|th)?,?[ \u00a0]+(\d{4})(?!\d)/u;
/** A time of day with seconds behind a date: a program printed the line. */
const TIME_STAMP = /^[ T]\d{2}:\d{2}:\d{2}/;
/** `03/16/2026`: which number is the month is not known. */
const AMBIGUOUS = /(?<!\d)\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})(?!\d)/;
/** `March 2026`: the day is missing. */
const MONTH_ONLY = /(?<!\p{L})(\p{L}{3,10})\.?,?[ \u00a0]+\d{4}(?!\d)/u;

/** Maximum length of a text that is searched, so that a line of megabytes is cheap. */
const LONGEST = 2_000;
/** Least length of a word that may be a misspelt month: shorter words are near to too many others. */
const MISSPELT_LENGTH = 5;

/** Finds the first day of the calendar that a text names, in digits or with an English month. */
export function findDate(text: string): WrittenDate | undefined {
  const searched = text.slice(0, LONGEST);
  const found = [
    written(NUMERIC.exec(searched), 1, 3, 4),
    written(DAY_FIRST.exec(searched), 3, 2, 1),
    written(MONTH_FIRST.exec(searched), 3, 1, 2),
  ];
  const first = found.filter(date => date !== undefined).sort((a, b) => a.start - b.start)[0];
  return first && !TIME_STAMP.test(searched.slice(first.end)) ? first : undefined;
}

/** Explains why a text that looks dated names no day; undefined for other texts. */
export function dateFault(text: string): string | undefined {
  const searched = text.slice(0, LONGEST);
  const ambiguous = AMBIGUOUS.exec(searched)?.[0];
  if (ambiguous !== undefined) return `"${ambiguous}" has its year last, expected YYYY-MM-DD`;
  const month = MONTH_ONLY.exec(searched);
  if (month && monthNumber(month[1] ?? "")) return `"${month[0]}" has no day, expected YYYY-MM-DD`;
  const numeric = NUMERIC.exec(searched)?.[0];
  return numeric === undefined ? undefined : `"${numeric}" is no day of the calendar`;
}

function written(
  match: RegExpExecArray | null,
  year: number,
  month: number,
  day: number,
): WrittenDate | undefined {
  if (!match) return undefined;
  const name = match[month] ?? "";
  const read = /^\d/.test(name) ? {number: Number(name)} : monthNumber(name);
  const date = read && calendarDay(Number(match[year]), read.number, Number(match[day]));
  if (date === undefined) return undefined;
  const correction = read?.read === undefined ? {} : {correction: {written: name, read: read.read}};
  return {date, start: match.index, end: match.index + match[0].length, ...correction};
}

/** Returns a day as YYYY-MM-DD; undefined if the calendar does not have it. */
export function calendarDay(year: number, month: number, day: number): string | undefined {
  const time = new Date(Date.UTC(year, month - 1, day));
  const isDay = time.getUTCMonth() === month - 1 && time.getUTCDate() === day && year >= 1970;
  return isDay ? time.toISOString().slice(0, 10) : undefined;
}

/** Returns the number of a month, 1 for January; `read` is the month's name where the written name is misspelt. */
function monthNumber(word: string): {number: number; read?: string} | undefined {
  const name = word.toLowerCase();
  const index = MONTHS.findIndex(
    month => month === name || month.slice(0, 3) === name || (month === "september" && name === "sept"),
  );
  if (index >= 0) return {number: index + 1};
  const meant = name.length < MISSPELT_LENGTH ? undefined : nearest(name, MONTHS, 2);
  if (meant === undefined) return undefined;
  return {
    number: MONTHS.indexOf(meant) + 1,
    read: meant.charAt(0).toUpperCase() + meant.slice(1),
  };
}
