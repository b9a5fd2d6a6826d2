import {existsSync, mkdtempSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {describe, expect, test} from "vitest";
import {formatProblem} from "../problem.ts";
import {splitFrontMatter} from "./front-matter.ts";
import {decodeText} from "./text.ts";

test("splitFrontMatter(path, text) reads the block and blanks it, so that lines stay the file's own", () => {
  const {value, lines, source, problems} = splitFrontMatter(
    "p.md",
    "---\ntitle: Pool\ngo: 1.10\n---\n# Hi\n---\n",
  );
  expect(problems).toEqual([]);
  expect(value).toEqual({title: "Pool", go: "1.10"});
  expect(lines.get("go")).toBe(3);
  expect(source).toBe("   \n           \n        \n   \n# Hi\n---\n");
});

test.each([
  ["---\n---", {}],
  ["---\n\n---\n", {}],
  ["---\n# nothing yet\n---\ntext", {}],
  ["---\na: ---\n---\n", {a: "---"}],
  ["---\na: |\n  ---\n  b\n---\n", {a: "---\nb\n"}],
])("splitFrontMatter(path, %j) ends the block at the first line of its own", (text, value) => {
  expect(splitFrontMatter("p.md", text)).toMatchObject({value, problems: []});
});

test("splitFrontMatter(path, text) gives the same problem for the same text each time", () => {
  const text = "---\na: [\n---\n";
  expect(splitFrontMatter("p.md", text)).toEqual(splitFrontMatter("p.md", text));
  expect(splitFrontMatter("p.md", text).value).toBeUndefined();
});

/** Each would run code, parse another language, exhaust memory or lose a value in a common reader of front matter. */
const hostile = (sentinel: string): readonly (readonly [string, string, string])[] => {
  const code = `{title: require("fs").writeFileSync(${JSON.stringify(sentinel)}, "x")}`;
  return [
    ["---js", `---js\n${code}\n---\n`, "1: error PJ011"],
    ["---javascript", `---javascript\n${code}\n---\n`, "1: error PJ011"],
    ["--- js", `--- js\n${code}\n---\n`, "1: error PJ011"],
    ["---JS", `---JS\n${code}\n---\n`, "1: error PJ011"],
    ["---JavaScript", `---JavaScript\n${code}\n---\n`, "1: error PJ011"],
    ["---  javascript", `---  javascript\n${code}\n---\n`, "1: error PJ011"],
    ["---js behind a byte-order mark", `\ufeff---js\n${code}\n---\n`, "1: error PJ011"],
    ["---js with CRLF", `---js\r\n${code}\r\n---\r\n`, "1: error PJ011"],
    ["---coffee", `---coffee\ntitle: 1\n---\n`, "1: error PJ011"],
    ["---json", `---json\n{"title": "x"}\n---\n`, "1: error PJ011"],
    ["---toml", `---toml\ntitle = "x"\n---\n`, "1: error PJ011"],
    ["---constructor", "---constructor\ntitle: x\n---\n", "1: error PJ011"],
    ["---__proto__", "---__proto__\ntitle: x\n---\n", "1: error PJ010"],
    ["---yaml", "---yaml\ntitle: x\n---\n", "1: error PJ011"],
    ["a fence of four dashes", "----\ntitle: x\n----\n", "1: error PJ010"],
    ["a fence behind a blank line", "\n---\ntitle: x\n---\n", "1: error PJ010"],
    ["no front matter", "# Title\n", "1: error PJ010"],
    ["an empty file", "", "1: error PJ010"],
    ["no closing fence", "---\ntitle: x\n", "1: error PJ010"],
    ["a closing fence with a word behind it", "---\ntitle: x\n---js\n---\n", "3: error PJ010"],
    ["an alias bomb", `---\na: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n---\n`, "2: error PJ015"],
    ["a merge key", "---\ntitle: x\n<<: {draft: true}\n---\n", "3: error PJ015"],
    ["deep nesting", `---\na: ${"[".repeat(5000)}\n---\n`, "2: error PJ015"],
    ["more than 64 KiB", `---\na: ${"x".repeat(66_000)}\n---\n`, "1: error PJ015"],
    ["a key __proto__", "---\n__proto__: {draft: true}\n---\n", "2: error PJ012"],
    ["a repeated key", "---\ntitle: x\ntitle: y\n---\n", "3: error PJ012"],
    ["a function as a tag", `---\ntitle: !!js/function "function(){}"\n---\n`, "2: error PJ012"],
    ["two documents", "---\ntitle: x\n...\ntitle: y\n---\n", "2: error PJ012"],
  ];
};

describe("splitFrontMatter(path, text) refuses, and runs nothing of", () => {
  const sentinel = join(mkdtempSync(join(tmpdir(), "perf-journal-")), "ran");

  test("28 hostile blocks", () => expect(hostile(sentinel)).toHaveLength(28));

  test.each(hostile(sentinel))("%s", (_name, written, expected) => {
    const {text, problems: textProblems} = decodeText("p.md", new TextEncoder().encode(written));
    expect(textProblems).toEqual([]);
    const {value, problems} = splitFrontMatter("p.md", text ?? "");
    expect(value).toBeUndefined();
    expect(problems.map(problem => formatProblem(problem).replace(/(PJ\d+)[^]*/, "$1"))).toEqual([
      expect.stringMatching(new RegExp(`^p\\.md:${expected.replace(": ", "(:\\d+)?: ")}$`)),
    ]);
    expect(problems[0]?.hint).toBeTruthy();
    expect(existsSync(sentinel)).toBe(false);
  });
});
