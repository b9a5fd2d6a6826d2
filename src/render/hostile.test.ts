import fc from "fast-check";
import {
  Label,
  Line,
  Location,
  Mapping,
  Profile,
  Function as ProfileFunction,
  Sample,
  StringTable,
  ValueType,
} from "pprof-format";
import {expect, test} from "vitest";
import type {EntryText} from "../embeds/testdata/fixture.ts";
import {CONFIG, NO_QUERIES, testEntry} from "../embeds/testdata/fixture.ts";
import type {JournalQueries} from "../journal/journal.ts";
import {renderEntry} from "./render-entry.ts";
import {dangers} from "./testdata/dangerous.ts";

/** Ways to make a browser run something, by where they want to stand. */
const PAYLOADS = [
  "<script>alert(1)</script>",
  "</script><script>alert(1)</script>",
  '"><script>alert(1)</script>',
  "'><img src=x onerror=alert(1)>",
  "<img src=x onerror=alert(1)//",
  "<svg/onload=alert(1)>",
  '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  "<math><mtext></mtext><mglyph><style><!--</style><img title='--&gt;<img src onerror=alert(1)>'>",
  '<iframe srcdoc="<script>alert(1)</script>">',
  "<details open ontoggle=alert(1)>",
  "<body onload=alert(1)>",
  "<a href=javascript:alert(1)>x</a>",
  '" onmouseover="alert(1)" x="',
  "' onfocus='alert(1)' autofocus tabindex=1 '",
  "` onerror=alert(1) `",
  "<!--><script>alert(1)</script>-->",
  "<!-- --!><img src=x onerror=alert(1)> -->",
  "<![CDATA[<script>alert(1)</script>]]>",
  "<?xml-stylesheet href='javascript:alert(1)'?>",
  "<style>@import 'javascript:alert(1)';</style>",
  "<form action=javascript:alert(1)><button>",
  "<base href=//evil.example/>",
  "<meta http-equiv=refresh content='0;url=//evil.example'>",
  "<object data=data:text/html,x>",
  "<xmp><script>alert(1)</script></xmp>",
  "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
  '<div data-slot="0">forged</div>',
  '<span data-slot="1">forged</span>',
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "&#60;script&#62;alert(1)&#60;/script&#62;",
  "{{constructor.constructor('alert(1)')()}}",
  "\u202e<script>\u202c",
  "]]>\u2028<script>alert(1)</script>",
];

/** Addresses that are no addresses. */
const URLS = [
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "java\tscript:alert(1)",
  "java&Tab;script:alert(1)",
  "&#106;avascript:alert(1)",
  "javascript&colon;alert(1)",
  "\u0001javascript:alert(1)",
  " javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "data:text/html;base64,PHNjcmlwdD4=",
  "vbscript:msgbox(1)",
  "file:///etc/passwd",
  "//evil.example/x",
  "\\\\evil.example\\x",
  "/\\evil.example",
  "https:javascript:alert(1)",
  "blob:x",
  "feed:javascript:alert(1)",
  "view-source:javascript:alert(1)",
  '../2026-04-01-scan/index.md#"><script>',
  "?javascript:alert(1)",
  "%6a%61vascript:alert(1)",
];

/** A journal whose every other entry and finding is as hostile as the text. */
const queries: JournalQueries = {
  entry: id => ({id: "2026-04-01-scan", title: `${id} <script>alert(1)</script>`, date: "2026-04-01"}),
  nearestEntry: () => undefined,
  anchor: () => true,
  finding: () => ({
    claim: PAYLOADS[2] ?? "",
    status: "open",
    resolvedBy: [{id: "2026-06-01-x", title: PAYLOADS[3] ?? "", date: "2026-06-01"}],
  }),
  series: () => [],
  profileBefore: () => undefined,
  trend: NO_QUERIES.trend,
};

const render = async (entry: EntryText) =>
  (await renderEntry(testEntry(entry), queries, {config: CONFIG})).html;

/** Every place of a Markdown text where a payload may stand. */
const PLACES: readonly (readonly [string, (payload: string) => string])[] = [
  ["a paragraph", p => p],
  ["a line of text", p => `before ${p} after`],
  ["a heading", p => `## ${p}`],
  ["emphasis", p => `**${p}**`],
  ["code", p => `\`\`${p}\`\``],
  ["a fence", p => `~~~~\n${p}\n~~~~`],
  ["a fence of HTML", p => `~~~~html\n${p}\n~~~~`],
  ["a fence's language", p => `~~~~${p}\nx\n~~~~`],
  ["a fence's title", p => `~~~~go title="${p}" {1-2}\nx\n~~~~`],
  ["a link's text", p => `[${p}](https://example.org)`],
  ["a link's address", p => `[x](${p})`],
  ["a link's address in brackets", p => `[x](<${p}>)`],
  ["a link's title", p => `[x](https://example.org '${p}')`],
  ["a definition", p => `[x][y]\n\n[y]: <${p}> "${p}"`],
  ["an autolink", p => `<https://example.org/${p}>`],
  ["an image's text", p => `![${p}](x.png)`],
  ["an image's address", p => `![x](<${p}>)`],
  ["an image's title", p => `![x](https://example.org/x.png "${p}")`],
  ["a table", p => `| ${p} |\n| --- |\n| ${p} |`],
  ["a list", p => `- [x] ${p}`],
  ["an alert", p => `> [!NOTE]\n> ${p}`],
  ["an alert's word", p => `> [!${p}]\n> x`],
  ["a footnote", p => `x[^1]\n\n[^1]: ${p}`],
  ["a footnote's name", p => `x[^${p}]\n\n[^${p}]: x`],
  ["a directive's attribute", p => `::artifact{file='${p}'}`],
  ["a directive's own attribute", p => `::artifact{${p}=x}`],
  ["a directive's label", p => `::artifact[${p}]{file=notes.txt}`],
  ["a directive's class and id", p => `::artifact{#${p} .${p}}`],
  ["a directive in a line", p => `x :artifact[${p}]{file='${p}'} y`],
  ["a finding", p => `:::finding{#a status=open}\n${p}\n:::`],
  ["a finding's id", p => `:::finding{#'${p}' id='${p}' status='${p}' onclick='${p}'}\nx\n:::`],
];

test.each([
  ...PAYLOADS.slice(0, 12),
  '<a href="java\tscript:x">',
  "<img src=https://e.org/x.png>",
  '<div data-slot="0">',
])("dangers(html) finds %s", payload => {
  expect(dangers(payload)).not.toEqual([]);
});

test.each(PLACES)("renderEntry(entry) publishes no payload from %s", async (_place, write) => {
  for (const payload of [...PAYLOADS, ...URLS]) {
    const html = await render({text: write(payload), files: {"notes.txt": payload}});
    expect(dangers(html), `${write(payload)}\n${html}`).toEqual([]);
  }
});

test("renderEntry(entry) publishes no payload from front matter and files", async () => {
  for (const payload of PAYLOADS) {
    const html = await render({
      meta: {
        title: payload,
        machine: payload,
        go: payload,
        commit: payload,
        baseCommit: payload,
        authors: [payload],
      },
      files: {"a.go": payload, [`${payload}.txt`]: payload, [`${payload}.bin`]: new Uint8Array([0, 1, 2])},
      pairs: [[payload, "a.go", `${payload}.txt`]],
    });
    expect(dangers(html), html).toEqual([]);
  }
});

/** A profile whose every name is the payload. */
function hostileProfile(payload: string): Uint8Array {
  const strings = new StringTable();
  const name = strings.dedup(payload);
  const count = strings.dedup("samples");
  const profile = new Profile({
    stringTable: strings,
    sampleType: [new ValueType({type: name, unit: name}), new ValueType({type: count, unit: count})],
    function: [new ProfileFunction({id: 1, name, systemName: name, filename: name, startLine: 1})],
    mapping: [new Mapping({id: 1, filename: name, buildId: name})],
    location: [new Location({id: 1, mappingId: 1, line: [new Line({functionId: 1, line: 1})]})],
    sample: [new Sample({locationId: [1], value: [5, 7], label: [new Label({key: name, str: name})]})],
    comment: [name],
  });
  return profile.encode();
}

test("renderEntry(entry) publishes no payload from the names of a profile", async () => {
  for (const payload of PAYLOADS) {
    const cpu = hostileProfile(payload);
    const html = await render({
      files: {"cpu.before.pb": cpu, "cpu.after.pb": hostileProfile(`${payload}2`), "heap.pb": cpu},
      pairs: [["cpu", "cpu.before.pb", "cpu.after.pb"]],
      text: "::flamegraph{file=heap.pb}\n\n::top{file=heap.pb}\n",
    });
    expect(html).toContain("<svg");
    expect(dangers(html), html).toEqual([]);
  }
});

test("renderEntry(entry) publishes no payload from the names, units and configuration of benchmarks", async () => {
  for (const payload of PAYLOADS) {
    const word = payload.replace(/\s+/g, "_");
    const lines = [1, 2, 3, 4, 5, 6].map(n => `Benchmark${word}-8 100 ${n} ns/op ${n} ${word}/op`);
    const results = `goos: ${payload}\ncpu: ${payload}\npkg: ${payload}\nnote: ${payload}\n${lines.join("\n")}\nBenchmark${word} x\n`;
    const html = await render({
      files: {"a-old.txt": results, "a-new.txt": results.replaceAll(" 6 ", " 60 "), "b.txt": results},
      pairs: [["a", "a-old.txt", "a-new.txt"]],
      text: `::benchstat{}\n\n:value[${payload}]{file=b.txt} :delta[${payload}]{unit='${payload}'}\n`,
    });
    expect(html).toContain("Go benchmark results");
    expect(dangers(html), html).toEqual([]);
  }
});

// The cross-site scripting advisories of Hugo, a generator with the same surface.
test.each([
  [
    "CVE-2024-32875 title of a link or an image",
    `[x](https://e.org "a\\" onmouseover=alert(1) x=\\"") ![x](a.png '"><script>alert(1)</script>')`,
  ],
  [
    "CVE-2024-55601 attributes in internal hooks",
    `![" onerror="alert(1)](x.png)\n\n| a |\n| - |\n| b |\n{onclick="alert(1)"}`,
  ],
  [
    "CVE-2026-35166 address of a link or an image",
    `[x](javascript:alert(1)) ![x](javascript:alert(1)) <javascript:alert(1)>`,
  ],
  [
    "GHSA-q76j-gcg9-vxc6 info string of a fence",
    '```"><img/src=x/onerror=alert(1)> {onclick=alert(1)}\nx\n```',
  ],
  [
    "GHSA-c54g-xjwj-8g82 HTML as content",
    "<!doctype html>\n<html><head><script>alert(1)</script></head></html>",
  ],
])("renderEntry(entry) is not open to %s", async (_advisory, text) => {
  const html = await render({text});
  expect(dangers(html), html).toEqual([]);
});

test("renderEntry(entry) fills no slot that an author wrote", async () => {
  const text = [
    "```go\npackage sip\n```",
    '<div data-slot="0">a</div>',
    'x <span data-slot="0">b</span>',
    "::artifact{data-slot=0 dataSlot=0}",
    ":::finding{#f data-slot=0}\nc\n:::",
    '[d](x "data-slot=0")',
    "![data-slot](x){data-slot=0}",
  ].join("\n\n");
  const html = await render({text});
  expect(html.match(/<pre/g)).toHaveLength(1);
  expect(dangers(html)).toEqual([]);
});

test("renderEntry(entry) publishes nothing dangerous from random Markdown", async () => {
  const pieces = fc.constantFrom(
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
      "``",
      "```",
      "~~~",
      "*",
      "_",
      "**",
      "~~",
      "[",
      "]",
      "(",
      ")",
      "![",
      "[^",
      "]:",
      "|",
      "\n| - |\n",
    ],
    ...[
      "::",
      ":::",
      "::artifact",
      ":::finding",
      ":artifact",
      "{",
      "}",
      "#a",
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
      "&",
      "&#x3c;",
      "[!NOTE]",
    ],
    ...[
      "a",
      "script",
      "javascript:",
      "https://",
      "www.",
      "onerror=",
      "data-slot=",
      "0",
      "style=",
      "img",
      "src=",
      "é",
      "\u202e",
      "x.png",
      "notes.txt",
    ],
  );
  await fc.assert(
    fc.asyncProperty(fc.array(pieces, {maxLength: 40}), async parts => {
      const text = parts.join("");
      const html = await render({text, files: {"notes.txt": text}});
      expect(dangers(html)).toEqual([]);
      expect(await render({text, files: {"notes.txt": text}})).toBe(html);
    }),
    {numRuns: 400, seed: 20260503},
  );
});
