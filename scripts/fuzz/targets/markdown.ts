import type {WorkKind} from "../../../src/budgets.ts";
import {BUDGETS} from "../../../src/budgets.ts";
import type {EntryText} from "../../../src/embeds/testdata/fixture.ts";
import {CONFIG, NO_QUERIES, testEntry} from "../../../src/embeds/testdata/fixture.ts";
import {entryFences} from "../../../src/journal/entry/entry-fences.ts";
import {entryWork} from "../../../src/journal/entry/entry-work.ts";
import {DIRECTIVES} from "../../../src/markdown/directives.ts";
import {parseMarkdown} from "../../../src/markdown/parse.ts";
import {decodeText} from "../../../src/markdown/text.ts";
import {renderEntry} from "../../../src/render/render-entry.ts";
import {dangers} from "../../../src/render/testdata/dangerous.ts";
import {meterShare} from "../meter-share.ts";
import {samplesIn, texts} from "../samples.ts";
import type {Target} from "../target.ts";

const BENCHMARKS = [1, 2, 3, 4, 5, 6].map(n => `BenchmarkParse/n=1-8 100 ${n} ns/op ${n} B/op`).join("\n");
const FILES: EntryText = {
  files: {
    "before.txt": BENCHMARKS,
    "after.txt": BENCHMARKS.replaceAll(" 6 ", " 60 "),
    "notes.txt": "<script>",
  },
  pairs: [["bench", "before.txt", "after.txt"]],
};

/** Every construct once, small, for mutations to combine. */
const CONSTRUCTS = texts(
  "# a\n\ntext *a* **b** ~~c~~ `d` [e](f 'g') ![h](i.png) <https://j.k> www.l.m n@o.p\\\nq  \nr\n",
  "a\n===\n\nb\n---\n\n***\n\n> c\n> > d\n\n- e\n  - [ ] f\n\n1. g\n\n       h\n",
  "| a | b |\n| - | :-: |\n| 1 | `2` |\n\na[^1] b[^x]\n\n[^1]: c\n[^x]: d\n\n    e\n",
  "[a][b] [b][] [b] ![c][b]\n\n[b]: <d e> 'f'\n",
  "<div a='b'>c</div>\n\n<details><summary>d</summary>\n\ne\n\n</details>\n\n<!-- f --> <kbd>g</kbd> <script>h</script>\n",
  '> [!NOTE]\n> a\n\n```go title="b.go" {1-2}\nfunc c() {}\n```\n\n~~~text\nd\n~~~\n',
  "::benchstat{base=before.txt head=after.txt}\n\n::artifact[a]{file=notes.txt}\n\n:value[Parse]{file=after.txt unit=ns/op} :delta[Parse]{unit='B/op' expect=\"< 5 %\"}\n",
  ":::finding{#a status=open evidence=notes.txt}\nParse is 45 % faster.\n:::\n\n[b](#a) [c](../2026-01-01-x/index.md#d)\n",
  '```gobench title="before"\nBenchmarkA-8 1 5 ns/op\n```\n\n```gobench title="after"\nBenchmarkA-8 1 6 ns/op\n```\n',
);

const TOKENS = [
  ...[
    "\n",
    "\n\n",
    " ",
    "    ",
    "\t",
    "> ",
    "- ",
    "1. ",
    "# ",
    "`",
    "```",
    "~~~",
    "*",
    "_",
    "**",
    "~~",
    "[",
    "]",
    "(",
  ],
  ...[
    ")",
    "![",
    "[^",
    "]:",
    "[^1]: ",
    "|",
    "\n| - |\n",
    "::",
    ":::",
    "::artifact",
    ":::finding",
    ":value[",
    "{",
    "}",
    "#a",
  ],
  ...[
    "file=",
    '"',
    "'",
    "\\",
    "<",
    ">",
    "/>",
    "</",
    "<!--",
    "-->",
    "<?",
    "<![CDATA[",
    "&",
    "&#x3c;",
    "&Tab;",
    "[!NOTE]",
  ],
  ...[
    "<script>",
    "</script>",
    "javascript:",
    "data:text/html,",
    "https://",
    "//e.org",
    "www.",
    " onerror=",
    " style=",
  ],
  ...[
    "<svg/onload=x>",
    "<img src=x onerror=y>",
    "<a href=",
    "<math>",
    "<style>",
    "<template>",
    "data-slot=",
    "===\n",
  ],
  ...[
    "---\n",
    "before.txt",
    "notes.txt",
    "text ",
    "a",
    "é",
    "<details>",
    "<kbd>",
    "</details>",
    "  \n",
    "\\\n",
  ],
];

/** HTML of elements without attributes, which needs no second parsing. */
const PLAIN =
  /^(?:[^<]|<\/?(?:p|em|strong|code|pre|ul|ol|li|blockquote|del|br|hr|table|thead|tbody|tr|td|th)>)*$/;

const bare = testEntry({});
const withFiles = testEntry(FILES);

/** An entry's text, from bytes to HTML, which is parsed again as a browser does. */
export const markdown: Target = {
  name: "markdown",
  // Words that start a drawing in another process are left out.
  samples: [...CONSTRUCTS, ...samplesIn(["content"], /index\.md$/).map(withoutDrawings)],
  tokens: TOKENS,
  limit: BUDGETS.entryBytes,
  async run(input) {
    const {text} = decodeText("content/2026-05-03-pool/index.md", input);
    if (text === undefined) return [];
    const entry = input.length % 64 === 0 ? withFiles : bare;
    const document = parseMarkdown(entry.document.path, text, DIRECTIVES);
    const {fences} = entryFences(document, () => undefined);
    const findings = document.findings.map(({id = "", claim, line}) => ({
      id,
      claim,
      line,
      status: "open" as const,
    }));
    const {html} = await renderEntry({...entry, document, fences, findings}, NO_QUERIES, {config: CONFIG});
    return PLAIN.test(html) ? [] : dangers(html);
  },
  share(input) {
    const {text} = decodeText("content/2026-05-03-pool/index.md", input);
    if (text === undefined) return 0;
    return meterShare(spend => {
      const document = parseMarkdown("content/2026-05-03-pool/index.md", text, DIRECTIVES, spend);
      const work = entryWork();
      entryFences(document, () => undefined, work);
      for (const [kind, amount] of Object.entries(work.meter.used())) spend(kind as WorkKind, amount);
    });
  },
};

function withoutDrawings(bytes: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(bytes).replaceAll(/dot|vega/g, "text");
  return new TextEncoder().encode(text.replace(/^---\n.*?\n---\n/s, ""));
}
