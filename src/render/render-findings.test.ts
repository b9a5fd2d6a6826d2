import {expect, test} from "vitest";
import {around, benchText} from "../embeds/testdata/bench.ts";
import {CONFIG, testEntry} from "../embeds/testdata/fixture.ts";
import type {JournalQueries} from "../journal/journal.ts";
import {formatProblem} from "../problem.ts";
import {renderEntry} from "./render-entry.ts";
import {queries, render} from "./testdata/rendered.ts";

test("renderEntry(entry) frames findings with their state", async () => {
  const {html} = await render({
    text: ":::finding{#headers status=open}\n### Headers dominate\n\nText.\n:::\n",
  });
  expect(html).toMatchInlineSnapshot(
    `"<section class="finding" id="headers" aria-label="Finding headers: landed"><header><span class="finding-label">Finding</span> <span class="badge badge-landed">landed</span><copy-menu data-kind="finding" data-id="headers" data-text="x" data-status="landed in 2026-06-01-done" data-body="Text." data-code="fd0c5087" data-entry="2026-05-03-pool" data-title="A test" data-facts="" data-page="/journal/entries/2026-05-03-pool/" data-card="/journal/entries/2026-05-03-pool/headers/"><a class="anchor" href="#headers" aria-label="Link to finding headers">#</a><a class="finding-card" href="/journal/entries/2026-05-03-pool/headers/" aria-label="History of finding headers">history</a></copy-menu></header><h3 id="headers-dominate">Headers dominate<a class="anchor" href="#headers-dominate" aria-label="Link to “Headers dominate”">#</a></h3><p>Text.</p><p class="finding-resolved note">Resolved by <a href="/journal/entries/2026-06-01-done/">Done &#x26; dusted</a> (2026-06-01).</p></section>"`,
  );
});

test("renderEntry(entry) draws findings of front matter with links to what bears them out", async () => {
  const finding = {id: "stated", claim: "It <holds>.", status: "open", line: 3} as const;
  const evidence = ["a.txt", "b.txt", "#fig-a-b", "#fig-none", "javascript:alert(1)", "../x"];
  const files = {"a.txt": benchText({A: around(100)}), "b.txt": benchText({A: around(50)})};
  const entry = testEntry({text: "::benchstat\n", files, pairs: [["a-b", "a.txt", "b.txt"]]});
  const known: JournalQueries = {
    ...queries,
    finding: () => ({claim: finding.claim, status: "open", resolvedBy: []}),
  };
  const {html, headings, problems} = await renderEntry(
    {...entry, findings: [{...finding, evidence}]},
    known,
    {config: CONFIG},
  );
  const section = /<section class="stated-findings".*?<\/section><\/section>/s.exec(html)?.[0] ?? "";
  expect(section).toContain('<section class="finding" id="stated" aria-label="Finding stated: open">');
  expect(section).toContain("<p><strong>It &#x3C;holds>.</strong></p>");
  expect(section.match(/(?<=<a )href="[^"]*"(?=>(?!#))/g)).toEqual(['href="#fig-a-b"', 'href="#fig-none"']);
  expect(section).toContain("<code>javascript:alert(1)</code>");
  expect(headings.map(({text}) => text)).toEqual(["Findings"]);
  expect(problems.map(formatProblem)).toEqual([
    'content/2026-05-03-pool/index.md:3:1: warning PJ085 link to "#fig-none", expected the id of a heading, a finding or a figure of this entry',
  ]);
});

test.each([
  ["**It takes :value[A]{unit=sec/op} now.** More.", "It takes 100.0 ns/op now."],
  ["It takes :value[A]{unit=sec/op} now. More.", "It takes 100.0 ns/op now."],
  ["### It takes :value[A]{unit=sec/op}\n\nMore.", "It takes 100.0 ns/op"],
])("renderEntry(entry) of a finding that says %j copies its claim with the number", async (text, claim) => {
  const known: JournalQueries = {
    ...queries,
    finding: () => ({claim: "It takes … now.", status: "open", resolvedBy: []}),
  };
  const entry = testEntry({
    text: `:::finding{#a}\n${text}\n:::`,
    files: {"a.txt": benchText({A: around(100)})},
  });
  const {parts} = await renderEntry(entry, known, {config: CONFIG});
  expect(parts.map(part => [part.kind, part.text])[0]).toEqual(["finding", claim]);
});

test("renderEntry(entry) marks links to findings that were superseded, and frames those with a banner", async () => {
  const successor = {
    entry: {id: "2026-06-01-done", title: "Done", date: "2026-06-01"},
    finding: {id: "new", claim: "Not <so>."},
  };
  const known: JournalQueries = {
    ...queries,
    anchor: () => true,
    finding: ({finding}) =>
      finding === "old"
        ? {claim: "So.", status: "superseded", resolvedBy: [], supersededBy: [successor]}
        : undefined,
  };
  const text = [
    "[one](../2026-04-01-scan/index.md#old) [two](../2026-04-01-scan/index.md#else)",
    "[three](https://example.org/entries/2026-04-01-scan/old/)",
    ":::finding{#old}\nSo.\n:::",
  ].join("\n\n");
  const config = {...CONFIG, site: "https://example.org"};
  const entry = testEntry({text});
  const {html} = await renderEntry(entry, known, {config});
  expect(html.replace(/<[^>]*>/g, "")).toContain("one (superseded) two\nthree (superseded)");
  expect(html).toContain(
    '<p class="finding-superseded warning">Superseded by <a href="/entries/2026-06-01-done/new/">Not &#x3C;so>.</a> (2026-06-01).</p>',
  );
  expect(html).toContain('data-status="superseded by 2026-06-01-done#new"');
});
