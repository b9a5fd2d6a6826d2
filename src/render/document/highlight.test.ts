import {readFileSync} from "node:fs";
import {toHtml} from "hast-util-to-html";
import {h} from "hastscript";
import {expect, test} from "vitest";
import {parseCodeFence} from "../../markdown/code-fence.ts";
import {LANGUAGES, TOKEN_CLASSES} from "./code-theme.ts";
import {codeBlock, highlightTree} from "./highlight.ts";

const html = async (code: string, language = "", meta = "") =>
  toHtml(await codeBlock(code, parseCodeFence(language, meta)));

test("codeBlock(code, fence) colours Go by classes, without a style", async () => {
  expect(await html('// hi\nfunc F() string { return "x" }', "go")).toMatchInlineSnapshot(`
    "<pre class="code" tabindex="0" data-language="go"><code><span class="code-comment">// hi</span>
    <span class="code-keyword">func</span> <span class="code-function">F</span>() <span class="code-type">string</span> { <span class="code-keyword">return</span> <span class="code-string">"x"</span> }</code></pre>"
  `);
});

test("codeBlock(code, fence) colours the lines of a diff", async () => {
  expect(await html("@@ -1 +1 @@\n-old\n+new\n same", "diff")).toMatchInlineSnapshot(`
    "<pre class="code" tabindex="0" data-language="diff"><code><span class="code-meta">@@ -1 +1 @@</span>
    <span class="code-deleted">-old</span>
    <span class="code-inserted">+new</span>
     same</code></pre>"
  `);
});

test("codeBlock(code, fence) marks lines and shows a title as text", async () => {
  expect(await html("a\nb\nc", "", 'title="<b>.go" {2-3}')).toMatchInlineSnapshot(`
    "<figure class="code-block"><figcaption class="code-title">&#x3C;b>.go</figcaption><pre class="code" tabindex="0"><code>a
    <mark class="code-line">b</mark>
    <mark class="code-line">c</mark></code></pre></figure>"
  `);
});

test("codeBlock(code, fence) leaves an unknown language plain", async () => {
  expect(await html("func F()", "constructor")).toBe(
    '<pre class="code" tabindex="0"><code>func F()</code></pre>',
  );
});

test("codeBlock(code, fence) leaves text over 64 KB or 500 columns plain", async () => {
  expect(await html("func F()\n".repeat(8000), "go")).not.toContain("<span");
  expect(await html(`func ${"F".repeat(500)}()`, "go")).not.toContain("<span");
});

test("codeBlock(code, fence) keeps every character", async () => {
  const code = '\tif a < b && c > "&amp;" {\n}\n\n';
  const text = (await html(code, "go")).replace(/<[^>]*>/g, "");
  expect(text.replaceAll("&#x3C;", "<").replaceAll("&#x26;", "&")).toBe(code);
});

test.each([...LANGUAGES.keys()])("codeBlock(code, fence) loads %s", async language => {
  expect(await html("x = 1 # 'y' // z", language)).toContain('data-language="');
});

test.each([
  ["a struct without an end", "x.struct {\n::benchstat{base=before.txt head=after.txt unit=sec/op}"],
  ["words in braces", `struct {\n${"a{b=c d=e} ".repeat(40)}`],
])("codeBlock(code, fence) gives up on Go that backtracks without end: %s", async (_, code) => {
  expect(await html(code, "go")).toContain("struct");
});

test.each([
  ["bash", "(\n"],
  ["csharp", "f(\n"],
  ["json", "[\n"],
])("codeBlock(code, fence) leaves %s plain behind brackets that do not end", async (language, line) => {
  const deep = line.repeat(16_000 / line.length);
  const text = await html(`${deep}x = "y"`, language);
  expect(text).toContain('x = "y"</code>');
  expect(text.replace(/<[^>]*>/g, "").replaceAll("&#x3C;", "<")).toBe(`${deep}x = "y"`);
});

test("codeBlock(code, fence) colours a string that goes on over many lines", async () => {
  expect(await html(`x = """\n${"text of it\n".repeat(100)}end"""`, "python")).toContain(
    '<span class="code-string">end"""</span>',
  );
});

test("codeBlock(code, fence, colouring) leaves code plain that the colouring does not last for", async () => {
  const colouring = {left: 1000};
  const drawn = async (code: string, language = "go") =>
    toHtml(await codeBlock(code, parseCodeFence(language, ""), colouring)).includes("<span");
  expect(await drawn("return 1\n".repeat(100))).toBe(true);
  expect(await drawn(`return ${"1".repeat(200)}`)).toBe(false);
  expect(await drawn("<b>1</b>\n".repeat(3), "html")).toBe(false);
  expect(await drawn("return 1")).toBe(true);
});

test("highlightTree(nodes) colours code of finished trees and nothing else", async () => {
  const tree = h("div", [
    h("pre", h("code", {dataLanguage: "go"}, "return 1")),
    h("code", {dataLanguage: "go"}, [h("b", "return")]),
  ]);
  await highlightTree([tree]);
  expect(toHtml(tree)).toMatchInlineSnapshot(
    `"<div><pre><code data-language="go"><span class="code-keyword">return</span> <span class="code-constant">1</span></code></pre><code data-language="go"><b>return</b></code></div>"`,
  );
});

test("code.css has a rule for every class of a token", () => {
  const css = readFileSync(new URL("code.css", import.meta.url), "utf8");
  for (const name of TOKEN_CLASSES) expect(css).toContain(`.code-${name}`);
});

test("parseCodeFence(language, meta) reads what it knows", () => {
  expect(parseCodeFence("Go", 'title="a b.go" {1,3-4} wrap')).toEqual({
    language: "go",
    title: "a b.go",
    marked: new Set([1, 3, 4]),
  });
  expect(parseCodeFence(null, "{1-99999999} {x} title=")).toEqual({
    language: "",
    title: undefined,
    marked: new Set(),
  });
  expect(parseCodeFence("go", "{1-9999999}").marked.size).toBe(10_000);
});
