import type {Problem} from "../../problem.ts";
import {problemAt} from "../../problem.ts";
import {goneEntry, gonePages, gonePart} from "../../problems/links.ts";
import {compareText} from "../../text/compare.ts";

/** File of a site that lists the addresses of its pages. */
export const LEDGER_FILE = "urls.json";

const VERSION = 1;

/** Maximum problems of entries and their parts, and addresses that a problem of other pages names. */
const LISTED = 50;
const NAMED = 3;

/** The document at `/urls.json`: addresses of a site, with which a later build is compared. */
export interface UrlsDocument {
  readonly version: typeof VERSION;
  /** Of pages, below the base, with a slash at both ends; sorted. */
  readonly urls: readonly string[];
}

/** Formats the ledger of a site; `paths` are those of its pages below the base, without slashes at their ends. */
export function formatLedger(paths: readonly string[]): string {
  const urls = paths.map(path => (path === "" ? "/" : `/${path}/`)).sort(compareText);
  const document: UrlsDocument = {version: VERSION, urls};
  return `${JSON.stringify(document, undefined, 1)}\n`;
}

/** Reads a ledger: the addresses below the base, `/entries/2026-05-03-pool/`; undefined for any other text. */
export function readLedger(text: string): readonly string[] | undefined {
  const document = parsed(text);
  if (typeof document !== "object" || document === null || !("version" in document && "urls" in document))
    return undefined;
  const {version, urls} = document;
  if (version !== VERSION || !Array.isArray(urls)) return undefined;
  return urls.every((url): url is string => typeof url === "string" && url.startsWith("/"))
    ? urls
    : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * Lists the addresses of a release that a site does not have: entries and their parts by themselves, other pages by the first
 * segment of their addresses. Parts of an entry that is gone are left out.
 */
export function goneAddresses(before: readonly string[], now: readonly string[]): Problem[] {
  const known = new Set(now);
  const gone = before.filter(address => !known.has(address));
  const problem = (message: ReturnType<typeof goneEntry>): Problem => problemAt({file: LEDGER_FILE}, message);
  const ofEntries = gone.flatMap(address => {
    const entry = entryOf(address);
    if (entry === undefined) return [];
    if (address === `/entries/${entry}/`) return problem(goneEntry(address));
    return known.has(`/entries/${entry}/`) ? problem(gonePart(address, entry)) : [];
  });
  const others = gone.filter(address => entryOf(address) === undefined);
  const bySection = [...Map.groupBy(others, address => address.split("/")[1])].map(([, group]) =>
    problem(gonePages(group.length, group.slice(0, NAMED))),
  );
  return [...ofEntries.slice(0, LISTED), ...bySection];
}

function entryOf(address: string): string | undefined {
  return /^\/entries\/([^/]+)\//.exec(address)?.[1];
}
