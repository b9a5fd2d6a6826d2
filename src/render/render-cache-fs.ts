import {createHash} from "node:crypto";
import {closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync} from "node:fs";
import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {errorCode, isSystemError} from "../input/system-error.ts";
import type {Entry} from "../journal/entry/entry.ts";
import type {JournalQueries} from "../journal/journal.ts";
import type {Query} from "../journal/queries.ts";
import {answer, recordQueries} from "../journal/queries.ts";
import type {Problem} from "../problem.ts";
import {UNDRAWN} from "../problems/codes.ts";
import {writtenJson} from "../text/written-json.ts";
import type {RenderOptions} from "./entry-drawing.ts";
import type {RenderedEntry} from "./render-entry.ts";
import {renderEntry} from "./render-entry.ts";

/** Folders of `src` that neither the HTML of an entry nor other results kept by its version depend on. */
const OTHER_FOLDERS = new Set(["cli", "islands", "pages", "site"]);

/** Version of the renderer, set when it is compiled; a checkout digests its sources instead. */
declare const PERF_JOURNAL_RENDERER: string | undefined;
const COMPILED_VERSION = typeof PERF_JOURNAL_RENDERER === "string" ? PERF_JOURNAL_RENDERER : undefined;

/** Errors of a disk that cannot be written to: a build goes on without the cache. */
const UNWRITABLE = new Set(["EACCES", "EDQUOT", "ENOSPC", "EPERM", "EROFS"]);

/** Drawn entries kept between builds, a file each. */
export interface RenderCache {
  /** Absolute path of the cache's folder; made when the first entry is kept. */
  readonly folder: string;
  /** From `rendererVersion`. */
  readonly version: string;
  /** True if no entry is taken from it; default false. */
  readonly isFresh?: boolean;
  /** Digests of the texts that this process has drawn or verified, by their keys; the entries ask for the same. */
  readonly verified?: Map<string, string>;
}

/** Where the cache lies, and where the renderer's own source does; both absolute. */
export interface CachePlaces {
  readonly folder: string;
  readonly packageRoot: string;
  /** True if entries are kept and none is taken; default false. */
  readonly isFresh?: boolean;
}

/** Renders entries as `renderEntry` does, or takes unchanged entries from the cache. */
export interface EntryRenderer {
  /** Renders an entry. */
  render(entry: Entry, queries: JournalQueries, options: RenderOptions): Promise<RenderedEntry>;
  /** Returns the summary of an entry that the cache has; undefined for others. */
  summary(
    entry: Entry,
    queries: JournalQueries,
    options: RenderOptions,
  ): Promise<RenderedSummary | undefined>;
}

/** Opens the cache for a build. */
export function cachedRenderer({folder, packageRoot, isFresh = false}: CachePlaces): EntryRenderer {
  const verifiedOf = new WeakMap<JournalQueries, Map<string, string>>();
  const open = async (queries: JournalQueries): Promise<RenderCache> => {
    const verified = verifiedOf.get(queries) ?? new Map<string, string>();
    verifiedOf.set(queries, verified);
    return {folder, version: await runningVersion(packageRoot), isFresh, verified};
  };
  return {
    render: async (entry, queries, options) => renderCached(await open(queries), entry, queries, options),
    summary: async (entry, queries, options) =>
      readCurrent(await open(queries), entry, queries, options)?.summary,
  };
}

/** Returns the version of compiled code; undefined in a checkout, where it takes a digest of the sources. */
export function compiledVersion(): string | undefined {
  return COMPILED_VERSION;
}

/** Versions by the package's root. Modules are loaded once, so that a later change of a source is not what runs. */
const runningVersions = new Map<string, Promise<string>>();

/** The version of the renderer that this process runs, digested when the first entry is drawn. */
function runningVersion(packageRoot: string): Promise<string> {
  if (COMPILED_VERSION !== undefined) return Promise.resolve(COMPILED_VERSION);
  const known = runningVersions.get(packageRoot);
  if (known) return known;
  const version = rendererVersion(packageRoot);
  runningVersions.set(packageRoot, version);
  return version;
}

/** A figure of a drawn text, as far as it is known without reading the text. */
export interface RenderedFigure {
  readonly id: string;
  /** True if it has a table as CSV. */
  readonly hasCsv: boolean;
  /** True if it has a picture. */
  readonly isPictured: boolean;
  /** Digest of everything that its page shows. */
  readonly digest: string;
}

/** What is known of a drawn text without reading it. */
export interface RenderedSummary {
  /** Digest of the drawn text. */
  readonly digest: string;
  readonly problems: readonly Problem[];
  /** In the order of the page. */
  readonly figures: readonly RenderedFigure[];
}

/** What a cache file has behind the drawn text. */
interface CacheFacts {
  readonly key: string;
  /** Everything the entry asked of the journal, and the digest of each answer. */
  readonly asked: readonly (readonly [Query, string])[];
  readonly summary: RenderedSummary;
}

/** A cache file whose drawn text is not verified yet. */
type CachedEntry = CacheFacts & {readonly body: Buffer};

const summaries = new WeakMap<RenderedEntry, RenderedSummary>();

/** Sums up a drawn text, once. */
export function renderedSummary(rendered: RenderedEntry): RenderedSummary {
  return summaries.get(rendered) ?? summarize(rendered, digestOf(rendered));
}

function summarize(rendered: RenderedEntry, digest: string): RenderedSummary {
  const {problems, figures, figurePages} = rendered;
  const summary = {
    digest,
    problems,
    figures: figures.map((record, at) => ({
      id: record.id,
      hasCsv: record.csv !== undefined,
      isPictured: figurePages[at]?.tree !== undefined,
      digest: digestOf([record, figurePages[at]]),
    })),
  };
  summaries.set(rendered, summary);
  return summary;
}

function digestOf(value: unknown): string {
  const hash = createHash("sha256");
  for (const part of writtenJson(value)) hash.update(part);
  return hash.digest("hex");
}

/** Drawn texts that are in the cache, or drawn quickly. */
const hadAgain = new WeakSet<RenderedEntry>();

/** True for a drawn text that `cachedRenderer` returns again in little time. */
export function isHadAgain(rendered: RenderedEntry): boolean {
  return hadAgain.has(rendered);
}

/** Characters of a text that is drawn in less time than its file of the cache is read and verified. */
const SHORT_TEXT = 8_000;

/** A directive within a line or alone on it, `:delta[…]`, `::trend{…}`, but not the fence of a block, `:::`. */
const DIRECTIVE = /(?:^|[^:\w]):{1,2}[a-z]/m;

/** True for a short text without attachments, figures and directives but findings. */
function isDrawnQuickly({attachments, fences, document: {source}}: Entry): boolean {
  return (
    attachments.length === 0 && fences.length === 0 && source.length <= SHORT_TEXT && !DIRECTIVE.test(source)
  );
}

/**
 * Renders an entry, or takes it from the cache if its inputs are unchanged: the entry's own folder, the
 * configuration, the renderer, and every answer that the journal gave. A file that does not verify is drawn anew.
 */
export async function renderCached(
  cache: RenderCache,
  entry: Entry,
  queries: JournalQueries,
  options: RenderOptions,
): Promise<RenderedEntry> {
  if (isDrawnQuickly(entry)) return drawnAgain(await renderEntry(entry, queries, options));
  const key = entryKey(cache, entry, options);
  const known = readCurrent(cache, entry, queries, options);
  const drawn = known && readBody(known);
  if (drawn) {
    cache.verified?.set(key, known.summary.digest);
    return drawnAgain(drawn);
  }
  const recorder = recordQueries(queries);
  const rendered = await renderEntry(entry, recorder.queries, options);
  // A drawing that failed for want of time may be made the next time.
  if (rendered.problems.some(({code}) => code === UNDRAWN)) return rendered;
  const asked = recorder.asked().map(query => [query, answerDigest(queries, query)] as const);
  if (!writeCached(cache.folder, fileOf(cache, entry), rendered, {key, asked})) return rendered;
  cache.verified?.set(key, renderedSummary(rendered).digest);
  return drawnAgain(rendered);
}

function drawnAgain(rendered: RenderedEntry): RenderedEntry {
  hadAgain.add(rendered);
  return rendered;
}

/** Reads the cache file of an entry; undefined if there is none, or if it was made from other inputs. */
function readCurrent(
  cache: RenderCache,
  entry: Entry,
  queries: JournalQueries,
  options: RenderOptions,
): CachedEntry | undefined {
  if (isDrawnQuickly(entry)) return undefined;
  const key = entryKey(cache, entry, options);
  const known = cache.verified?.get(key);
  if (cache.isFresh && known === undefined) return undefined;
  const cached = readCached(fileOf(cache, entry));
  if (cached?.key !== key) return undefined;
  const isSame =
    known === undefined
      ? cached.asked.every(([query, digest]) => answerDigest(queries, query) === digest)
      : cached.summary.digest === known;
  return isSame ? cached : undefined;
}

/** Reads the drawn text of a cache file; undefined if its digest does not match. */
function readBody({body, summary}: CachedEntry): RenderedEntry | undefined {
  if (sha256(body) !== summary.digest) return undefined;
  const rendered = JSON.parse(body.toString()) as RenderedEntry;
  summaries.set(rendered, summary);
  return rendered;
}

function fileOf({folder}: RenderCache, {id}: Entry): string {
  return join(folder, `${id}.json`);
}

/** Digests the renderer's own source and the locked versions of its dependencies, in `root`. */
export async function rendererVersion(root: string): Promise<string> {
  const hash = createHash("sha256");
  const names = await readdir(join(root, "src"), {recursive: true});
  const paths = ["package-lock.json", ...names.filter(isSource).map(name => join("src", name))];
  for (const path of paths.sort())
    hash
      .update(`${path}\0`)
      .update(await readFile(join(root, path)))
      .update("\0");
  return hash.digest("hex");
}

/** True for files of `src` itself and of the folders an entry's HTML depends on, but not for their tests. */
function isSource(name: string): boolean {
  const segments = name.split(/[\\/]/);
  const [folder = ""] = segments;
  if (!/\.(?:ts|mjs)$/.test(name) || /\.(?:test|bench)\.ts$/.test(name) || segments.includes("testdata"))
    return false;
  return segments.length === 1 || !OTHER_FOLDERS.has(folder);
}

function entryKey({version}: RenderCache, entry: Entry, {config, base = config.base}: RenderOptions): string {
  return sha256(JSON.stringify([version, entry.id, entry.folder, entry.digest, config, base]));
}

function answerDigest(queries: JournalQueries, query: Query): string {
  return sha256(JSON.stringify(answer(queries, query), keepInfinite));
}

/** JSON has no infinities and would make both ends of an interval the same. */
function keepInfinite(_key: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
}

const LF = 10;

/** Reads a cache file whose drawn text is not verified yet; undefined if it is missing or the facts behind it are damaged. */
function readCached(path: string): CachedEntry | undefined {
  const bytes = readIfThere(path);
  const last = bytes?.lastIndexOf(LF) ?? -1;
  const first = last > 0 ? (bytes?.lastIndexOf(LF, last - 1) ?? -1) : -1;
  if (bytes === undefined || first < 0) return undefined;
  const facts = bytes.subarray(first + 1, last);
  if (sha256(facts) !== bytes.toString("latin1", last + 1)) return undefined;
  return {...(JSON.parse(facts.toString()) as CacheFacts), body: bytes.subarray(0, first)};
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return undefined;
  }
}

/** Writes beside the file and renames, so that an interrupted build leaves either the old or the new file; false where it cannot. */
function writeCached(
  folder: string,
  path: string,
  rendered: RenderedEntry,
  about: Omit<CacheFacts, "summary">,
): boolean {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    mkdirSync(folder, {recursive: true});
    writeParts(temporary, rendered, about);
    renameSync(temporary, path);
    return true;
  } catch (error) {
    if (!UNWRITABLE.has(errorCode(error) ?? "")) throw error;
    rmSync(temporary, {force: true});
    return false;
  }
}

/** Writes three lines: the drawn text as JSON, in parts; what it was drawn from; the digest of that, which has the text's. */
function writeParts(path: string, rendered: RenderedEntry, about: Omit<CacheFacts, "summary">): void {
  const file = openSync(path, "w");
  try {
    const hash = createHash("sha256");
    for (const part of writtenJson(rendered)) {
      const bytes = Buffer.from(part);
      hash.update(bytes);
      writeAll(file, bytes);
    }
    const summary = summarize(rendered, hash.digest("hex"));
    const facts = JSON.stringify({...about, summary} satisfies CacheFacts);
    writeAll(file, Buffer.from(`\n${facts}\n${sha256(facts)}`));
  } finally {
    closeSync(file);
  }
}

/** Writes bytes that the system may take in several parts. */
function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}

function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
