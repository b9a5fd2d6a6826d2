import fc from "fast-check";
import {toString as textOf} from "mdast-util-to-string";
import {remark} from "remark";
import remarkGfm from "remark-gfm";
import {visit} from "unist-util-visit";
import {expect, test} from "vitest";
import type {CopySource} from "./copy-text.ts";
import {
  citationOf,
  citedLinkOf,
  columnHeads,
  linkOf,
  markdownOf,
  pictureMarkdownOf,
  tableOfRow,
} from "./copy-text.ts";

const PAGE = "https://example.org/perf/entries/2026-05-03-pool/";

const FIGURE: CopySource = {
  kind: "figure",
  id: "fig-parse",
  text: "Go benchmark results (before.txt → after.txt)",
  code: "0123456789ab",
  entry: "2026-05-03-pool",
  title: "Pool [the] headers",
  facts: "kept · parser",
  page: PAGE,
  tables: ["a `b` 1\n"],
};

const FINDING: CopySource = {
  ...FIGURE,
  kind: "finding",
  id: "headers",
  text: "It *halves* the time.",
  status: "landed in 2026-05-09-follow",
  code: "01234567-0123456789ab",
  card: `${PAGE}headers/`,
};

const ENTRY: CopySource = {
  ...FIGURE,
  kind: "entry",
  id: "",
  text: FIGURE.title,
  findings: [{...FINDING, tables: []}],
};

test.each([
  [ENTRY, PAGE, `${PAGE}?cite=0123456789ab`],
  [FIGURE, `${PAGE}#fig-parse`, `${PAGE}?cite=0123456789ab#fig-parse`],
  [FINDING, `${PAGE}headers/`, `${PAGE}headers/?cite=01234567-0123456789ab`],
])("linkOf(source) and citedLinkOf(source) of %j", (source, link, cited) => {
  expect(linkOf(source)).toBe(link);
  expect(citedLinkOf(source)).toBe(cited);
});

test("citationOf(source) is one line that reads as it is", () => {
  expect(citationOf(FINDING)).toBe(
    `[It \\*halves\\* the time.](${PAGE}headers/?cite=01234567-0123456789ab) (2026-05-03-pool\\#headers, landed in 2026-05-09-follow)`,
  );
  expect(citationOf(ENTRY)).toBe(`[Pool \\[the\\] headers](${PAGE}?cite=0123456789ab) (2026-05-03-pool)`);
});

test("markdownOf(source) holds the sentence, the table and where it is from", () => {
  const origin = `**[Pool \\[the\\] headers](${PAGE})**`;
  expect(markdownOf(FIGURE)).toBe(
    `**[Go benchmark results (before.txt → after.txt)](${PAGE}#fig-parse)**\n\n\`\`\`\na \`b\` 1\n\`\`\`\n\nFrom ${origin}: 2026-05-03-pool · kept · parser\n`,
  );
  expect(markdownOf(FINDING)).toBe(
    `> It \\*halves\\* the time.\n\n\`\`\`\na \`b\` 1\n\`\`\`\n\n[2026-05-03-pool\\#headers](${PAGE}headers/), landed in 2026-05-09-follow. From ${origin}: 2026-05-03-pool · kept · parser\n`,
  );
  expect(markdownOf(ENTRY)).toBe(
    `${origin}\n2026-05-03-pool · kept · parser\n\n\`\`\`\na \`b\` 1\n\`\`\`\n\n- It \\*halves\\* the time. ([headers](${PAGE}headers/), landed in 2026-05-09-follow)\n`,
  );
});

test("columnHeads(rows) gives each column its own head and that above it, without columns of drawings", () => {
  const cell = (text: string, columns = 1, rows = 1, isDrawing = false) => ({text, columns, rows, isDrawing});
  const below = [cell("median"), cell("", 1, 1, true), cell("change")];
  expect(
    columnHeads([
      [cell("benchmark", 1, 2), cell("base", 1, 2), cell("a", 3), cell("b", 3)],
      [...below, ...below],
    ]),
  ).toEqual(["benchmark", "base", "a median", "a change", "b median", "b change"]);
});

test("tableOfRow(table, name) keeps the row's line of each table, with its heads and notes", () => {
  const table = [
    "goos: linux",
    "        │ a.txt │ b.txt │",
    "        │ sec/op │ sec/op vs base │",
    "Parse     1n ± 1%   2n ± 1%  ~ (p=1.000 n=10) ¹",
    "Parse-8   1n ± 1%   2n ± 1%  +100% (p=0.000 n=10)",
    "geomean   1n",
    "¹ all samples are equal",
    "",
    "        │ B/op │ B/op vs base │",
    "Parse-8   1 ± 0%   2 ± 0%",
    "",
  ].join("\n");
  expect(tableOfRow(table, "Parse")).toBe(
    "        │ a.txt │ b.txt │\n        │ sec/op │ sec/op vs base │\nParse     1n ± 1%   2n ± 1%  ~ (p=1.000 n=10) ¹\n¹ all samples are equal\n",
  );
  expect(tableOfRow(table, "Parse-8")).toContain("│ B/op │ B/op vs base │\nParse-8   1 ± 0%   2 ± 0%\n");
  expect(tableOfRow(table, "None")).toBe("");
});

test("markdownOf(source) of a finding has the text of it and its table", () => {
  const body = "**It *halves* the time.** Measured on an idle machine.";
  expect(markdownOf({...FINDING, body})).toContain(`> ${body}\n\n\`\`\`\na \`b\` 1\n\`\`\`\n\n[`);
  expect(markdownOf({...FINDING, body: "Measured.\n\nTwice."})).toContain(
    "> It \\*halves\\* the time.\n>\n> Measured.\n>\n> Twice.\n\n",
  );
});

test("what is copied reads as it was under GitHub's grammar, whatever the names", () => {
  const words = fc.string({minLength: 1, maxLength: 40}).filter(text => /^[^\s].*[^\s]$/u.test(text.trim()));
  const plain = (text: string): string => text.replace(/[\p{Cc}\s]+/gu, " ").trim();
  fc.assert(
    fc.property(words, words, fc.string({maxLength: 60}), (text, title, table) => {
      for (const source of [FIGURE, FINDING, ENTRY]) {
        const markdown = markdownOf({...source, text, title, facts: plain(title), tables: [`x${table}`]});
        const tree = remark().use(remarkGfm).parse(markdown);
        const texts: string[] = [];
        visit(tree, ["link", "blockquote"], node => void texts.push(plain(textOf(node))));
        const codes: string[] = [];
        visit(tree, "code", node => void codes.push(node.value.replace(/\s+/g, "")));
        expect(texts).toContain(plain(source.kind === "entry" ? title : text));
        expect(codes).toEqual([`x${table}`.replace(/\s+/g, "")]);
        visit(tree, ["html", "image", "table", "footnoteReference"], node => expect.fail(node.type));
      }
    }),
    {numRuns: 200},
  );
});

test("pictureMarkdownOf(source) is an image that leads to the page of its figure, whatever the caption", () => {
  const figure = `${PAGE}fig/parse/`;
  const pictured = {...FIGURE, figure, picture: `${figure}figure.svg`};
  fc.assert(
    fc.property(fc.string({unit: "grapheme"}), text => {
      const tree = remark().parse(
        pictureMarkdownOf({...pictured, text: `a${text}`.replace(/\s+/g, " ")}) ?? "",
      );
      const found: string[] = [];
      visit(tree, node => {
        if (node.type === "link" || node.type === "image") found.push(`${node.type} ${node.url}`);
      });
      expect(found).toEqual([`link ${figure}`, `image ${figure}figure.svg`]);
    }),
  );
  expect(pictureMarkdownOf(FIGURE)).toBeUndefined();
});
