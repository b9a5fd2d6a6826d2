import type {Nodes, Root} from "mdast";
import {toString as textOf} from "mdast-util-to-string";
import {remark} from "remark";
import remarkGfm from "remark-gfm";
import {visit} from "unist-util-visit";
import {expect, test} from "vitest";
import {around, benchText} from "../embeds/testdata/bench.ts";
import {render} from "./testdata/rendered.ts";

const files = {
  "before.txt": benchText({Parse: around(1000)}),
  "after.txt": benchText({Parse: around(500)}),
  "after2.txt": benchText({Parse: around(400)}),
};

const pairs = [["", "before.txt", "after.txt"]] as const;

const TEXT = `Parse takes :value[Parse]{unit=sec/op file=after.txt} now.

> In a quote:
>
> ::benchstat{base=before.txt head=after.txt}

:::finding{#headers}
**The pool makes it :delta[Parse]{unit=sec/op}.** A_b \`x|y\` too.

1. In a list:

   ::benchstat{base=before.txt head=after2.txt}
:::

The end, ::: not a fence.
`;

/** The nodes of a type, as GitHub's grammar reads the text. */
function nodesOf(markdown: string, type: Nodes["type"]): string[] {
  const found: string[] = [];
  visit(remark().use(remarkGfm).parse(markdown) as Root, type, node => {
    found.push(textOf(node));
  });
  return found;
}

test("renderEntry(entry).markdown has numbers and tables in place of directives, as GitHub's grammar reads them", async () => {
  const {markdown} = await render({text: TEXT, meta: {title: "A [title] of *stars*"}, files, pairs});
  expect(markdown).not.toMatch(/:value|:delta|::benchstat|:::finding|^:::$/m);
  expect(nodesOf(markdown, "heading")).toEqual(["A [title] of *stars*"]);
  expect(markdown).toContain("Parse takes 500.0 ns/op now.");
  const tables = nodesOf(markdown, "code");
  expect(tables.length).toBe(2);
  for (const table of tables) expect(table).toMatch(/^ +│.*│ *\n.*sec\/op[\s\S]*Parse-8.*-\d\d\.\d\d%/);
  expect(nodesOf(markdown, "blockquote")[0]).toContain("In a quote:");
  expect(nodesOf(markdown, "blockquote")[0]).toContain("-50.00%");
  expect(nodesOf(markdown, "listItem")[0]).toContain("-60.00%");
  expect(markdown).toContain("**Finding [headers](/journal/entries/2026-05-03-pool/headers/)** (landed");
  expect(markdown).toMatch(/The end, ::: not a fence\.\n$/);
});

test("renderEntry(entry).markdown folds blank lines around links and code, and resolves every link", async () => {
  const text = "\n\n\n[a](#x)\n\n\n\n[b](#y)\n \n\n```text\nc\n\n\n\nd\n```\n\n\n\n![e](#z) [f](#x)\n";
  const {markdown} = await render({text});
  const page = "/journal/entries/2026-05-03-pool/";
  expect(markdown).toContain(
    `\n\n[a](${page}#x)\n\n[b](${page}#y)\n\n\`\`\`text\nc\n\n\n\nd\n\`\`\`\n\n![e](${page}#z) [f](${page}#x)\n`,
  );
});

test("renderEntry(entry).markdown ends with the figures that the text does not show", async () => {
  const {markdown} = await render({text: "Nothing.\n", files: {"bench.txt": files["before.txt"]}});
  expect(markdown).toContain("## Evidence\n\n**[");
  expect(markdown.match(/## /g)).toHaveLength(1);
});

test("renderEntry(entry) cites a finding with its text and the table in it", async () => {
  const {parts} = await render({text: TEXT, files, pairs});
  const finding = parts.find(({kind}) => kind === "finding");
  expect(finding?.body).toBe(
    "**The pool makes it -50.00%.** A_b `x|y` too.\n\n1. In a list:\n\n   **[Go benchmark results (before.txt → after2.txt)](/journal/entries/2026-05-03-pool/#fig-before-after2)**",
  );
  expect(finding?.table).toContain("-60.00%");
});

test("renderEntry(entry).markdown leads links of the text where the page leads them", async () => {
  const text = [
    "# Parts",
    '[`after]`](after.txt "The [head]"), [other](../2026-04-01-scan/index.md#headers), [part](#parts), [](<after.txt>),',
    "![a [picture] \\[](before.txt), [x](https://example.com/a), <https://example.com/b>, [gone](gone.txt), [ref].",
    "",
    "> - [quoted](after.txt)",
    "",
    "[ref]: before.txt 'Base'",
    "",
    "```md",
    "[code](after.txt)",
    "```",
  ].join("\n");
  const {markdown} = await render({text, files});
  const page = "/journal/entries/2026-05-03-pool/";
  const linked = markdown.slice(markdown.indexOf("# Parts"), markdown.indexOf("## Evidence"));
  expect(linked.replaceAll(/\/journal\/files\/[0-9a-f]{16}\//g, "/files/")).toBe(
    [
      "# Parts",
      '[`after]`](/files/after.txt "The [head]"), [other](/journal/entries/2026-04-01-scan/#headers), [part](PAGE#parts), [](/files/after.txt),'.replace(
        "PAGE",
        page,
      ),
      "![a [picture] \\[](/files/before.txt), [x](https://example.com/a), <https://example.com/b>, [gone](gone.txt), [ref].",
      "",
      "> - [quoted](/files/after.txt)",
      "",
      "[ref]: /files/before.txt 'Base'",
      "",
      "```md",
      "[code](after.txt)",
      "```",
      "",
      "",
    ].join("\n"),
  );
});

test("renderEntry(entry).markdown keeps blank lines of code, and folds those around directives", async () => {
  const code = "```sh\na\n\n\n\nb\n```";
  const listed = "1. In a list:\n\n   ```sh\n   a\n\n\n   b\n   ```";
  const text = `Above.\n\n\n\n${code}\n\n\n:::finding{#one}\nA claim.\n\n${code}\n:::\n\n\n${listed}\n\nBelow.\n\n    x\n\n\n    y\n`;
  const {markdown} = await render({text});
  const head = "**Finding [one](/journal/entries/2026-05-03-pool/one/)** (open)";
  expect(markdown.slice(markdown.indexOf("Above"))).toBe(
    `Above.\n\n${code}\n\n${head}\n\nA claim.\n\n${code}\n\n${listed}\n\nBelow.\n\n    x\n\n\n    y\n`,
  );
});
