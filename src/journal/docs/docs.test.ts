import {symlinkSync} from "node:fs";
import {join} from "node:path";
import {afterEach, beforeEach, expect, test} from "vitest";
import type {TemporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {entryText, temporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {renderDoc} from "../../render/render-doc.ts";
import {readJournal} from "../read/journal-fs.ts";
import {docAddress} from "./doc-pages.ts";

let journal: TemporaryJournal;

beforeEach(() => {
  journal = temporaryJournal({
    "content/journal.yaml": "docs: docs\nbase: /perf/\n",
    "content/2026-05-03-pool/index.md": entryText("Pool"),
    "docs/record.md": "# `record`: measuring\n\n## Rounds\n\nText <b>bold</b>.\n",
    "docs/kinds/README.md": "# Kinds\n",
    "docs/kinds/csv.md": "no heading\n\n::benchstat{}\n",
    "docs/notes.txt": "x",
  });
});
afterEach(() => journal.remove());

test.each([
  ["record.md", "/docs/record/"],
  ["README.md", "/docs/"],
  ["kinds/README.md", "/docs/kinds/"],
  ["kinds/csv.md", "/docs/kinds/csv/"],
])("docAddress(%s) is %s", (path, address) => {
  expect(docAddress(path)).toBe(address);
});

test("docAddress(path) is a safe address for any name", () => {
  expect(docAddress("a b/ü.md")).toMatch(/^\/docs\/a-b-[0-9a-f]{16}\/[^/]*-[0-9a-f]{16}\/$/);
});

test("readJournal({root}) reads the documents that journal.yaml names", async () => {
  const outside = temporaryJournal({"secret.md": "# Secret\n"});
  symlinkSync(join(outside.root, "secret.md"), join(journal.root, "docs/linked.md"));
  const {docs, problems} = await readJournal({root: journal.root});
  outside.remove();
  expect(docs?.map(({path, title}) => [path, title])).toEqual([
    ["kinds/README.md", "Kinds"],
    ["kinds/csv.md", "kinds/csv"],
    ["record.md", "record: measuring"],
  ]);
  expect(problems).toEqual([]);
});

test("readJournal({root}) reports a link to a document that does not exist, with its line", async () => {
  journal.write("docs/a.md", "# A\n\n[one](kinds/csv.md) [two](kinds/tsv.md)\n");
  const {problems} = await readJournal({root: journal.root});
  expect(problems.map(({file, line, code}) => [file, line, code])).toEqual([["docs/a.md", 3, "PJ097"]]);
});

test("readJournal({root}) of a journal without docs has none", async () => {
  journal.write("content/journal.yaml", "title: A\n");
  expect((await readJournal({root: journal.root})).docs).toBeUndefined();
});

test.each([
  ["../record.md#rounds", 'href="/perf/docs/record/#rounds"'],
  ["csv.md", 'href="/perf/docs/kinds/csv/"'],
  ["../kinds/", 'href="/perf/docs/kinds/"'],
  ["../../content/2026-05-03-pool/index.md", 'href="/perf/entries/2026-05-03-pool/"'],
  ["../../content/2026-05-04-none/index.md", "<span>link</span>"],
  ["../../CONTRIBUTING.md", "<span>link</span>"],
  ["https://example.org/", 'href="https://example.org/"'],
  ["gone.md", "<span>link</span>"],
  ["javascript:alert(1)", "<span>link</span>"],
])("renderDoc(doc) points a link to %s at its page", async (url, expected) => {
  journal.write("docs/kinds/links.md", `# Links\n\n[link](${url})\n`);
  const {docs = [], config} = await readJournal({root: journal.root});
  const doc = docs.find(({path}) => path === "kinds/links.md");
  if (!doc) throw new Error("no document");
  const {html} = await renderDoc(doc, {
    docs,
    config,
    href: path => `/perf${path}`,
    isEntry: id => id === "2026-05-03-pool",
  });
  expect(html).toContain(expected);
});

test("renderDoc(doc) shows HTML and directives as text", async () => {
  const {docs = [], config} = await readJournal({root: journal.root});
  const htmls = await Promise.all(
    docs.map(doc => renderDoc(doc, {docs, config, href: path => path, isEntry: () => false})),
  );
  const html = htmls.map(one => one.html).join("");
  expect(html).toContain("&#x3C;b>bold&#x3C;/b>");
  expect(html).toContain("::benchstat{}");
});
