import {existsSync, mkdtempSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {describe, expect, test} from "vitest";
import {formatProblem} from "../problem.ts";
import {splitFrontMatter} from "./front-matter.ts";
import {hostileFrontMatters} from "./testdata/hostile-front-matter.ts";
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

describe("splitFrontMatter(path, text) refuses, and runs nothing of", () => {
  const sentinel = join(mkdtempSync(join(tmpdir(), "perf-journal-")), "ran");

  test("28 hostile blocks", () => expect(hostileFrontMatters(sentinel)).toHaveLength(28));

  test.each(hostileFrontMatters(sentinel))("%s", (_name, written, expected) => {
    const {text, problems: textProblems} = decodeText("p.md", new TextEncoder().encode(written));
    expect(textProblems).toEqual([]);
    const {value, problems} = splitFrontMatter("p.md", text ?? "");
    expect(value).toBeUndefined();
    expect(problems.map(problem => formatProblem(problem).replace(/(PJ\d+)[\s\S]*/, "$1"))).toEqual([
      expect.stringMatching(new RegExp(`^p\\.md:${expected.replace(": ", "(:\\d+)?: ")}$`)),
    ]);
    expect(problems[0]?.hint).toBeTruthy();
    expect(existsSync(sentinel)).toBe(false);
  });
});
