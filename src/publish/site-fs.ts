import {join} from "node:path";
import process from "node:process";
import type {JournalRevisions} from "../journal/citations/revisions-fs.ts";
import {readRevisions} from "../journal/citations/revisions-fs.ts";
import type {Entry} from "../journal/entry/entry.ts";
import type {Journal} from "../journal/journal.ts";
import {journalQueries} from "../journal/queries.ts";
import {openAttachment} from "../journal/read/attachment-fs.ts";
import {journalReader} from "../journal/read/journal-fs.ts";
import {cachedRenderer} from "../render/render-cache-fs.ts";
import type {RenderedEntry} from "../render/render-entry.ts";
import {runningReport} from "./build-report.ts";
import {describeEntry} from "./entry-contents.ts";
import type {SiteOptions} from "./site-options-fs.ts";
import {siteOptions} from "./site-options-fs.ts";

/** The journal as pages see it, with everything that depends on where it is published. */
export interface Site {
  readonly journal: Journal;
  /** Whether the dev server asks, so that problems are shown in place. */
  readonly dev: boolean;
  /** Prefixes a site path with the base. */
  href(path: string): string;
  /** Removes the base from a path of the site. */
  path(pathname: string): string;
  /** The full address of a site path; undefined when the journal names no site. */
  absolute(path: string): string | undefined;
  render(entry: Entry): Promise<RenderedEntry>;
  /** One sentence about an entry, for feeds and previews. */
  describe(entry: Entry): string;
  /** Web address of the entry's source, where the journal names one. */
  editAddress(entry: Entry): string | undefined;
  /** The entry's index.md as it stands on disk. */
  markdown(entry: Entry): Promise<string>;
  /** What git knows of earlier versions of the entries. */
  revisions(): JournalRevisions;
  /** The bytes of a published attachment as they stand on disk. */
  attachment(address: string): Promise<Uint8Array | undefined>;
}

// One reader and one cache a process: a page that is built after another finds what that one read.
const options = siteOptions(process.env, process.cwd());
const reader = journalReader({
  root: options.root,
  drafts: options.drafts,
  ...(options.today !== undefined && {today: options.today}),
});
const draw = cachedRenderer({folder: join(options.root, ".cache", "render"), packageRoot: process.cwd()});
let opened: Promise<Site> | undefined;
let current: {journal: Journal; site: Site} | undefined;

/** Opens the journal for a page. A build reads it once; the dev server looks each time for what has changed. */
export function openSite(): Promise<Site> {
  if (options.dev) return readSite();
  opened ??= readSite().then(reportSite);
  return opened;
}

function reportSite(site: Site): Site {
  const report = runningReport();
  if (!report) return site;
  const {entries, broken, problems, config} = site.journal;
  Object.assign(report, {entries: entries.length, broken: broken.length, base: config.base});
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
  const journal = await reader.read();
  if (current?.journal !== journal) current = {journal, site: makeSite(journal, options)};
  return current.site;
}

function makeSite(read: Journal, {root, site, dev, base: wantedBase}: SiteOptions): Site {
  const base = wantedBase ?? read.config.base;
  const config = {...read.config, base, site: site ?? read.config.site};
  const journal = {...read, config};
  const queries = journalQueries(journal);
  const rendered = new Map<Entry, Promise<RenderedEntry>>();
  let revisions: JournalRevisions | undefined;
  const href = (path: string): string => base + path.replace(/^\//, "");
  const readFile = async (entry: Entry, name: string): Promise<Uint8Array | undefined> =>
    (await openAttachment(join(root, entry.folder), name, `${entry.folder}/${name}`)).bytes;
  return {
    journal,
    dev,
    href,
    path: pathname => `/${pathname.slice(base.length)}`,
    absolute: path => config.site && config.site + href(path),
    render(entry) {
      const drawn = rendered.get(entry) ?? draw(entry, queries, {config, base});
      rendered.set(entry, drawn);
      return drawn;
    },
    describe: entry => describeEntry(entry, journal),
    editAddress: ({folder}) => config.edit?.replace("{path}", `${folder}/index.md`),
    markdown: async entry => new TextDecoder().decode(await readFile(entry, "index.md")),
    revisions() {
      revisions ??= readRevisions(root);
      return revisions;
    },
    async attachment(address) {
      for (const entry of journal.entries) {
        const found = entry.attachments.find(file => file.address === address);
        if (found) return readFile(entry, found.name);
      }
      return undefined;
    },
  };
}
