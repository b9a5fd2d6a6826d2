import {toHtml} from "hast-util-to-html";
import {expect, test} from "vitest";
import {artifactFile} from "../../input/artifact-file.ts";
import {textKind} from "./kind.ts";
import {languageOf} from "./language.ts";

const open = (name: string, text: string) =>
  textKind.open(artifactFile(name, name, new TextEncoder().encode(text)));
const html = (name: string, text: string) =>
  open(name, text)
    .view({id: "x", size: "embed"})
    .map(node => toHtml(node))
    .join("");

test("view(model) shows the text escaped", () => {
  expect(html("notes.txt", "a <b> & c\r\nd\r\n")).toBe(
    '<pre id="x-text" class="text-view" tabindex="0"><code>a &#x3C;b> &#x26; c\nd</code></pre>',
  );
});

test("view(model) shows the first 200 lines and counts the rest", () => {
  const text = Array.from({length: 203}, (_, i) => `line ${i}`).join("\n");
  expect(html("long.log", text)).toContain("… and 3 more lines in the file");
  expect(html("long.log", text)).not.toContain("line 200");
});

test.each([
  ["", 1],
  ["\n", 1],
  ["a", 1],
  ["a\n", 1],
  ["a\n\n", 2],
  ["a\nb", 2],
  [`${"x".repeat(700_000)}\n`.repeat(5), 5],
])("facts(model) counts the lines of a text of any size", (text, lines) => {
  expect(open("notes.txt", text).facts).toEqual([{name: "lines", value: String(lines)}]);
});

test("view(model) cuts lines that nobody reads", () => {
  expect(html("min.js", "x".repeat(5000)).length).toBeLessThan(1200);
});

test("languageOf(name) knows source files by their last extension and nothing else", () => {
  expect(languageOf("parse.after.go")).toBe("go");
  expect(languageOf("before.txt")).toBeUndefined();
  expect(languageOf("x.constructor")).toBeUndefined();
  expect(open("parse.go", "package sip").title).toBe("Source");
});

const said = (text: string) =>
  open("a.txt", text).problems.map(({code, severity, message}) => `${severity} ${code} ${message}`);

test.each([[""], ["\n\n  \t\n"], ["\ufeff\n"]])("open(%j) warns of a file without text", text => {
  expect(said(text)).toEqual(["warning PJ111 file is empty, expected what a tool printed"]);
});

test.each([
  ["PASS\nok  \texample.com/x\t0.003s\n"],
  ["?   \texample.com/x\t[no test files]\n"],
  ["testing: warning: no tests to run\nPASS\nok  \texample.com/x\t0.003s [no tests to run]\n"],
  ["--- FAIL: TestX (0.00s)\n    x_test.go:5: no\nFAIL\nexit status 1\nFAIL\texample.com/x\t0.003s\nFAIL\n"],
  ["ok  \texample.com/x\t0.003s\tcoverage: 51.1% of statements\r\n"],
])("open(%j) warns of a run without benchmarks", text => {
  expect(said(text)).toEqual(["warning PJ051 output of go test has no benchmark, expected at least one"]);
});

test.each([
  ["=== RUN   TestX\n--- PASS: TestX (0.00s)\nPASS\nok  \texample.com/x\t0.003s\n"],
  ["The run was ok.\n"],
  ["PASS\n"],
])("open(%j) leaves tests and prose alone", text => {
  expect(said(text)).toEqual([]);
});
