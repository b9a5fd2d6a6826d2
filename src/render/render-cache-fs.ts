import {createHash} from "node:crypto";
import {readFileSync} from "node:fs";
import {mkdir, readdir, readFile, rename, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {errorCode, isSystemError} from "../input/system-error.ts";
import type {Entry} from "../journal/entry/entry.ts";
import type {JournalQueries} from "../journal/journal.ts";
import type {Query} from "../journal/queries.ts";
import {answer, recordQueries} from "../journal/queries.ts";
import {UNDRAWN} from "../problems/codes.ts";
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
}

/** Where the cache lies, and where the renderer's own source does; both absolute. */
export interface CachePlaces {
  readonly folder: string;
  readonly packageRoot: string;
  /** True if entries are kept and none is taken; default false. */
  readonly isFresh?: boolean;
}

/** Renders entries as `renderEntry` does, or takes unchanged entries from the cache. */
export type EntryRenderer = (
  entry: Entry,
  queries: JournalQueries,
  options: RenderOptions,
) => Promise<RenderedEntry>;

/** Opens the cache for a build. */
export function cachedRenderer({folder, packageRoot, isFresh = false}: CachePlaces): EntryRenderer {
  return async (entry, queries, options) =>
    renderCached({folder, version: await runningVersion(packageRoot), isFresh}, entry, queries, options);
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

/** Content of a cache file after its digest. */
interface CachedEntry {
  readonly key: string;
  /** Everything the entry asked of the journal, and the digest of each answer. */
  readonly asked: readonly (readonly [Query, string])[];
  /** Digest of the drawn text. */
  readonly digest: string;
  readonly rendered: RenderedEntry;
}

const digests = new WeakMap<RenderedEntry, string>();

/** Returns the digest of a drawn text, which the cache knows. */
export function renderedDigest(rendered: RenderedEntry): string {
  const digest = digests.get(rendered) ?? sha256(JSON.stringify(rendered));
  digests.set(rendered, digest);
  return digest;
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
  if (isDrawnQuickly(entry)) return renderEntry(entry, queries, options);
  const path = join(cache.folder, `${entry.id}.json`);
  const key = entryKey(cache, entry, options);
  const cached = cache.isFresh ? undefined : readCached(path);
  if (
    cached?.key === key &&
    cached.asked.every(([query, digest]) => answerDigest(queries, query) === digest)
  ) {
    digests.set(cached.rendered, cached.digest);
    return cached.rendered;
  }
  const recorder = recordQueries(queries);
  const rendered = await renderEntry(entry, recorder.queries, options);
  const asked = recorder.asked().map(query => [query, answerDigest(queries, query)] as const);
  // A drawing that failed for want of time may be made the next time.
  if (!rendered.problems.some(({code}) => code === UNDRAWN))
    await writeCached(cache.folder, path, {key, asked, digest: renderedDigest(rendered), rendered});
  return rendered;
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

/** Reads a cache file; undefined if it is missing or its digest does not match. */
function readCached(path: string): CachedEntry | undefined {
  const text = readIfThere(path);
  const end = text?.indexOf("\n") ?? -1;
  if (text === undefined || end < 0) return undefined;
  const body = text.slice(end + 1);
  return sha256(body) === text.slice(0, end) ? (JSON.parse(body) as CachedEntry) : undefined;
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return undefined;
  }
}

/** Writes beside the file and renames, so that an interrupted build leaves either the old or the new file. */
async function writeCached(folder: string, path: string, cached: CachedEntry): Promise<void> {
  const body = JSON.stringify(cached);
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    await mkdir(folder, {recursive: true});
    await writeFile(temporary, `${sha256(body)}\n${body}`);
    await rename(temporary, path);
  } catch (error) {
    if (!UNWRITABLE.has(errorCode(error) ?? "")) throw error;
    await rm(temporary, {force: true});
  }
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
