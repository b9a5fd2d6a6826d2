import process from "node:process";
import type {Entry} from "../journal/entry/entry.ts";
import {settingsOf} from "../journal/read/config.ts";
import {runningReport} from "./build-report.ts";
import {describeEntry} from "./entry-contents.ts";
import type {Publication} from "./publication-fs.ts";
import {publicationReader} from "./publication-fs.ts";
import {siteOptions} from "./site-options-fs.ts";

/** A publication with everything that only pages need. */
export interface Site extends Publication {
  /** Whether the dev server asks, so that problems are shown in place. */
  readonly dev: boolean;
  /** Removes the base from a path of the site. */
  path(pathname: string): string;
  /** One sentence about an entry, for feeds and previews. */
  describe(entry: Entry): string;
  /** Web address of the entry's source; undefined if the journal names none. */
  editAddress(entry: Entry): string | undefined;
  /** The entry's index.md as it is on disk. */
  markdown(entry: Entry): Promise<string>;
  /** The bytes of a published attachment as they are on disk. */
  attachment(address: string): Promise<Uint8Array | undefined>;
}

// One reader and one cache a process: a page that is built after another finds what that one read.
const options = siteOptions(process.env, process.cwd());
const readPublication = publicationReader(options.root, {...options, packageRoot: process.cwd()});
let opened: Promise<Site> | undefined;
let current: {publication: Publication; site: Site} | undefined;

/** Opens the journal for a page. A build reads it once; the dev server looks each time for what has changed. */
export function openSite(): Promise<Site> {
  if (options.dev) return readSite();
  opened ??= readSite().then(reportSite);
  return opened;
}

function reportSite(site: Site): Site {
  const report = runningReport();
  if (!report) return site;
  const {entries, broken, problems} = site.journal;
  Object.assign(report, {entries: entries.length, broken: broken.length});
  report.problems.push(...problems);
  const reported = new Set<Entry>();
  return {
    ...site,
    async render(entry) {
      const rendered = await site.render(entry);
      // Several pages show parts of an entry; what is wrong with it is wrong once.
      if (!reported.has(entry)) report.problems.push(...rendered.problems);
      reported.add(entry);
      return rendered;
    },
  };
}

async function readSite(): Promise<Site> {
  const publication = await readPublication();
  if (current?.publication !== publication) current = {publication, site: siteOf(publication)};
  return current.site;
}

function siteOf(publication: Publication): Site {
  const {journal, readFile, logo} = publication;
  const {base} = journal.config;
  return {
    ...publication,
    dev: options.dev,
    path: pathname => `/${pathname.slice(base.length)}`,
    describe: entry => describeEntry(entry, journal),
    editAddress(entry) {
      const {edit, checkout = ""} = settingsOf(journal, entry.journal);
      const path = `${entry.folder}/index.md`.slice(checkout === "" ? 0 : checkout.length + 1);
      return edit?.replace("{path}", () => encodePath(path));
    },
    markdown: async entry => new TextDecoder().decode(await readFile(entry, "index.md")),
    async attachment(address) {
      if (journal.theme.logo?.address === address) return logo();
      for (const entry of journal.entries) {
        const found = entry.attachments.find(file => file.address === address);
        if (found) return readFile(entry, found.name);
      }
      return undefined;
    },
  };
}

/** Escapes each segment of a path for an address: a folder may have blanks in its name. */
function encodePath(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}
