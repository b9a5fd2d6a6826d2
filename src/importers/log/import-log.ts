import GithubSlugger from "github-slugger";
import {NO_DIRECTIVES} from "../../markdown/directives.ts";
import {parseMarkdown} from "../../markdown/parse.ts";
import {dateFault, findDate} from "../calendar-date.ts";
import type {ImportedEntry} from "../imported-entry.ts";
import {idMaker} from "../imported-entry.ts";
import type {LogFile, NamedSection} from "./log-file.ts";
import type {HeadingPlace, LinkPlaces} from "./log-links.ts";
import type {LogHeading, LogOutline} from "./log-outline.ts";
import {outlineLog} from "./log-outline.ts";
import type {LogSection, UndatedPart} from "./log-sections.ts";
import {splitLog} from "./log-sections.ts";
import type {SectionSource} from "./section-entry.ts";
import {sectionEntry} from "./section-entry.ts";
import {sectionTitle} from "./section-title.ts";

/** Entries that an importer made, and the text it left. */
export interface LogImport {
  /** In the order of the log. */
  readonly entries: readonly ImportedEntry[];
  /** Parts without a date, with text of their own. */
  readonly undated: readonly UndatedText[];
  /** Problems of the text itself; a refused text has an error and no entries. */
  readonly refused: readonly string[];
}

/** An undated part of a log, for the report. */
export interface UndatedText extends UndatedPart {
  /** Why its heading is not a date although it looks like a date. */
  readonly fault: string | undefined;
}

/**
 * Makes an entry of every dated part of a log. Pure and deterministic: the same log gives the same entries. `makeId` is
 * shared by the logs of an import.
 */
export function importLog(log: LogFile, makeId: ReturnType<typeof idMaker> = idMaker()): LogImport {
  const {tree, problems} = parseMarkdown(log.path, log.text, NO_DIRECTIVES);
  const errors = problems.filter(({severity}) => severity === "error");
  if (errors.length > 0)
    return {
      entries: [],
      undated: [],
      refused: errors.map(({line, message}) => `${log.path}:${line ?? 1}: ${message}`),
    };
  const lines = log.text.split("\n");
  const outline = outlineLog(tree, lines);
  const {sections, undated} = splitLog(outline, lines.length, fileDate(log.path));
  const title = logTitle(outline, log.path);
  const named = sections.map(section => nameSection(section, outline.headings, title, makeId));
  const places: LinkPlaces = {log: log.path, blob: log.blob, entryOfHeading: headingPlaces(outline, named)};
  const source: SectionSource = {log, tree, lines, outline, places};
  return {
    entries: named.map(section => sectionEntry(section, source)),
    undated: undated.filter(part => hasText(part, lines, outline)).map(withFault),
    refused: [],
  };
}

function nameSection(
  section: LogSection,
  headings: readonly LogHeading[],
  title: string,
  makeId: ReturnType<typeof idMaker>,
): NamedSection {
  const {title: own, slugText} = sectionTitle(section, headings, title);
  return {...section, title: own, id: makeId(section.date, slugText)};
}

function fileDate(path: string): string | undefined {
  return findDate(path.split("/").at(-1) ?? "")?.date;
}

/** Returns the text of the first undated heading of depth 1, else the name of the file, or of the folder of a README. */
function logTitle({headings}: LogOutline, path: string): string {
  const first = headings.find(({depth, date}) => depth === 1 && !date);
  if (first) return first.text;
  const [name = path, folder] = path
    .replace(/\.\w+$/, "")
    .split("/")
    .reverse();
  return /^(?:readme|index)$/i.test(name) && folder !== undefined ? folder : name;
}

/** Returns the entries of the log's headings by the ids that GitHub gives the headings. */
function headingPlaces(
  {headings}: LogOutline,
  sections: readonly NamedSection[],
): ReadonlyMap<string, HeadingPlace> {
  const slugger = new GithubSlugger();
  const places = new Map<string, HeadingPlace>();
  for (const {text, line, depth} of headings) {
    if (depth === 0) continue;
    const slug = slugger.slug(text);
    const section = sections.find(({ranges}) => ranges.some(({from, to}) => line >= from && line <= to));
    if (section) places.set(slug, {entry: section.id, isTitle: section.heading?.line === line});
  }
  return places;
}

function hasText({from, to}: UndatedPart, lines: readonly string[], {headings}: LogOutline): boolean {
  const heading = headings.find(({line, depth}) => depth > 0 && line === from);
  return lines.slice(heading ? heading.lastLine : from - 1, to).some(line => line.trim() !== "");
}

function withFault(part: UndatedPart): UndatedText {
  return {...part, fault: dateFault(part.heading)};
}
