import {afterAll, expect, test} from "vitest";
import {entryText, temporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {findNames, searchableNames} from "../../islands/site-search/rank-names.ts";
import {readJournal} from "../../journal/read/journal-fs.ts";
import {namesDocument} from "./names-document.ts";

const folder = temporaryJournal({
  "content/parser/2026-05-03-pool/index.md": entryText(
    "Pool <b>",
    ":::finding{#a}\nMost of the time is copying.\n:::\n",
    "aliases: 2026-05-02-old\ntags: Pool\ncommit: b37a89f0\n",
  ),
  "content/parser/2026-05-03-pool/bench.txt": "pkg: example.org/sip\nBenchmarkParse/msg=invite-8 1 5 ns/op\n",
  "content/parser/2026-05-03-pool/cpu.txt": "main.main;runtime.mallocgc 90\nmain.main;main.rest 10\n",
});
afterAll(() => folder.remove());

async function names() {
  const journal = await readJournal({root: folder.root});
  const render = (): never => {
    throw new Error("no claim has a number");
  };
  return namesDocument({journal, render, href: path => `/base${path}`});
}

test("namesDocument(site) has a row of every name with its kind, address, entry and facts", async () => {
  const {base, entries, names: rows} = await names();
  expect(base).toBe("/base/");
  expect(entries).toEqual([
    {title: "Pool <b>", date: "2026-05-03", address: "entries/2026-05-03-pool/", commits: ["b37a89f0"]},
  ]);
  expect(rows.find(([kind]) => kind === 0)).toEqual([
    0,
    "Parse/msg=invite-8",
    "benchmarks/example.org/sip/Parse~msg=invite-8/",
    0,
    "example.org/sip",
    "5.000 ns/op",
    "sec/op",
  ]);
  expect(
    rows.filter(([kind]) => kind > 2).map(([, name, address, , , detail]) => [name, address, detail]),
  ).toEqual([
    ["Pool <b>", "entries/2026-05-03-pool/", "parser"],
    ["Most of the time is copying.", "entries/2026-05-03-pool/a/", "open"],
    ["parser", "components/parser/", "1 entry"],
    ["Pool", "tags/pool/", "1 entry"],
  ]);
});

test("namesDocument(site) is found by names, last parts, months, aliases and commits", async () => {
  const index = searchableNames(await names());
  const first = (query: string) => findNames(query, index, 1)[0]?.address;
  expect(first("Parse/msg=invite-8")).toBe("/base/benchmarks/example.org/sip/Parse~msg=invite-8/");
  expect(first("mallocgc")).toBe("/base/functions/runtime.mallocgc/");
  for (const query of ["parser may 2026", "2026-05-02-old", "b37a89f"])
    expect(first(query)).toBe("/base/entries/2026-05-03-pool/");
});
