import type {Nodes} from "mdast";
import {toString as textOf} from "mdast-util-to-string";
import {describe, expect, test} from "vitest";
import {formatProblem} from "../problem.ts";
import {DIRECTIVES} from "./directives.ts";
import {parseMarkdown} from "./parse.ts";

const parse = (source: string) => parseMarkdown("p.md", source, DIRECTIVES);

/** A tree as nested type names; directives by name. */
function shape(node: Nodes): unknown {
  const name = "name" in node ? `${node.type} ${node.name}` : node.type;
  return "children" in node ? [name, ...node.children.map(shape)] : name;
}

test.each([
  "goos:linux, goarch:amd64",
  "it took 12:30 to 12:45, 3:1",
  "pkg:path and host:8080 and http://x:9",
  "see ::foo or std::vector",
  "key:value, a:delta b :value c",
  "ratio:top :benchstat :finding",
])("parseMarkdown(path, %j) leaves prose alone", source => {
  const {tree, problems} = parse(source);
  expect(textOf(tree)).toBe(source);
  expect(problems).toEqual([]);
});

test("parseMarkdown(path, source) keeps the Markdown behind words that look like directives", () => {
  expect(shape(parse("foo:bar[baz](u) :x[*y*]").tree)).toEqual([
    "root",
    ["paragraph", "text", ["link", "text"], "text", ["emphasis", "text"], "text"],
  ]);
});

test("parseMarkdown(path, source) reads the directives it knows", () => {
  const {tree} = parse(
    "::benchstat{base=a.txt head=b.txt}\n\nIt is :delta[Parse]{unit=sec/op} now.\n\n:::finding[Claim]{#a status=open}\ntext\n:::\n",
  );
  expect(shape(tree)).toEqual([
    "root",
    ["leafDirective benchstat"],
    ["paragraph", "text", ["textDirective delta", "text"], "text"],
    ["containerDirective finding", ["paragraph", "text"], ["paragraph", "text"]],
  ]);
  expect(tree.children[0]).toMatchObject({
    attributes: {base: "a.txt", head: "b.txt"},
    position: {start: {line: 1}},
  });
});

describe("parseMarkdown(path, source) reports", () => {
  test.each([
    [
      "::benchstt{base=a}",
      'p.md:1:1: error PJ070 unknown directive "::benchstt"\n  hint: did you mean "::benchstat"?',
    ],
    [
      "a\n::nothing-like-it",
      `p.md:2:1: error PJ070 unknown directive "::nothing-like-it"\n  hint: known are ${DIRECTIVES.leaf.join(", ")}`,
    ],
    [":::note\na\n:::", 'p.md:1:1: error PJ070 unknown directive ":::note"\n  hint: known are finding'],
    [
      "is :dleta[Parse] now",
      'p.md:1:4: warning PJ070 unknown directive ":dleta"\n  hint: did you mean ":delta"?',
    ],
    [
      "a\nis :delta{unit=x}",
      'p.md:2:4: error PJ071 ":delta" cannot be read as a directive\n  hint: write :delta[name]{key=value} within text',
    ],
    [
      "see ::top{file=x}",
      'p.md:1:5: error PJ071 "::top" cannot be read as a directive\n  hint: write ::top{key=value}, alone on its line',
    ],
    [
      "> ::top{file=x",
      'p.md:1:3: error PJ071 "::top" cannot be read as a directive\n  hint: write ::top{key=value}, alone on its line',
    ],
    [
      "::trend{unit=sec/op bench=Parse/msg=invite}",
      'p.md:1:1: error PJ071 "::trend" cannot be read as a directive\n  hint: write bench="Parse/msg=invite": a value that holds "=" needs quotation marks',
    ],
    [
      "::delta[Parse]",
      'p.md:1:1: error PJ071 "::delta" cannot be read as a directive\n  hint: write :delta[name]{key=value} within text',
    ],
    [
      "\n:::finding{#a}\ntext\n",
      'p.md:2:1: error PJ076 container "finding" is not closed\n  hint: write a line `:::` behind it',
    ],
  ])("%j", (source, expected) => {
    expect(parse(source).problems.map(formatProblem)).toEqual([expected]);
  });

  test("nothing of code", () => {
    expect(parse("`::benchstt{x}` and `:dleta[x]`\n\n```\n::benchstt{x}\n:::note\n```\n").problems).toEqual(
      [],
    );
  });
});

test("parseMarkdown(path, source) gives headings the ids that GitHub gives them", () => {
  const {headings} = parse("# One\n\n## What `x` did\n\n## One\n\nSet\n---\n\n## 速い!\n\n## *\n");
  expect(headings).toEqual([
    {depth: 2, text: "One", id: "one"},
    {depth: 2, text: "What x did", id: "what-x-did"},
    {depth: 2, text: "One", id: "one-1"},
    {depth: 2, text: "Set", id: "set"},
    {depth: 2, text: "速い!", id: "速い"},
    {depth: 2, text: "*", id: "section"},
  ]);
});

test("parseMarkdown(path, source) keeps headings off the ids of findings, figures and the page", () => {
  const {headings} = parse(
    "## Pool\n\n## Main\n\n## Fig one\n\n## fn-1\n\n:::finding{#pool}\nIt helps.\n:::\n",
  );
  expect(headings.map(heading => heading.id)).toEqual(["h-pool", "h-main", "h-fig-one", "h-fn-1"]);
});

test.each([
  [":::finding[The label *says* it]{#a status=open}\nText.\n:::", "The label says it"],
  [":::finding{#a status=open}\n## The heading\n\nText.\n:::", "The heading"],
  [
    ":::finding{#a status=open}\nPooling saves 1.5 µs, e.g. in Parse. It costs\nmemory.\n:::",
    "Pooling saves 1.5 µs, e.g. in Parse.",
  ],
  [":::finding{#a status=open}\nParse is :delta[Parse] faster,\nat n=10\n:::", "Parse is … faster, at n=10"],
  [":::finding{#a status=open}\n```\ncode\n```\n:::", ""],
])("parseMarkdown(path, %j) finds the claim", (source, claim) => {
  expect(parse(source).findings).toEqual([{id: "a", status: "open", claim, line: 1}]);
});

test("parseMarkdown(path, source) lists the files that a text refers to", () => {
  const source =
    "[a](b.txt) ![c](./d%20e.png?x) [f](../2026-01-01-x/index.md) [g](https://x.y) [h](#x) [p](/x) [%](%zz)\n\n" +
    "::benchstat{base=old.txt head=new.txt}\n\n:value[Parse]{file=new.txt}\n\n[i]: sub/z.txt\n";
  expect(parse(source).references).toEqual(["b.txt", "d e.png", "%zz", "old.txt", "new.txt", "sub/z.txt"]);
});
