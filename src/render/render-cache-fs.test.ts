import {chmod, mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterEach, beforeEach, expect, test} from "vitest";
import {CONFIG, NO_QUERIES, testEntry} from "../embeds/testdata/fixture.ts";
import type {JournalQueries} from "../journal/journal.ts";
import {
  cachedRenderer,
  isHadAgain,
  renderCached,
  renderedSummary,
  rendererVersion,
} from "./render-cache-fs.ts";
import {renderEntry} from "./render-entry.ts";

const OPTIONS = {config: CONFIG};
const TEXT = "# A\n\n[other](../2026-04-01-scan/index.md)\n\n:::finding{#headers}\nClaim.\n:::\n";
const entry = testEntry({text: TEXT, files: {"parse.go": "package sip\n"}});
const file = `${entry.id}.json`;

let folder: string;
let cache: {folder: string; version: string};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "render-cache-"));
  cache = {folder, version: "1"};
});

afterEach(async () => {
  await rm(folder, {recursive: true, force: true});
});

/** A journal with one other entry of this title, and a finding that is resolved or not. */
function journal(title: string, resolved: boolean): JournalQueries {
  return {
    ...NO_QUERIES,
    entry: id => ({id, title, date: "2026-04-01"}),
    finding: () => ({
      claim: "Claim.",
      status: resolved ? "landed" : "open",
      resolvedBy: resolved ? [{id: "2026-06-01-done", title: "Done", date: "2026-06-01"}] : [],
    }),
  };
}

const stored = () => readFile(join(folder, file), "utf8");

test("renderCached(cache, entry) gives a warm build the bytes of a cold one", async () => {
  const queries = journal("Scan", false);
  const cold = await renderCached(cache, entry, queries, OPTIONS);
  const bytes = await stored();
  expect(cold).toEqual(await renderEntry(entry, queries, OPTIONS));
  expect(await renderCached(cache, entry, queries, OPTIONS)).toEqual(cold);
  expect(await stored()).toBe(bytes);
  expect(await readdir(folder)).toEqual([file]);
});

test("renderCached(cache, entry) takes what it finds when nothing has changed", async () => {
  const queries = journal("Scan", false);
  await renderCached(cache, entry, queries, OPTIONS);
  const unread = {...entry, document: {...entry.document, headings: [{depth: 2, text: "B", id: "b"}]}};
  expect((await renderCached(cache, unread, queries, OPTIONS)).html).toContain('id="a"');
});

test("renderCached(cache, entry) draws anew when a file of the entry changed", async () => {
  const queries = journal("Scan", false);
  await renderCached(cache, entry, queries, OPTIONS);
  const edited = {...testEntry({text: TEXT, files: {"parse.go": "package pool\n"}}), digest: "1".repeat(64)};
  expect((await renderCached(cache, edited, queries, OPTIONS)).html).toContain("pool");
});

test("renderCached(cache, entry) draws anew when another entry resolves a finding of it", async () => {
  const before = await renderCached(cache, entry, journal("Scan", false), OPTIONS);
  const after = await renderCached(cache, entry, journal("Scan", true), OPTIONS);
  expect(before.html).not.toContain("Resolved by");
  expect(after.html).toContain("Resolved by");
});

test("renderCached(cache, entry) draws anew for another renderer, base or configuration", async () => {
  const queries = journal("Scan", false);
  const keys = new Set<string>();
  const variants = [
    [cache, OPTIONS],
    [{...cache, version: "2"}, OPTIONS],
    [cache, {...OPTIONS, base: "/x/"}],
    [cache, {config: {...CONFIG, repository: undefined}}],
  ] as const;
  for (const [where, options] of variants) {
    const rendered = await renderCached(where, entry, queries, options);
    expect(rendered).toEqual(await renderEntry(entry, queries, options));
    keys.add((await stored()).slice(-64));
  }
  expect(keys.size).toBe(4);
});

test.each([
  ["cut off", (text: string) => text.slice(0, -20)],
  ["changed", (text: string) => text.replace("package", "hackage")],
  ["empty", () => ""],
  ["without a digest", (text: string) => text.slice(0, -65)],
  ["of other facts", (text: string) => text.replace('\n{"key":"', '\n{"key":"0')],
  ["no JSON", () => "x\ny"],
])("renderCached(cache, entry) draws anew when the file is %s", async (_what, damage) => {
  const queries = journal("Scan", false);
  const cold = await renderCached(cache, entry, queries, OPTIONS);
  const bytes = await stored();
  await writeFile(join(folder, file), damage(bytes));
  expect(await renderCached(cache, entry, queries, OPTIONS)).toEqual(cold);
  expect(await stored()).toBe(bytes);
});

test.skipIf(process.getuid?.() === 0)("renderCached(cache, entry) draws where it cannot write", async () => {
  await chmod(folder, 0o500);
  const rendered = await renderCached(cache, entry, NO_QUERIES, OPTIONS);
  await chmod(folder, 0o700);
  expect(rendered).toEqual(await renderEntry(entry, NO_QUERIES, OPTIONS));
});

test("cachedRenderer(places) draws as renderEntry does", async () => {
  const packageRoot = fileURLToPath(new URL("../..", import.meta.url));
  const renderer = cachedRenderer({folder, packageRoot});
  const queries = journal("Scan", false);
  expect(await renderer.summary(entry, queries, OPTIONS)).toBeUndefined();
  const rendered = await renderer.render(entry, queries, OPTIONS);
  expect(rendered).toEqual(await renderEntry(entry, queries, OPTIONS));
  expect(await readdir(folder)).toEqual([file]);
  const summary = await renderer.summary(entry, queries, OPTIONS);
  expect(summary).toEqual(JSON.parse(JSON.stringify(renderedSummary(rendered))));
  expect(summary?.figures.map(({id}) => id)).toEqual(rendered.figures.map(({id}) => id));
  expect(await renderer.summary(entry, journal("Other", false), OPTIONS)).toBeUndefined();
});

test("cachedRenderer(places) draws anew what does not verify, and still knows its summary", async () => {
  const packageRoot = fileURLToPath(new URL("../..", import.meta.url));
  const renderer = cachedRenderer({folder, packageRoot});
  const cold = await renderer.render(entry, NO_QUERIES, OPTIONS);
  const summary = await renderer.summary(entry, NO_QUERIES, OPTIONS);
  const bytes = await stored();
  await writeFile(join(folder, file), `x${bytes.slice(1)}`);
  expect(await renderer.summary(entry, NO_QUERIES, OPTIONS)).toEqual(summary);
  expect(await renderer.render(entry, NO_QUERIES, OPTIONS)).toEqual(cold);
  expect(await stored()).toBe(bytes);
});

test("cachedRenderer(places) that takes nothing from the cache reads again what it has drawn for the same journal", async () => {
  const packageRoot = fileURLToPath(new URL("../..", import.meta.url));
  const {render} = cachedRenderer({folder, packageRoot, isFresh: true});
  const queries = journal("Scan", false);
  const drawn = await render(entry, queries, OPTIONS);
  const unread = {...entry, document: {...entry.document, headings: [{depth: 2, text: "B", id: "b"}]}};
  const again = await render(unread, queries, OPTIONS);
  expect(again).toEqual(drawn);
  expect([drawn, again].map(isHadAgain)).toEqual([true, true]);
  const other = await render(unread, journal("Scan", false), OPTIONS);
  expect(other.html).not.toContain('id="a"');
});

test("cachedRenderer(places) draws again where its file was changed", async () => {
  const packageRoot = fileURLToPath(new URL("../..", import.meta.url));
  const {render} = cachedRenderer({folder, packageRoot, isFresh: true});
  const queries = journal("Scan", false);
  const drawn = await render(entry, queries, OPTIONS);
  await writeFile(join(folder, file), "x\ny");
  expect(await render(entry, queries, OPTIONS)).toEqual(drawn);
});

test.skipIf(process.getuid?.() === 0)(
  "isHadAgain(rendered) is false where nothing can be written",
  async () => {
    await chmod(folder, 0o500);
    const rendered = await renderCached(cache, entry, NO_QUERIES, OPTIONS);
    await chmod(folder, 0o700);
    expect(isHadAgain(rendered)).toBe(false);
  },
);

test("rendererVersion(root) is the same for the same source", async () => {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const version = await rendererVersion(root);
  expect(version).toMatch(/^[0-9a-f]{64}$/);
  expect(await rendererVersion(root)).toBe(version);
});
