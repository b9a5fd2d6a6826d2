import {remark} from "remark";
import remarkGfm from "remark-gfm";
import {describe, expect, test} from "vitest";
import {inertText} from "./github-text.ts";
import type {Review, ReviewedEntry} from "./review.ts";
import {COMMENT_CHARACTERS, reviewMarkdown} from "./review-markdown.ts";

const HOSTILE = [
  "@team/owners",
  "#12 GH-12 owner/name#3",
  "</details><script>alert(1)</script>",
  "[x](javascript:1) ![i](https://e.example/t.png)",
  "a | b || c",
  "`code` ``` fence",
  "line\nbreak\r\n# heading",
  "\u202eabc\u2028d\u001b[31m",
  "$x$ :tada: https://e.example www.e.example a@e.example",
  "<!-- perf-journal report -->",
];

function entry(text: string): ReviewedEntry {
  return {
    id: "2026-02-01-good",
    title: text,
    folder: `content/${text}`,
    change: "added",
    readable: true,
    moves: [
      {
        group: text,
        name: text,
        unit: text,
        machine: text,
        direction: "worse",
        ratio: 1.2,
        text: "+20.00%, p=0.000 n=10",
        kept: true,
      },
    ],
    rows: {compared: 1, moved: 1, uncertain: 0, untestable: 0},
    missing: [{file: text, names: [text]}],
    claims: [],
    comparisons: [{base: text, head: text, machines: [text], text: `${text}\n`}],
    profiles: [],
  };
}

function review(changes: Partial<Review>): Review {
  return {
    version: 1,
    since: {ref: "main", commit: "0123456789ab0123456789ab0123456789ab0123"},
    entries: [],
    removed: [],
    findings: [],
    problems: [],
    elsewhere: {error: 0, warning: 0, info: 0},
    ...changes,
  };
}

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

function nodes(node: Node): Node[] {
  return [node, ...(node.children ?? []).flatMap(nodes)];
}

describe("reviewMarkdown(review)", () => {
  test.each(HOSTILE)("keeps %j inert in every place", text => {
    const written = reviewMarkdown(
      review({
        entries: [entry(text)],
        removed: [text],
        findings: [{entry: text, id: text, claim: text, status: "open", isNew: true, by: text}],
        problems: [{file: text, line: 1, severity: "error", code: "PJ013", message: text, hint: text}],
      }),
    );
    const read = nodes(remark().use(remarkGfm).parse(written) as Node);
    const raw = read.filter(({type}) => type === "html").map(({value = ""}) => value);
    expect(
      raw.filter(
        value =>
          !/^(?:<!-- perf-journal report -->|<details><summary>[^<>]*<\/summary>|<\/details>)$/.test(value),
      ),
    ).toEqual([]);
    expect(raw).toHaveLength(3);
    expect(read.filter(({type}) => ["link", "image", "footnoteReference"].includes(type))).toEqual([]);
    expect(read.filter(({type}) => type === "tableRow")).toHaveLength(2);
    expect(read.filter(({type}) => type === "tableCell")).toHaveLength(10);
    const words = read
      .filter(({type}) => type === "text")
      .map(({value = ""}) => value)
      .join("\n");
    expect(words).not.toMatch(/[@#](?=\w)|[\p{Cc}\u202a-\u202e](?<!\n)/u);
  });

  test("leaves out the last items of many entries, and says how many", () => {
    const entries = Array.from({length: 200}, (_, i) => ({
      ...entry(`Entry ${i}`),
      comparisons: [{base: "before.txt", head: "after.txt", machines: [], text: "x".repeat(3000)}],
    }));
    const problems = Array.from({length: 1000}, (_, i) => ({
      file: `content/${i}/index.md`,
      severity: "error" as const,
      code: "PJ013" as const,
      message: "unknown key",
    }));
    const written = reviewMarkdown(review({entries, problems}));
    expect(written.length).toBeLessThanOrEqual(COMMENT_CHARACTERS);
    expect(written).toMatch(/Left out for length: \d+ problems, \d+ tables and notes\./);
    expect(written.match(/<details>/g)?.length).toBe(written.match(/<\/details>/g)?.length);
    expect(written).toContain("| Entry 199 |");
    const short = reviewMarkdown(review({entries, problems}), 4000);
    expect(short.length).toBeLessThanOrEqual(4000);
    expect(short).toMatch(/\d+ entries/);
  });
});

describe("inertText(text)", () => {
  test("leaves plain text as it is", () => {
    expect(inertText("Parse/msg=invite-8: −62 % (p=0.000)")).toBe("Parse/msg=invite-8: −62 % (p=0.000)");
  });
});
