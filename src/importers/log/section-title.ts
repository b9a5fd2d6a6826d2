import type {WrittenDate} from "../calendar-date.ts";
import type {LogHeading} from "./log-outline.ts";
import type {LogSection} from "./log-sections.ts";

/** Maximum length of a title; a longer title is cut at a word. */
const LONGEST = 200;

/** An entry's title, and the text that the name of its folder is made of. */
export interface SectionTitle {
  readonly title: string;
  readonly slugText: string;
}

/**
 * Returns an entry's title: the heading without its date, else the first heading within the section, else the log's title
 * with the date as written, which the folder's name does not repeat.
 */
export function sectionTitle(
  {heading, row, ranges, date}: LogSection,
  headings: readonly LogHeading[],
  logTitle: string,
): SectionTitle {
  const own = row ? row.title : heading ? withoutDate(heading.text, heading.date) : "";
  if (own !== "") return titled(own);
  const inside = headings.find(
    ({line, text, depth}) =>
      depth > 0 &&
      line !== heading?.line &&
      text !== "" &&
      ranges.some(({from, to}) => line >= from && line <= to),
  );
  if (inside) return titled(inside.text);
  return {title: shortened(`${logTitle}, ${heading?.date ? heading.text : date}`), slugText: logTitle};
}

function titled(text: string): SectionTitle {
  const title = shortened(text);
  return {title, slugText: title};
}

/** Removes a date from a heading, with the brackets and dashes that set it apart. */
export function withoutDate(text: string, date: WrittenDate | undefined): string {
  if (!date) return text;
  const rest = `${text.slice(0, date.start)}\0${text.slice(date.end)}`
    .replace(/([([])\s*\0\s*[—–:;,-]*\s*/, "$1\0")
    .replace(/\s*[—–:;,-]*\s*\0\s*([)\]])/, "\0$1")
    .replace(/\(\0\)|\[\0\]|\0/g, "")
    .replace(/\s+([:;,.])/g, "$1")
    .replace(/\s+/g, " ")
    .replace(/^[\s—–:;,.|-]+|[\s—–:;,|-]+$/g, "");
  return /^\([^()]*\)$/.test(rest) ? rest.slice(1, -1).trim() : rest;
}

function shortened(title: string): string {
  return title.length <= LONGEST ? title : `${title.slice(0, LONGEST).replace(/\s\S*$/, "")} …`;
}
