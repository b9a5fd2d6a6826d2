import {readdirSync} from "node:fs";
import {join, relative, sep} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, expect, test} from "vitest";
import {entryText, temporaryJournal} from "../../scripts/testing/temporary-journal.ts";
import {readJournal} from "../journal/read/journal-fs.ts";
import {ROUTES, siteAddresses} from "./routes.ts";

const PAGES = fileURLToPath(new URL("../pages", import.meta.url));

const folder = temporaryJournal({
  "content/2026-05-03-pool/index.md": entryText(
    "Pool",
    ":::finding{#a}\nSo.\n:::\n",
    "aliases: 2026-05-02-old\ntags: Pool\n",
  ),
  "content/2026-05-03-pool/bench.txt": "pkg: example.org/sip\nBenchmarkParse-8 1 5 ns/op\n",
  "content/2026-05-03-pool/cpu.txt": "main.main;main.work 90\nmain.main;main.rest 10\n",
});
afterAll(() => folder.remove());

test("ROUTES has every page and nothing else", () => {
  const files = readdirSync(PAGES, {recursive: true, withFileTypes: true}).filter(file => file.isFile());
  const pages = files.map(file => relative(PAGES, join(file.parentPath, file.name)).split(sep).join("/"));
  expect(Object.keys(ROUTES).sort()).toEqual(pages.sort());
});

test("siteAddresses(journal) has the pages of entries, findings, tags, benchmarks and profiles, and no others", async () => {
  const has = siteAddresses(await readJournal({root: folder.root}));
  const there = [
    ...[
      "/",
      "/2026/",
      "/2026/05/",
      "/tags/pool/",
      "/tags/pool/feed.xml",
      "/feed.json",
      "/llms.txt",
      "/feed.xml",
      "/index.json",
      "/404.html",
      "/compare/files.json",
    ],
    ...["/entries/2026-05-03-pool/", "/entries/2026-05-02-old/", "/entries/2026-05-03-pool.json"],
    ...["/entries/2026-05-03-pool/a/", "/entries/2026-05-02-old/a/", "/entries/2026-05-03-pool.md"],
    ...["/benchmarks/example.org/sip/Parse-8/", "/profiles/2026-05-03-pool/cpu.txt/top/"],
  ];
  expect(there.filter(address => !has(address))).toEqual([]);
  const missing = [
    "/2025/",
    "/2026/06/",
    "/tags/x/",
    "/tags/x/feed.xml",
    "/entries/x/",
    "/profiles/2026-05-03-pool/cpu.txt/diff/",
  ];
  expect(missing.filter(has)).toEqual([]);
});
