import {expect, test} from "vitest";
import {around, benchText} from "../embeds/testdata/bench.ts";
import type {EntryText} from "../embeds/testdata/fixture.ts";
import {CONFIG, NO_QUERIES, testEntry} from "../embeds/testdata/fixture.ts";
import type {JournalQueries} from "../journal/journal.ts";
import {formatProblem} from "../problem.ts";
import {renderEntry} from "./render-entry.ts";

const queries: JournalQueries = {
  ...NO_QUERIES,
  entry: id => (id === "2026-04-01-scan" ? {id, title: "Scan <bytes>", date: "2026-04-01"} : undefined),
  anchor: (_entry, id) => id === "headers",
  finding: ({finding}) =>
    finding === "headers"
      ? {
          claim: "x",
          status: "landed",
          resolvedBy: [{id: "2026-06-01-done", title: "Done & dusted", date: "2026-06-01"}],
        }
      : undefined,
};

async function render(entry: EntryText) {
  const rendered = await renderEntry(testEntry(entry), queries, {config: CONFIG, base: "/journal/"});
  return {...rendered, lines: rendered.problems.map(formatProblem)};
}

test("renderEntry(entry) gives headings their ids and a link", async () => {
  const {html, headings} = await render({text: "# The *parser*\n\ntext\n\n### Deep\n"});
  expect(html).toMatchInlineSnapshot(`
    "<h2 id="the-parser">The <em>parser</em><a class="anchor" href="#the-parser" aria-label="Link to “The parser”">#</a></h2>
    <p>text</p>
    <h3 id="deep">Deep<a class="anchor" href="#deep" aria-label="Link to “Deep”">#</a></h3>"
  `);
  expect(headings.map(heading => heading.id)).toEqual(["the-parser", "deep"]);
});

test("renderEntry(entry) draws GitHub's alerts", async () => {
  const {html} = await render({
    text: "> [!NOTE]\n> Some *text*.\n\n> [!warning]\n>\n> - a\n\n> [!NOTE] not alone\n\n> [!OTHER]\n> x\n",
  });
  expect(html).toMatchInlineSnapshot(`
    "<div class="alert alert-note" role="note"><p class="alert-title">Note</p><p>Some <em>text</em>.</p></div>
    <div class="alert alert-warning" role="note"><p class="alert-title">Warning</p><ul>
    <li>a</li>
    </ul></div>
    <blockquote>
    <p>[!NOTE] not alone</p>
    </blockquote>
    <blockquote>
    <p>[!OTHER]
    x</p>
    </blockquote>"
  `);
});

test("renderEntry(entry) draws footnotes whose links lead somewhere", async () => {
  const {html} = await render({
    text: "A[^1] and B[^note] and again[^1].\n\n## Footnote label\n\n[^1]: One.\n[^note]: Two `x`.\n",
  });
  const ids = new Set([...html.matchAll(/ id="([^"]*)"/g)].map(match => match[1]));
  const targets = [...html.matchAll(/ href="#([^"]*)"/g)].map(match => match[1]);
  expect(targets.length).toBeGreaterThanOrEqual(6);
  expect(targets.filter(target => !ids.has(target))).toEqual([]);
  expect([...html.matchAll(/ id="([^"]*)"/g)].length).toBe(ids.size);
  for (const [, id] of html.matchAll(/aria-describedby="([^"]*)"/g)) expect(ids).toContain(id);
});

test("renderEntry(entry) shows raw HTML as text and says where", async () => {
  const {html, lines} = await render({
    text: "A <b>bold</b> word<br>next.\n\n<!-- hidden -->\n\n<div onclick=x>\nblock\n</div>\n",
  });
  expect(html).toMatchInlineSnapshot(`
    "<p>A &#x3C;b>bold&#x3C;/b> word<br>
    next.</p>
    <p>&#x3C;div onclick=x>
    block
    &#x3C;/div></p>"
  `);
  expect(lines).toMatchInlineSnapshot(`
    [
      "content/2026-05-03-pool/index.md:1:3: warning PJ082 raw HTML "<b>" is shown as text
      hint: write Markdown, or put it between backquotes to show it",
      "content/2026-05-03-pool/index.md:5:1: warning PJ082 raw HTML "<div onclick=x>" is shown as text
      hint: write Markdown, or put it between backquotes to show it",
    ]
  `);
});

test("renderEntry(entry) takes the plain elements that GitHub shows", async () => {
  const {html, lines} = await render({
    text: [
      "Press <kbd>Ctrl *C*</kbd>, H<sub>2</sub>O, <kbd>open, x</sub>.",
      "<details>\n<summary>The log</summary>\n\n- a\n\n<details open>\n\nb\n\n</details>\n\n</details>",
      "<details onclick=x>\n\nc\n\n</details>",
    ].join("\n\n"),
  });
  expect(html).toMatchInlineSnapshot(`
    "<p>Press <kbd>Ctrl <em>C</em></kbd>, H<sub>2</sub>O, &#x3C;kbd>open, x&#x3C;/sub>.</p>
    <details>
    <summary>The log</summary>
    <ul>
    <li>a</li>
    </ul>
    <details open>
    <summary>Details</summary>
    <p>b</p>
    </details>
    </details>
    <p>&#x3C;details onclick=x></p>
    <p>c</p>
    <p>&#x3C;/details></p>"
  `);
  expect(lines).toHaveLength(2);
});

test("renderEntry(entry) resolves links to entries, files and the page itself", async () => {
  const {html, lines} = await render({
    files: {"parse.go": "package sip\n", "a b.txt": "x"},
    text: [
      "# Top",
      "[entry](../2026-04-01-scan/index.md) [finding](../2026-04-01-scan/#headers) [grouped](../parser/2026-04-01-scan)",
      "[file](parse.go) [file2](./parse.go#L1) [space](<a b.txt>) [self](index.md) [top](#top) [web](https://example.org/?a=b&c)",
      "[mail](mailto:a@example.org) <https://example.com> www.example.com",
    ].join("\n\n"),
  });
  expect([...html.matchAll(/<a href="([^"]*)"/g)].map(match => match[1])).toMatchInlineSnapshot(`
    [
      "/journal/entries/2026-04-01-scan/",
      "/journal/entries/2026-04-01-scan/#headers",
      "/journal/entries/2026-04-01-scan/",
      "/journal/files/0000000000000000/parse.go",
      "/journal/files/0000000000000000/parse.go",
      "/journal/files/0000000000000000/a b.txt",
      "#",
      "#top",
      "https://example.org/?a=b&#x26;c",
      "mailto:a@example.org",
      "https://example.com",
      "http://www.example.com",
      "/journal/files/0000000000000000/parse.go",
      "/journal/files/0000000000000000/a b.txt",
    ]
  `);
  expect(lines).toEqual([]);
});

test("renderEntry(entry) reports every link that leads nowhere and keeps its text", async () => {
  const {html, lines} = await render({
    files: {"parse.go": "package sip\n"},
    text: [
      "[no entry](../2020-01-01-x/index.md)",
      "[no part](../2026-04-01-scan/index.md#nope)",
      "[figure](../2026-04-01-scan/index.md#fig-cpu)",
      "[no file](nope.go)",
      "[case](Parse.go)",
      "[outside](../../../etc/passwd)",
      "[root](/etc/passwd)",
      "[bad](%zz)",
      "[js](javascript:alert(1))",
      "[data](data:text/html,x)",
      "[vb](VBScript:x)",
      "[proto](//evil.example)",
      "[part](#nope)",
      "![web](https://example.org/x.png)",
      "![code](parse.go)",
      "![none](none.png)",
      "[bare](2026-04-01-scan)",
    ].join("\n\n"),
  });
  expect(html.replace(/<section class="evidence[\s\S]*/, "")).toMatchInlineSnapshot(`
    "<p><span>no entry</span></p>
    <p><a href="/journal/entries/2026-04-01-scan/">no part</a></p>
    <p><a href="/journal/entries/2026-04-01-scan/#fig-cpu">figure</a></p>
    <p><span>no file</span></p>
    <p><span>case</span></p>
    <p><span>outside</span></p>
    <p><span>root</span></p>
    <p><span>bad</span></p>
    <p><span>js</span></p>
    <p><span>data</span></p>
    <p><span>vb</span></p>
    <p><span>proto</span></p>
    <p><a href="#nope">part</a></p>
    <p><a href="https://example.org/x.png">web</a></p>
    <p><a href="/journal/files/0000000000000000/parse.go">code</a></p>
    <p><span>none</span></p>
    <p><span>bare</span></p>"
  `);
  expect(lines).toMatchInlineSnapshot(`
    [
      "content/2026-05-03-pool/index.md:1:1: error PJ080 link to "../2020-01-01-x/index.md", expected an entry of this journal, got none of that id",
      "content/2026-05-03-pool/index.md:3:1: warning PJ085 link to "../2026-04-01-scan/index.md#nope", expected the id of a heading or a finding of 2026-04-01-scan",
      "content/2026-05-03-pool/index.md:7:1: error PJ081 link to "nope.go", expected a file of this entry or another entry's index.md; it has parse.go
      hint: for a file elsewhere write its full https address",
      "content/2026-05-03-pool/index.md:9:1: error PJ081 link to "Parse.go", expected a file of this entry or another entry's index.md; it has parse.go
      hint: for a file elsewhere write its full https address",
      "content/2026-05-03-pool/index.md:11:1: error PJ081 link to "../../../etc/passwd", expected a file of this entry or another entry's index.md; it has parse.go
      hint: for a file elsewhere write its full https address",
      "content/2026-05-03-pool/index.md:13:1: error PJ081 link to "/etc/passwd", expected a file of this entry or another entry's index.md; it has parse.go
      hint: for a file elsewhere write its full https address",
      "content/2026-05-03-pool/index.md:15:1: error PJ081 link to "%zz", expected a file of this entry or another entry's index.md; it has parse.go
      hint: for a file elsewhere write its full https address",
      "content/2026-05-03-pool/index.md:17:1: error PJ083 link to "javascript:alert(1)", expected http, https, mailto or a relative path
      hint: write the full address with https://",
      "content/2026-05-03-pool/index.md:19:1: error PJ083 link to "data:text/html,x", expected http, https, mailto or a relative path
      hint: write the full address with https://",
      "content/2026-05-03-pool/index.md:21:1: error PJ083 link to "VBScript:x", expected http, https, mailto or a relative path
      hint: write the full address with https://",
      "content/2026-05-03-pool/index.md:23:1: error PJ083 link to "//evil.example", expected http, https, mailto or a relative path
      hint: write the full address with https://",
      "content/2026-05-03-pool/index.md:25:1: warning PJ085 link to "#nope", expected the id of a heading, a finding or a figure of this entry",
      "content/2026-05-03-pool/index.md:27:1: warning PJ084 image "https://example.org/x.png" is from another site, expected a file of this entry
      hint: put the image into the entry's folder and refer to it by its name",
      "content/2026-05-03-pool/index.md:29:1: error PJ081 "parse.go" is shown as a link, expected an image
      hint: write [code](parse.go)",
      "content/2026-05-03-pool/index.md:31:1: error PJ081 link to "none.png", expected a file of this entry or another entry's index.md; it has parse.go
      hint: for a file elsewhere write its full https address",
      "content/2026-05-03-pool/index.md:33:1: error PJ081 link to "2026-04-01-scan", expected a file of this entry or another entry's index.md; it has parse.go
      hint: write the path from this entry's folder to the other's, as in ../2026-04-01-scan/index.md",
    ]
  `);
});

test("renderEntry(entry) frames findings with their state", async () => {
  const {html} = await render({
    text: ":::finding{#headers status=open}\n### Headers dominate\n\nText.\n:::\n",
  });
  expect(html).toMatchInlineSnapshot(
    `"<section class="finding" id="headers" aria-label="Finding headers: landed"><header><span class="finding-label">Finding</span> <span class="badge badge-landed">landed</span><copy-menu data-kind="finding" data-id="headers" data-text="x" data-status="landed in 2026-06-01-done" data-code="fd0c5087" data-entry="2026-05-03-pool" data-title="A test" data-facts="" data-page="/journal/entries/2026-05-03-pool/" data-card="/journal/entries/2026-05-03-pool/headers/"><a class="anchor" href="#headers" aria-label="Link to finding headers">#</a><a class="finding-card" href="/journal/entries/2026-05-03-pool/headers/" aria-label="History of finding headers">history</a></copy-menu></header><h3 id="headers-dominate">Headers dominate<a class="anchor" href="#headers-dominate" aria-label="Link to “Headers dominate”">#</a></h3><p>Text.</p><p class="finding-resolved note">Resolved by <a href="/journal/entries/2026-06-01-done/">Done &#x26; dusted</a> (2026-06-01).</p></section>"`,
  );
});

test("renderEntry(entry) shows a directive's mistake in its place", async () => {
  const {html, lines} = await render({
    files: {"parse.go": "package sip\n"},
    text: "# A\n\n::artifact{file=prase.go}\n\n::artifact{fiel=parse.go}\n",
  });
  expect(html.replace(/<section class="evidence[\s\S]*/, "")).toMatchInlineSnapshot(`
    "<h2 id="a">A<a class="anchor" href="#a" aria-label="Link to “A”">#</a></h2>
    <div class="error-card" role="note"><p><code>content/2026-05-03-pool/index.md:3</code> no attachment "prase.go" in this entry; it has parse.go</p><p class="note">did you mean "parse.go"?</p></div>
    <div class="error-card" role="note"><p><code>content/2026-05-03-pool/index.md:5</code> unknown attribute "fiel" of "artifact", expected file, base, head</p><p class="note">did you mean "file"?</p></div>"
  `);
  expect(lines).toMatchInlineSnapshot(`
    [
      "content/2026-05-03-pool/index.md:3:1: error PJ072 no attachment "prase.go" in this entry; it has parse.go
      hint: did you mean "parse.go"?",
      "content/2026-05-03-pool/index.md:5:1: error PJ071 unknown attribute "fiel" of "artifact", expected file, base, head
      hint: did you mean "file"?",
    ]
  `);
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

test("renderEntry(entry) of a title alone shows every file under Evidence", async () => {
  const {html, headings, kinds} = await render({files: {"parse.go": "package sip\n", "notes.txt": "<b>\n"}});
  expect(html).toMatchInlineSnapshot(
    `"<section class="evidence" aria-labelledby="evidence"><h2 id="evidence">Evidence<a class="anchor" href="#evidence" aria-label="Link to “Evidence”">#</a></h2><figure class="figure" id="fig-parse-go"><figcaption><span class="figure-title">Source</span> <span class="figure-files"><code>parse.go</code></span><copy-menu data-kind="figure" data-id="fig-parse-go" data-text="Source (parse.go)" data-code="000000000000" data-files="parse.go" data-entry="2026-05-03-pool" data-title="A test" data-facts="" data-page="/journal/entries/2026-05-03-pool/"><a class="anchor" href="#fig-parse-go" aria-label="Link to this figure: Source">#</a></copy-menu></figcaption><pre id="fig-parse-go-text" class="text-view" tabindex="0"><code data-language="go"><span class="code-keyword">package</span> <span class="code-type">sip</span></code></pre><p class="figure-links note"><span>Download <a href="/journal/files/0000000000000000/parse.go" download="parse.go">parse.go</a> (12 B)</span></p></figure><figure class="figure" id="fig-notes"><figcaption><span class="figure-title">Text</span> <span class="figure-files"><code>notes.txt</code></span><copy-menu data-kind="figure" data-id="fig-notes" data-text="Text (notes.txt)" data-code="000000000000" data-files="notes.txt" data-entry="2026-05-03-pool" data-title="A test" data-facts="" data-page="/journal/entries/2026-05-03-pool/"><a class="anchor" href="#fig-notes" aria-label="Link to this figure: Text">#</a></copy-menu></figcaption><pre id="fig-notes-text" class="text-view" tabindex="0"><code>&#x3C;b></code></pre><p class="figure-links note"><span>Download <a href="/journal/files/0000000000000000/notes.txt" download="notes.txt">notes.txt</a> (4 B)</span></p></figure></section>"`,
  );
  expect(headings).toEqual([{depth: 2, text: "Evidence", id: "evidence"}]);
  expect(kinds).toEqual(["text"]);
});

test("renderEntry(entry) leaves out of Evidence what the text shows", async () => {
  const {html} = await render({files: {"parse.go": "package sip\n"}, text: "::artifact{file=parse.go}\n"});
  expect(html).not.toContain("Evidence");
  expect(html.match(/<figure/g)).toHaveLength(1);
});

test("renderEntry(entry) leaves the document's tree alone", async () => {
  const entry = testEntry({text: "# A\n\n> [!NOTE]\n> <b>\n\n::artifact{file=x}\n\n```go\nx\n```\n"});
  const before = JSON.stringify(entry.document.tree);
  await renderEntry(entry, NO_QUERIES, {config: CONFIG});
  expect(JSON.stringify(entry.document.tree)).toBe(before);
});

test("renderEntry(entry) gives wide tables a region that scrolls, and checkboxes a name", async () => {
  const {html} = await render({text: "| name | a |\n| :-- | --: |\n| x | 1 |\n\n- [x] done\n- [ ] open\n"});
  expect(html).toMatchInlineSnapshot(`
    "<div class="table-scroll" tabindex="0" role="region" aria-label="Table: name, a"><table>
    <thead>
    <tr>
    <th align="left">name</th>
    <th align="right" class="num">a</th>
    </tr>
    </thead>
    <tbody>
    <tr>
    <td align="left">x</td>
    <td align="right" class="num">1</td>
    </tr>
    </tbody>
    </table></div>
    <ul class="contains-task-list">
    <li class="task-list-item"><input type="checkbox" checked disabled aria-label="done"> done</li>
    <li class="task-list-item"><input type="checkbox" disabled aria-label="not done"> open</li>
    </ul>"
  `);
});

test("renderEntry(entry) prints numbers within text, headings, tables and links", async () => {
  const {html, lines} = await render({
    files: {
      "before.txt": benchText({"Parse_a_b/*x*": around(761.4)}),
      "after.txt": benchText({"Parse_a_b/*x*": around(380.7)}),
    },
    pairs: [["", "before.txt", "after.txt"]],
    text: [
      "## Parsing went :delta[Parse_a_b/*x*]",
      "It takes **:value[Parse_a_b/*x*]**, [once :value[Parse_a_b/*x*]{file=before.txt}](index.md), not :value[Nope].",
      "| now |\n| --- |\n| :value[Parse_a_b/*x*] |",
      "::benchstat{}",
    ].join("\n\n"),
  });
  expect(html.replace(/<figure[\s\S]*/, "")).toMatchInlineSnapshot(`
    "<h2 id="parsing-went-parse_a_bx">Parsing went <span class="delta delta-better" title="Parse_a_b/*x*-8: 761.4 ns/op → 380.7 ns/op (p=0.000 n=10)">-50.00%</span><a class="anchor" href="#parsing-went-parse_a_bx" aria-label="Link to “Parsing went Parse_a_b/x”">#</a></h2>
    <p>It takes <strong><span class="value" title="Parse_a_b/*x*-8: median of 10 samples ± 1%">380.7 ns/op</span></strong>, <a href="#">once <span class="value" title="Parse_a_b/*x*-8: median of 10 samples ± 1%">761.4 ns/op</span></a>, not <span class="error-card error-inline" role="note">content/2026-05-03-pool/index.md:3: no benchmark "Nope" in after.txt; there are Parse_a_b/*x*-8</span>.</p>
    <div class="table-scroll" tabindex="0" role="region" aria-label="Table: now"><table>
    <thead>
    <tr>
    <th>now</th>
    </tr>
    </thead>
    <tbody>
    <tr>
    <td><span class="value" title="Parse_a_b/*x*-8: median of 10 samples ± 1%">380.7 ns/op</span></td>
    </tr>
    </tbody>
    </table></div>
    "
  `);
  expect(lines).toMatchInlineSnapshot(`
    [
      "content/2026-05-03-pool/index.md:3:98: error PJ073 no benchmark "Nope" in after.txt; there are Parse_a_b/*x*-8",
    ]
  `);
});

test("renderEntry(entry) gives every id and every region of a page a name of its own", async () => {
  const files = {"before.txt": benchText({Parse: around(2)}), "after.txt": benchText({Parse: around(1)})};
  const {html} = await render({
    files,
    pairs: [["", "before.txt", "after.txt"]],
    text: "## Evidence\n\n::benchstat{}\n\n::benchstat{}\n\n::artifact{file=before.txt}\n\n::artifact{file=before.txt}\n\n| a |\n| - |\n| 1 |\n\n| a |\n| - |\n| 2 |\n",
  });
  for (const pattern of [/ id="([^"]*)"/g, / role="region" aria-label="([^"]*)"/g]) {
    const names = [...html.matchAll(pattern)].map(match => match[1]);
    expect(names.length).toBeGreaterThan(3);
    expect(new Set(names).size).toBe(names.length);
  }
});

test("renderEntry(entry) draws a hundred figures and offers the other files", async () => {
  const files = Object.fromEntries(Array.from({length: 120}, (_, index) => [`${index}.txt`, "x"]));
  const {html, lines} = await render({files, text: "::artifact{file=0.txt}\n\n".repeat(101)});
  expect(html.match(/<figure/g)).toHaveLength(100);
  expect(lines).toEqual([
    'content/2026-05-03-pool/index.md:201:1: error PJ075 directive "artifact" is not shown, expected at most 100 of its form in an entry',
  ]);
  expect(html.match(/<li><a href="[^"]*" download=/g)).toHaveLength(119);
});

test("renderEntry(entry) holds claims against the data, in the front matter and beside numbers, and fails them by their line", async () => {
  const before = benchText({Parse: around(800)});
  const after = benchText({Parse: around(400)});
  const of = (files: Readonly<Record<string, string>>): EntryText => ({
    meta: {claims: ["Parse sec/op <= -20%"]},
    files,
    pairs: [["", "before.txt", "after.txt"]],
    text: 'one\n\nParse: :delta[Parse]{expect="<= -40%"}.\n\nParse is 10% slower.\n',
  });
  const {claims, lines} = await render(of({"before.txt": before, "after.txt": after}));
  expect(claims.map(({text, standing, line}) => [text, standing, line])).toEqual([
    ["Parse sec/op <= -20%", "holds", undefined],
    ["Parse-8 sec/op <= -40%", "holds", 3],
  ]);
  expect(lines).toEqual([
    expect.stringContaining('index.md:5: warning PJ105 text says 10% of "Parse", data say -50.00%'),
  ]);
  const swapped = await render(of({"before.txt": after, "after.txt": before}));
  expect(swapped.lines).toEqual([
    `content/2026-05-03-pool/index.md: error PJ103 claim "Parse sec/op <= -20%" is contradicted by the data, measured +100.00% (p=0.000 n=10)
  hint: correct the claim, or attach the files that it is about`,
    `content/2026-05-03-pool/index.md:3:8: error PJ103 claim "Parse-8 sec/op <= -40%" is contradicted by the data, measured +100.00% (p=0.000 n=10)
  hint: correct the claim, or attach the files that it is about`,
    expect.stringContaining("PJ105"),
  ]);
});
