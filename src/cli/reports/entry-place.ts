import {readdirSync} from "node:fs";
import {join} from "node:path";
import {VERDICTS} from "../../journal/entry/entry.ts";
import type {JournalPlace} from "../../journal/read/journal-place.ts";
import {didYouMean} from "../../text/suggest.ts";
import {titleSlug} from "../../text/title-slug.ts";
import {CommandError, usageError} from "../io/command-error.ts";
import {EXIT} from "../io/command-io.ts";
import {isFolder} from "../journal/journal-folder.ts";

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Makes an entry's id: the date and the slug, or the title as a slug, formed as GitHub does. */
export function entryId(title: string, date: string, slug: string | undefined): string {
  if (slug === undefined) return `${date}-${slugOf(title)}`;
  if (SLUG.test(slug)) return `${date}-${slug}`;
  throw usageError(`--slug takes lower-case letters, digits and single hyphens, got "${slug}"`);
}

/** Reads a date of the calendar, `2026-05-03`. */
export function entryDate(text: string): string {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  if (date && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)) return text;
  throw usageError(`--date takes a date such as 2026-05-03, got "${text}"`);
}

/** Checks a verdict, undefined if not given; throws a usage error for an unknown word. */
export function entryVerdict(text: string | undefined): string | undefined {
  if (text === undefined || VERDICTS.some(verdict => verdict === text)) return text;
  throw usageError(`--verdict takes ${VERDICTS.join(", ")}, got "${text}"`, didYouMean(text, VERDICTS));
}

/** Today as the author's calendar has it. */
export function localDate(now: number): string {
  const date = new Date(now);
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return parts.map((part, i) => String(part).padStart(i === 0 ? 4 : 2, "0")).join("-");
}

/** Returns the folder of an entry from the root: `content/2026-05-03-pool`, below its component if any. */
export function entryFolder(dir: string, id: string, component: string | undefined): string {
  if (component === undefined) return `${dir}/${id}`;
  if (/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(component) && !/^\d{4}-\d{2}-\d{2}/.test(component))
    return `${dir}/${component}/${id}`;
  throw usageError(`--component takes a folder name such as parser, got "${component}"`);
}

/** Refuses an id that the journal has already, in whatever component. */
export function assertNewId(place: JournalPlace, id: string): void {
  const taken = folderOfId(place, id);
  if (taken === undefined) return;
  throw new CommandError(
    EXIT.problems,
    `the journal has an entry "${id}" already, in ${taken}`,
    "choose another name with --slug",
  );
}

/** Returns the folder of an entry from the root, in whatever component; undefined if the journal does not have it. */
export function folderOfId({root, dir}: JournalPlace, id: string): string | undefined {
  const content = join(root, dir);
  const components = isFolder(content)
    ? readdirSync(content, {withFileTypes: true}).filter(each => each.isDirectory())
    : [];
  const component = ["", ...components.map(({name}) => name)].find(name => isFolder(join(content, name, id)));
  return component === undefined ? undefined : [dir, component, id].filter(Boolean).join("/");
}

function slugOf(title: string): string {
  const slug = titleSlug(title);
  if (slug === "") throw usageError(`no slug can be made of "${title}"`, "name one with --slug");
  return slug;
}
