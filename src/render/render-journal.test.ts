import {mkdir, mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterEach, beforeEach, expect, test} from "vitest";
import {around, benchText} from "../embeds/testdata/bench.ts";
import {journalQueries} from "../journal/queries.ts";
import {readJournal} from "../journal/read/journal-fs.ts";
import {formatProblem} from "../problem.ts";
import {renderCached} from "./render-cache-fs.ts";
import type {RenderedEntry} from "./render-entry.ts";

const FILES = {
  "content/journal.yaml": "repository: https://example.org/repo\n",
  "content/2026-01-05-baseline/index.md":
    "---\ntitle: Baseline\n---\n\nSee [the pool](../parser/2026-05-03-pool/index.md#what-moved).\n\n:::finding{#headers}\nHeaders dominate.\n:::\n",
  "content/2026-01-05-baseline/parse.txt": benchText({Parse: around(900)}),
  "content/parser/2026-05-03-pool/index.md":
    "---\ntitle: Pool\nverdict: kept\n---\n\n# What moved\n\n:delta[Parse] to :value[Parse].\n\n::trend{bench=Parse}\n",
  "content/parser/2026-05-03-pool/before.txt": benchText({Parse: around(761.4)}),
  "content/parser/2026-05-03-pool/after.txt": benchText({Parse: around(380.7)}),
};

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "render-journal-"));
  for (const [path, text] of Object.entries(FILES)) await write(path, text);
});

afterEach(async () => {
  await rm(root, {recursive: true, force: true});
});

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), {recursive: true});
  await writeFile(join(root, path), text);
}

/** Draws every entry as a build does. */
async function build(): Promise<Record<string, RenderedEntry>> {
  const journal = await readJournal({root});
  const queries = journalQueries(journal);
  const cache = {folder: join(root, ".cache"), version: "1"};
  const drawn: Record<string, RenderedEntry> = {};
  for (const entry of journal.entries)
    drawn[entry.id] = await renderCached(cache, entry, queries, {config: journal.config});
  return drawn;
}

const problems = (drawn: Record<string, RenderedEntry>) =>
  Object.values(drawn).flatMap(rendered => rendered.problems.map(formatProblem));

test("a journal on disk is drawn without problems, cold and warm alike", async () => {
  const cold = await build();
  expect(problems(cold)).toEqual([]);
  expect(cold["2026-05-03-pool"]?.html).toContain(">-50.00%</span> to ");
  expect(cold["2026-05-03-pool"]?.html).toContain("<title>2026-01-05 Baseline: 900.0 ns/op, n=10</title>");
  expect(cold["2026-01-05-baseline"]?.html).toContain('href="/entries/2026-05-03-pool/#what-moved"');
  expect(await build()).toEqual(cold);
});

test("an edited attachment changes its entry and the trends it is in, no other", async () => {
  const cold = await build();
  await write("content/2026-01-05-baseline/parse.txt", benchText({Parse: around(1000)}));
  const warm = await build();
  expect(warm["2026-01-05-baseline"]?.html).toContain("1.000µ");
  expect(warm["2026-05-03-pool"]?.html).toContain("Baseline: 1.000 µs/op");
  await write("content/parser/2026-05-03-pool/notes.txt", "quiet machine");
  const again = await build();
  expect(again["2026-05-03-pool"]?.html).toContain("quiet machine");
  expect(again["2026-01-05-baseline"]).toEqual(warm["2026-01-05-baseline"]);
  expect(cold["2026-05-03-pool"]?.html).not.toContain("quiet machine");
});

test("an entry that resolves a finding changes the entry that states it", async () => {
  const before = (await build())["2026-01-05-baseline"]?.html;
  await write(
    "content/2026-06-01-done/index.md",
    "---\ntitle: Headers are cheap now\nresolves: 2026-01-05-baseline#headers\n---\n",
  );
  const after = (await build())["2026-01-05-baseline"]?.html;
  expect(before).toContain("badge-open");
  expect(after).toContain("badge-landed");
  expect(after).toContain('Resolved by <a href="/entries/2026-06-01-done/">Headers are cheap now</a>');
});

test("a renamed heading is a broken link in the entry that leads there", async () => {
  await build();
  await write("content/parser/2026-05-03-pool/index.md", "---\ntitle: Pool\n---\n\n# What changed\n");
  expect(problems(await build())).toEqual([
    'content/2026-01-05-baseline/index.md:5:5: warning PJ085 link to "../parser/2026-05-03-pool/index.md#what-moved", expected the id of a heading or a finding of 2026-05-03-pool',
  ]);
});
