import {expect, test} from "vitest";
import {CONFIG, NO_QUERIES, testEntry} from "../embeds/testdata/fixture.ts";
import type {JournalQueries} from "../journal/journal.ts";
import {renderEntry} from "./render-entry.ts";

const RUN = Array.from({length: 6}, (_, i) => `BenchmarkParse-8 100 ${100 + i} ns/op\n`).join("");
const FASTER = Array.from({length: 6}, (_, i) => `BenchmarkParse-8 100 ${50 + i} ns/op\n`).join("");

const TEXT = `# A

::artifact{file=notes.txt}

:::finding{#pool}
Parse is twice as fast, see [the script](run.sh).

::benchstat{#both}
:::

\`\`\`gctrace
gc 1 @0.012s 5%: 0.023+0.61+0.004 ms clock, 0.18+0.33/0.55/0.010+0.036 ms cpu, 4->4->1 MB, 4 MB goal, 0 MB stacks, 0 MB globals, 8 P
\`\`\`
`;

const entry = testEntry({
  text: TEXT,
  files: {
    "after.txt": FASTER,
    "before.txt": RUN,
    "image.txt": "x",
    "notes.txt": "y",
    "run.sh": "go test",
  },
  pairs: [["", "before.txt", "after.txt"]],
});
const queries: JournalQueries = {
  ...NO_QUERIES,
  finding: () => ({claim: "Parse is twice as fast.", status: "open", resolvedBy: []}),
};

test("renderEntry(entry) keeps the rows of a figure's tables in its record alone", async () => {
  const {parts, figures} = await renderEntry(entry, queries, {config: CONFIG});
  const [table] = figures[1]?.rows ?? [];
  expect(table?.columns).toEqual(["benchmark", "base", "head", "change", "p", "n"]);
  expect(table?.rows.map(({id, unit, cells}) => [id, unit, cells[0]])).toEqual([
    ["fig-both-row-Parse-8", "sec/op", "Parse-8"],
  ]);
  expect(parts.some(part => "rows" in part)).toBe(false);
});

test("renderEntry(entry) lists its figures as records, in the order of the page", async () => {
  const {figures, ids} = await renderEntry(entry, queries, {config: CONFIG});
  expect(figures.map(({id, title, source, files}) => [id, title, source, files])).toEqual([
    ["fig-notes", "Text", "notes.txt", ["notes.txt"]],
    ["fig-both", "Go benchmark results", "before.txt → after.txt", ["after.txt", "before.txt"]],
    ["fig-gctrace-text", "Garbage collections (gctrace)", "in the text", []],
    ["fig-image", "Text", "image.txt", ["image.txt"]],
    ["fig-run-sh", "Source", "run.sh", ["run.sh"]],
  ]);
  expect(ids.filter(id => figures.some(figure => figure.id === id))).toEqual(figures.map(({id}) => id));
});

test("renderEntry(entry) gives a finding the files and the tables that it shows or links to", async () => {
  const {parts, figures} = await renderEntry(entry, queries, {config: CONFIG});
  expect(parts.map(({kind, id}) => [kind, id]).slice(0, 3)).toEqual([
    ["figure", "fig-notes"],
    ["finding", "pool"],
    ["figure", "fig-both"],
  ]);
  const [, finding] = parts;
  expect(finding?.files).toEqual(["after.txt", "before.txt", "run.sh"]);
  expect(finding?.table).toContain("│  before.txt");
  expect(finding?.table).toBe(figures[1]?.table);
});

test("renderEntry(entry) keeps no record of a figure that is not drawn", async () => {
  const broken = testEntry({text: "::benchstat{base=none.txt head=after.txt}\n", files: {"after.txt": RUN}});
  const {figures} = await renderEntry(broken, NO_QUERIES, {config: CONFIG});
  expect(figures.map(({id}) => id)).toEqual(["fig-after"]);
});
