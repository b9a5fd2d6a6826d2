import {readFileSync} from "node:fs";
import {join} from "node:path";
import type {Root} from "mdast";
import {visit} from "unist-util-visit";
import {describe, expect, test} from "vitest";
import {DIRECTIVES} from "../../markdown/directives.ts";
import {parseMarkdown} from "../../markdown/parse.ts";
import type {ImportedEntry} from "../imported-entry.ts";
import {importLog} from "./import-log.ts";

const TEXT = readFileSync(join(import.meta.dirname, "testdata/performance.md"), "utf8");
const BLOB = "https://github.com/o/r/blob/main/";

function imported(text: string, path = "docs/performance.md") {
  const fileAt = (file: string) => (file === "docs/img/cpu.png" ? "/repository/docs/img/cpu.png" : undefined);
  return importLog({path, text, blob: BLOB, fileAt});
}

function entryOf(text: string, path?: string): ImportedEntry | undefined {
  return imported(text, path).entries[0];
}

function printed({id, text, files, notes, source}: ImportedEntry): string {
  const attached = files.map(({name, content}) =>
    content instanceof Uint8Array
      ? `--- ${name}\n${new TextDecoder().decode(content)}`
      : `--- ${name}, a copy of ${content.copyOf}\n`,
  );
  return `=== ${id} (${source})\n${text}${attached.join("")}${notes.map(note => `note: ${note}\n`).join("")}`;
}

test("every dated part of a log becomes an entry", async () => {
  const {entries, undated} = imported(TEXT);
  const left = undated.map(
    ({from, to, heading, fault}) => `${from}-${to} ${heading}${fault ? `: ${fault}` : ""}\n`,
  );
  await expect([...entries.map(printed), "=== undated\n", ...left].join("\n")).toMatchFileSnapshot(
    "testdata/performance.golden.txt",
  );
});

test("a second import gives the same entries", () => {
  expect(imported(TEXT)).toEqual(imported(TEXT));
});

/** Counts tables, links and images of a tree, but links to the log itself. */
function counts(tree: Root): {tables: number; links: number} {
  let [tables, links] = [0, 0];
  visit(tree, node => {
    if (node.type === "table") tables += 1;
    if (node.type === "image") links += 1;
    if (node.type === "link" && !node.url.startsWith(`${BLOB}docs/performance.md#L`)) links += 1;
  });
  return {tables, links};
}

test("tables and links of dated parts are all in the entries", () => {
  const text =
    "# 2024-05-06\n\n[a](b.md) [c](#x) <https://d.org> ![e](img/cpu.png)\n\n| n |\n|---|\n| 1 |\n\n- [f](../g)\n\n  | m |\n  |---|\n  | 2 |\n";
  const before = counts(parseMarkdown("a.md", text, DIRECTIVES).tree);
  const after = counts(parseMarkdown("b.md", entryOf(text)?.text ?? "", DIRECTIVES).tree);
  expect(after).toEqual(before);
});

describe("a section is dated by", () => {
  test.each([
    ["an ATX heading", "## 2024-05-06 Pool\n\ntext", "2024-05-06-pool"],
    ["a setext heading", "Jan 23, 2014\n------------\n\ntext", "2014-01-23-performance"],
    ["a line", "# Pool\n\n**Date:** 6 May 2024\n\ntext", "2024-05-06-pool"],
    [
      "a heading of a copied page",
      "Pool notes¶\nUpdate (2024-05-06): arena¶\ntext",
      "2024-05-06-update-arena",
    ],
    ["a table's row", "| Date | Change |\n|---|---|\n| 2024-05-06 | Pool 3 % |", "2024-05-06-pool-3"],
  ])("%s", (_, text, id) => {
    expect(entryOf(text)?.id).toBe(id);
  });

  test("the name of its file", () => {
    expect(entryOf("# Pool\n\ntext", "log/2024-05-06.md")?.id).toBe("2024-05-06-pool");
  });

  test("no heading in code, in a quote or in a list", () => {
    const text = "```\n# 2024-05-06\n```\n\n> # 2024-05-06\n\n- # 2024-05-06\n";
    expect(imported(text).entries).toEqual([]);
  });
});

test("a line that an entry would take for a directive stays text", () => {
  const text = entryOf("# 2024-05-06\n\n::std::vector\n\n```\n::code\n```\n")?.text;
  expect(text).toContain("\n\\::std::vector\n");
  expect(text).toContain("\n::code\n");
});

test("a log that the parser refuses makes no entries", () => {
  const {entries, refused} = imported(`# 2024-05-06\n\n${"[".repeat(60_000)}`);
  expect(entries).toEqual([]);
  expect(refused[0]).toMatch(/^docs\/performance\.md:\d+: /);
});

test("without an address of the repository a relative link keeps its text", () => {
  const {entries} = importLog({
    path: "PERF.md",
    text: "# 2024-05-06\n\nsee [the *code*](scan.go)\n",
    blob: undefined,
    fileAt: () => undefined,
  });
  expect(entries[0]?.text).toContain("see the *code* (`scan.go`)");
  expect(entries[0]?.notes).toEqual([
    'PERF.md:3: link to "scan.go" has no address outside the repository: its text is kept',
  ]);
});
