import {hash} from "node:crypto";
import {profileKind} from "../artifacts/profile/kind.ts";
import type {Entry} from "../journal/entry/entry.ts";
import type {Journal} from "../journal/journal.ts";
import type {Question, TrendQuestion} from "./page-question.ts";
import {questionOf} from "./page-question.ts";
import type {Publication} from "./publication-fs.ts";
import {valueDigester} from "./value-digest-fs.ts";

/** Inputs of a page beside its own properties, the configuration and the renderer. */
export interface PageRecord {
  /** Questions with their subject and the digest of the answer: `["neighbours", "2026-05-03-pool", "9f86…"]`. */
  readonly asked: readonly (readonly [name: string, of: string, digest: string])[];
  /** Digest of the whole journal, if the page read more of it than questions answer. */
  readonly journal?: string;
  /** True if the page reads data without a digest, such as the logo, or lacks a drawing: it is rendered by every build. */
  readonly isVolatile?: true;
}

/** A site whose pages are recorded. */
export interface RecordedSite extends Publication {
  /** A sentence about an entry, for feeds and previews. */
  describe(entry: Entry): string;
  /** The bytes of a published attachment as they are on disk. */
  attachment(address: string): Promise<Uint8Array | undefined>;
  /**
   * Answers a question for a subject: an entry's id, an address. A kept page is drawn again when its answers change.
   */
  ask<Answer>(question: Question<Answer>, of: string): Answer;
  /** Answers as `ask` does once all series are searched. */
  askTrends<Answer>(question: TrendQuestion<Answer>, of: string): Promise<Answer>;
  /** Reports that a page has no drawing, and why, for data of the entry with this id; such a page is drawn by every build. */
  undrawn(entry: string, reason: string): void;
}

/** Members of a journal that are the configuration's, or follow from series that a page has from elsewhere. */
const FREE: ReadonlySet<string | symbol> = new Set([
  "config",
  "settings",
  "theme",
  "dir",
  "trend",
  "searched",
]);

/** Digests of an opened site, made when they are first asked for. */
export interface SiteDigests {
  /** Digest of a page's props. */
  digest(value: unknown): string;
  /** Digest of every entry, the configuration and the theme. */
  journal(): string;
  /** Digest of the answer to a question; undefined for a question that does not exist. */
  answer(name: string, of: string): Promise<string | undefined>;
}

/** Question of every entry's drawn text: the result of `Site.render`. */
const RENDERED = "rendered";
const DESCRIBED = "described";
const HEADLINES = "headlines";
const ATTACHMENT = "attachment";
const DOCS = "docs";
const REVISIONS = "revisions";
const HISTORY = "history";

/** Prepares the digests of a site. */
export function siteDigests(site: RecordedSite): SiteDigests {
  const {journal} = site;
  const digester = valueDigester(journalTokens(journal.entries));
  const entries = new Map(journal.entries.map(entry => [entry.id, entry]));
  const attachments = journal.entries.flatMap(entry => entry.attachments);
  const files = new Map(attachments.map(({address, sha256}) => [address, sha256]));
  let whole: string | undefined;
  const answers = new Map<string, Promise<string | undefined>>();
  const answer = async (name: string, of: string): Promise<string | undefined> => {
    const entry = entries.get(of);
    if (name === RENDERED) return entry && (await site.summary(entry)).digest;
    if (name === DESCRIBED) return entry && digester.digest(site.describe(entry));
    if (name === HEADLINES) return digester.digest(journal.headlines.get(of));
    if (name === DOCS) return digester.digest(docsData(journal));
    if (name === ATTACHMENT) return files.get(of);
    if (name === HISTORY) return entry && digester.digest(site.history(entry));
    if (name === REVISIONS) return revisionsDigest(site, of);
    const asked = questionOf(name);
    if (asked?.needsTrends) await journal.searched();
    return asked && digester.digest((asked.source ?? asked.answer)(site, of));
  };
  return {
    digest: digester.digest,
    journal() {
      whole ??= digester.digest([
        journal.entries,
        journal.broken.map(({folder}) => folder),
        docsData(journal),
      ]);
      return whole;
    },
    answer(name, of) {
      const key = JSON.stringify([name, of]);
      const known = answers.get(key) ?? answer(name, of);
      answers.set(key, known);
      return known;
    },
  };
}

/** Digest of an entry's history in git; undefined if it may become another without a change of the repository's state. */
function revisionsDigest(site: RecordedSite, entry: string): string | undefined {
  const {complete, signature} = site.revisions();
  return signature && `${complete} ${hash("sha256", signature(entry))}`;
}

/** The documents of a site as they are digested: pages have a link to them. */
function docsData({docs = []}: Journal): unknown {
  return docs.map(({path, file, title, address, document}) => [path, file, title, address, document.source]);
}

/** Digest of an entry's folder, which represents the entry; a profile is represented by its file. */
function journalTokens(entries: readonly Entry[]): {get(value: object): string | undefined} {
  const tokens = new WeakMap<object, string>();
  for (const entry of entries) {
    const absent = entry.absent?.map(({name}) => name) ?? [];
    const own = `entry:${JSON.stringify([entry.id, entry.journal, entry.folder, entry.digest, absent])}`;
    tokens.set(entry, own);
    for (const file of entry.attachments) {
      const token = `file:${JSON.stringify([file.name, file.sha256, file.side])}:${own}`;
      tokens.set(file, token);
      if (!file.artifact) continue;
      tokens.set(file.artifact, token);
    }
  }
  return {
    get(value) {
      const profile = profileKind.artifactOf(value);
      return tokens.get(profile ?? value);
    },
  };
}

/** A site that records its queries. */
export interface RecordingSite<Recorded extends RecordedSite> {
  readonly site: Recorded;
  /** Ends with the digests of all answers. */
  record(): Promise<PageRecord>;
}

/**
 * Makes a site that records the reads of a page. A read outside the questions counts as reading the whole journal, so
 * that a page may be rendered too often and never too seldom.
 */
export function recordingSite<Recorded extends RecordedSite>(
  site: Recorded,
  digests: SiteDigests,
): RecordingSite<Recorded> {
  const asked = new Map<string, readonly [string, string]>();
  let whole = false;
  let isVolatile = false;
  const note = (name: string, of: string): void => void asked.set(JSON.stringify([name, of]), [name, of]);
  const headlines = (): Pick<Journal["headlines"], "get"> => ({
    get(id) {
      note(HEADLINES, id);
      return site.journal.headlines.get(id);
    },
  });
  const journal = new Proxy(site.journal, {
    get(target, name) {
      if (name === "headlines") return headlines();
      if (name === DOCS) {
        note(DOCS, "");
        return target.docs;
      }
      if (!FREE.has(name)) whole = true;
      return Reflect.get(target, name);
    },
  });
  return {
    site: {
      ...site,
      journal,
      ask<Answer>(question: Question<Answer>, of: string): Answer {
        note(question.name, of);
        return question.answer(site, of);
      },
      async askTrends<Answer>(question: TrendQuestion<Answer>, of: string): Promise<Answer> {
        note(question.name, of);
        await site.journal.searched();
        return question.answer(site, of);
      },
      render(entry) {
        note(RENDERED, entry.id);
        return site.render(entry);
      },
      summary(entry) {
        note(RENDERED, entry.id);
        return site.summary(entry);
      },
      describe(entry) {
        note(DESCRIBED, entry.id);
        return site.describe(entry);
      },
      revisions() {
        const revisions = site.revisions();
        const {signature} = revisions;
        if (signature) note(REVISIONS, "");
        else isVolatile = true;
        return {
          ...revisions,
          snapshots(entry) {
            note(REVISIONS, entry);
            return revisions.snapshots(entry);
          },
        };
      },
      history(entry) {
        note(HISTORY, entry.id);
        return site.history(entry);
      },
      attachment(address) {
        note(ATTACHMENT, address);
        return site.attachment(address);
      },
      logo() {
        isVolatile = true;
        return site.logo();
      },
      undrawn(entry, reason) {
        isVolatile = true;
        site.undrawn(entry, reason);
      },
    },
    async record() {
      const answered = [...asked.values()].map(
        async ([name, of]) => [name, of, (await digests.answer(name, of)) ?? ""] as const,
      );
      return {
        asked: await Promise.all(answered),
        ...(whole && {journal: digests.journal()}),
        ...(isVolatile && {isVolatile}),
      };
    },
  };
}

/** True if a page would still read the data of its record. */
export async function isCurrent(record: PageRecord, digests: SiteDigests): Promise<boolean> {
  if (record.isVolatile) return false;
  if (record.journal !== undefined && record.journal !== digests.journal()) return false;
  for (const [name, of, digest] of record.asked)
    if ((await digests.answer(name, of)) !== digest) return false;
  return true;
}
