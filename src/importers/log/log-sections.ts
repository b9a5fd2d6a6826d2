import type {DatedRow, LogHeading, LogOutline} from "./log-outline.ts";

/** Lines of a log, from 1, both ends included. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** A dated part of a log, which becomes an entry. */
export interface LogSection {
  readonly date: string;
  /** Heading that opens it; undefined for a table row and for a file that its name dates. */
  readonly heading: LogHeading | undefined;
  /** Row of a table that is a section by itself. */
  readonly row: DatedRow | undefined;
  /** Its lines in their order, without those of dated sections within it. */
  readonly ranges: readonly LineRange[];
}

/** A part of a log that no date applies to. */
export interface UndatedPart extends LineRange {
  /** Its first heading; "" for text before every heading. */
  readonly heading: string;
}

/** A log, split. */
export interface LogParts {
  /** In the order of the log. */
  readonly sections: readonly LogSection[];
  readonly undated: readonly UndatedPart[];
}

/** A section while its lines are collected. */
interface OpenSection {
  readonly date: string;
  readonly heading: LogHeading;
  /** True if its heading names the day, so that a deeper heading of the same day adds to it. */
  readonly isDatedByHeading: boolean;
  readonly ranges: LineRange[];
}

/**
 * Splits a log at its dates: a heading that names a day opens a section, up to the next heading of its depth or above; a
 * line `Date:` dates the heading above it; `fileDate`, the day in the file's name, dates a file without any.
 */
export function splitLog(outline: LogOutline, lineCount: number, fileDate: string | undefined): LogParts {
  const open: {depth: number; section: OpenSection | undefined}[] = [];
  const sections: OpenSection[] = [];
  const undated: UndatedPart[] = [];
  const isDated = outline.headings.some(({date, dateLine}) => date ?? dateLine);
  const whole = isDated ? undefined : fileDate;
  for (const [index, heading] of outline.headings.entries()) {
    const to = (outline.headings[index + 1]?.line ?? lineCount + 1) - 1;
    while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= heading.depth) open.pop();
    const parent = open.at(-1)?.section;
    const section = sectionOf(heading, parent, whole);
    if (section && section !== parent) sections.push(section);
    open.push({depth: heading.depth, section});
    const range = {from: Math.max(heading.line, 1), to};
    if (section) addRange(section.ranges, range);
    else if (range.to >= range.from) undated.push({...range, heading: heading.text});
  }
  return withRows(sections, undated, outline.rows);
}

/** Adds lines to a section, to its last range if they follow it. */
function addRange(ranges: LineRange[], {from, to}: LineRange): void {
  const last = ranges.at(-1);
  if (last?.to === from - 1) ranges.splice(-1, 1, {from: last.from, to});
  else ranges.push({from, to});
}

function sectionOf(
  heading: LogHeading,
  parent: OpenSection | undefined,
  fileDate: string | undefined,
): OpenSection | undefined {
  const date = heading.date?.date ?? heading.dateLine?.date.date ?? (parent ? undefined : fileDate);
  if (date === undefined) return parent;
  const isDatedByHeading = heading.date !== undefined;
  if (parent?.date === date && parent.isDatedByHeading) return parent;
  return {date, heading, isDatedByHeading, ranges: []};
}

/** Makes sections of dated rows in undated parts, unless the log has a section of the same day, which the row repeats. */
function withRows(
  sections: readonly OpenSection[],
  undated: readonly UndatedPart[],
  rows: readonly DatedRow[],
): LogParts {
  const days = new Set(sections.map(({date}) => date));
  const isUndated = (line: number) => undated.some(({from, to}) => line >= from && line <= to);
  const own = rows.filter(({line, date}) => isUndated(line) && !days.has(date.date));
  return {
    sections: [
      ...sections.map(({date, heading, ranges}) => ({
        date,
        heading: heading.depth > 0 ? heading : undefined,
        row: undefined,
        ranges,
      })),
      ...own.map(row => ({
        date: row.date.date,
        heading: undefined,
        row,
        ranges: [{from: row.line, to: row.line}],
      })),
    ].sort((a, b) => (a.ranges[0]?.from ?? 0) - (b.ranges[0]?.from ?? 0)),
    undated,
  };
}
