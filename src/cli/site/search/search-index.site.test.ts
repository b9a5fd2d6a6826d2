import {mkdtempSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {gunzipSync} from "node:zlib";
import {afterEach, beforeEach, expect, test} from "vitest";
import {writeFileBelowSync} from "../../io/write-file.ts";
import {pageTraits} from "../page-traits.ts";
import type {KeptArchive} from "./search-index.ts";
import {openSearchIndex} from "./search-index.ts";
import {startSearch} from "./search-process.ts";

const PAGES: Readonly<Record<string, string>> = {
  "entries/2025-01-01-old/index.html": "The slow parser",
  "entries/2026-01-01-new/index.html": "The fast parser",
  "404.html": "",
};

let folder: string;
let last: {readonly key: string; readonly paths: readonly string[]} | undefined;
let placed: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "perf-journal-search-"));
  [last, placed] = [undefined, []];
});
afterEach(() => rmSync(folder, {recursive: true}));

const archive: KeptArchive = {
  get isThere() {
    return last !== undefined;
  },
  place(key) {
    if (last?.key !== key) return false;
    placed.push(...last.paths);
    return true;
  },
  keep(key, paths) {
    last = {key, paths};
  },
};

/** Writes the index of pages with their texts; returns its folders of texts with their number. */
async function index(texts: Readonly<Record<string, string>>, name: string): Promise<[string, number][]> {
  const pages = new Map(
    Object.entries(texts).map(([file, text]) => {
      const mark = text === "" ? "" : " data-pagefind-body";
      return [file, `<!doctype html><html><body><main${mark}><h1>${text}</h1></main></body></html>`];
    }),
  );
  const site = join(folder, name);
  for (const [file, html] of pages) writeFileBelowSync(join(site, file), html);
  const searching = startSearch();
  try {
    const search = await openSearchIndex(searching, {
      folder: site,
      find: file => join(site, file),
      isArchived: path => path.includes("2025"),
      archive,
    });
    search.expect([...pages.keys()]);
    for (const [file, html] of [...pages].reverse())
      search.add({path: file.replace("/index.html", ""), file, ...pageTraits(Buffer.from(html))});
    await search.write();
  } finally {
    await searching.stop();
  }
  const folders = readdirSync(site, {recursive: true, withFileTypes: true})
    .filter(found => found.name === "fragment")
    .map(({parentPath}) => parentPath);
  return folders
    .map(
      path => [path.slice(site.length + 1), readdirSync(join(path, "fragment")).length] as [string, number],
    )
    .sort();
}

test("pages of earlier years have an index of their own, which is made again only if their text changes", async () => {
  const both = [
    ["pagefind", 1],
    ["pagefind/archive", 1],
  ];
  expect(await index(PAGES, "first")).toEqual(both);
  const files = last?.paths ?? [];
  expect(files.filter(path => !/^pagefind\/archive\/(fragment|index|pagefind)/.test(path))).toEqual([]);
  const changed = {...PAGES, "entries/2026-01-01-new/index.html": "The fastest parser"};
  expect(await index(changed, "second")).toEqual([["pagefind", 1]]);
  expect(placed).toEqual(files);
  const older = {...PAGES, "entries/2025-01-01-old/index.html": "The slowest parser"};
  expect(await index(older, "third")).toEqual(both);
});

test("words of neighbouring cells, terms and lines are words of their own", async () => {
  const table =
    "<table><caption>Costs</caption><tr><th>name</th><th>total</th></tr><tr><th>Parse</th></tr></table>";
  const list =
    "<dl><dt>Go</dt><dd>1.26</dd><dt>CPU</dt></dl><details><summary>as text</summary><pre>a b</pre></details>";
  const links = '<a class="anchor" href="#x">#</a><a class="figure-page" href="/x/">page</a>';
  const text = `first<br>second</h1>${table}${list}<figure><figcaption>Graph${links}</figcaption></figure><h1>${links}`;
  await index({"entries/2026-01-01-new/index.html": text}, "words");
  expect(fragmentTexts("words")).toEqual([
    "first second. Costs name total Parse Go 1.26 CPU as text a b Graph",
  ]);
});

/** Texts of the pages in an index. */
function fragmentTexts(name: string): string[] {
  const fragments = join(folder, name, "pagefind/fragment");
  return readdirSync(fragments).map(file => {
    const text = gunzipSync(readFileSync(join(fragments, file))).toString();
    return (JSON.parse(text.slice(text.indexOf("{"))) as {readonly content: string}).content;
  });
}

test("an index of a page that cannot be read is not written", async () => {
  const searching = startSearch();
  try {
    searching.add("current", "gone/index.html", join(folder, "gone/index.html"));
    await expect(searching.write("current", join(folder, "index"))).rejects.toMatchObject({code: "ENOENT"});
  } finally {
    await searching.stop();
  }
  await expect(searching.write("current", join(folder, "index"))).rejects.toThrow(/ended/);
});
