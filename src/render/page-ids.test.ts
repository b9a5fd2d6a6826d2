import {fromHtml} from "hast-util-from-html";
import {visit} from "unist-util-visit";
import {expect, test} from "vitest";
import {CONFIG, NO_QUERIES, testEntry} from "../embeds/testdata/fixture.ts";
import type {JournalQueries} from "../journal/journal.ts";
import {renderEntry} from "./render-entry.ts";

/** Ids of a page's elements but those of patterns, which drawings alone refer to. */
function idsOf(html: string): string[] {
  const ids: string[] = [];
  visit(fromHtml(html, {fragment: true}), "element", ({tagName, properties}) => {
    if (typeof properties.id === "string" && tagName !== "pattern") ids.push(properties.id);
  });
  return ids;
}

const runs = (name: string, of: number) =>
  Array.from({length: 6}, (_, i) => `Benchmark${name}-8 100 ${of + i} ns/op ${of} B/op\n`).join("");

const TOP = `Type: cpu
Showing nodes accounting for 10s, 100% of 10s total
      flat  flat%   sum%        cum   cum%
       10s   100%   100%        10s   100%  main.work
`;

const TEXT = `# A page

## Head

A note[^one], [a link](#head), and [another](#fig-both-row-Parse-8).

::artifact{file=notes.txt}

:::finding{#pool}
It takes :delta[Parse] of the time, see [the note](#fig-notes) and [the table](#fig-both).

### Head of the finding

::benchstat{#both pair=run}
:::

::artifact{file=top.txt}

[^one]: Words.
`;

const files = {
  "notes.txt": "words",
  "other.txt": "more words",
  "top.txt": TOP,
  "run.before.txt": runs("Parse", 100) + runs("Scan", 50),
  "run.after.txt": runs("Parse", 50) + "BenchmarkScan-8 100 50 ns/op\n",
  "single.txt": "BenchmarkOne 1 5 ns/op\n",
};
const pairs: [string, string, string][] = [["run", "run.before.txt", "run.after.txt"]];
const finding = {claim: "It takes … of the time.", status: "landed", resolvedBy: []} as const;
const queries: JournalQueries = {...NO_QUERIES, finding: () => finding};

test("renderEntry(entry) lists every id of the page as it is made", async () => {
  const {html, ids, problems} = await renderEntry(testEntry({text: TEXT, files, pairs}), queries, {
    config: CONFIG,
  });
  expect([...ids].sort()).toEqual(idsOf(html).sort());
  expect(ids).toContain("fig-both-row-Parse-8");
  expect(ids).toContain("user-content-fn-one");
  expect(problems.filter(({code}) => code === "PJ030")).toEqual([]);
});

test("renderEntry(entry) cites a finding with the numbers of its text", async () => {
  const {parts} = await renderEntry(testEntry({text: TEXT, files, pairs}), queries, {config: CONFIG});
  expect(parts.find(({id}) => id === "pool")?.text).toBe(
    "It takes -48.78% of the time, see the note and the table.",
  );
});

test("renderEntry(entry) leads links of an excerpt to the page where they leave it", async () => {
  const entry = testEntry({text: TEXT, files, pairs});
  const {excerpts} = await renderEntry(entry, queries, {config: CONFIG});
  const {html = ""} = excerpts[0] ?? {};
  expect(html).toContain(`/entries/${entry.id}/#fig-notes"`);
  expect(html).toContain('href="#fig-both"');
  expect(html).toContain('href="#head-of-the-finding"');
  expect(html).not.toContain("finding-card");
});
