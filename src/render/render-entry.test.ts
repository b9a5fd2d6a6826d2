import {expect, test} from "vitest";
import {around, benchText} from "../embeds/testdata/bench.ts";
import type {EntryText} from "../embeds/testdata/fixture.ts";
import {CONFIG, NO_QUERIES, testEntry} from "../embeds/testdata/fixture.ts";
import {renderEntry} from "./render-entry.ts";
import {render} from "./testdata/rendered.ts";

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

test("renderEntry(entry) of a title alone shows every file under Evidence", async () => {
  const {html, headings, kinds} = await render({files: {"parse.go": "package sip\n", "notes.txt": "<b>\n"}});
  expect(html).toMatchInlineSnapshot(
    `"<section class="evidence" aria-labelledby="evidence"><h2 id="evidence">Evidence<a class="anchor" href="#evidence" aria-label="Link to “Evidence”">#</a></h2><figure class="figure" id="fig-parse-go"><figcaption><span class="figure-title">Source</span> <span class="figure-files"><code>parse.go</code></span><copy-menu data-kind="figure" data-id="fig-parse-go" data-text="Source (parse.go)" data-code="000000000000" data-files="parse.go" data-entry="2026-05-03-pool" data-title="A test" data-facts="" data-page="/journal/entries/2026-05-03-pool/" data-figure="/journal/entries/2026-05-03-pool/fig/parse-go/"><a class="anchor" href="#fig-parse-go" aria-label="Link to this figure: Source">#</a><a class="figure-page" href="/journal/entries/2026-05-03-pool/fig/parse-go/" aria-label="Page of this figure: Source">page</a></copy-menu></figcaption><pre id="fig-parse-go-text" class="text-view" tabindex="0"><code data-language="go"><span class="code-keyword">package</span> <span class="code-type">sip</span></code></pre><p class="figure-links note"><span>Download <a href="/journal/files/0000000000000000/parse.go" download="parse.go">parse.go</a> (12 B)</span></p></figure><figure class="figure" id="fig-notes"><figcaption><span class="figure-title">Text</span> <span class="figure-files"><code>notes.txt</code></span><copy-menu data-kind="figure" data-id="fig-notes" data-text="Text (notes.txt)" data-code="000000000000" data-files="notes.txt" data-entry="2026-05-03-pool" data-title="A test" data-facts="" data-page="/journal/entries/2026-05-03-pool/" data-figure="/journal/entries/2026-05-03-pool/fig/notes/"><a class="anchor" href="#fig-notes" aria-label="Link to this figure: Text">#</a><a class="figure-page" href="/journal/entries/2026-05-03-pool/fig/notes/" aria-label="Page of this figure: Text">page</a></copy-menu></figcaption><pre id="fig-notes-text" class="text-view" tabindex="0"><code>&#x3C;b></code></pre><p class="figure-links note"><span>Download <a href="/journal/files/0000000000000000/notes.txt" download="notes.txt">notes.txt</a> (4 B)</span></p></figure></section>"`,
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

test("renderEntry(entry) gives regions of tables of the same head different names", async () => {
  const table = "| name | a |\n| - | - |\n| x | 1 |\n\n";
  const {html} = await render({text: `${table}Text.\n\n${table}| b |\n| - |\n| 1 |\n`});
  expect(Array.from(html.matchAll(/aria-label="(.*?)"/g), ([, name]) => name)).toEqual([
    "Table: name, a",
    "Table 2: name, a",
    "Table: b",
  ]);
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
