import {toHtml} from "hast-util-to-html";
import {expect, test} from "vitest";
import {benchstatEmbed} from "./benchstat.ts";
import {deltaEmbed} from "./delta.ts";
import {around, benchText} from "./testdata/bench.ts";
import type {EntryText} from "./testdata/fixture.ts";
import {drawEmbed, testContext} from "./testdata/fixture.ts";
import {valueEmbed} from "./value.ts";

const before = benchText({
  "Parse/msg=invite": around(761.4),
  "Parse/msg=bye": around(300),
  Render: around(500),
});
const after = benchText({
  "Parse/msg=invite": around(380.7),
  "Parse/msg=bye": around(300),
  Render: around(510),
});
const entry: EntryText = {
  meta: {commit: "0123456789abcdef", baseCommit: "fedcba9876543210"},
  files: {"before.txt": before, "after.txt": after, "notes.txt": "text"},
  pairs: [["", "before.txt", "after.txt"]],
};
const two: EntryText = {
  files: {
    "parse-old.txt": before,
    "parse-new.txt": after,
    "search-old.txt": benchText({Search: around(100), Render: around(5)}),
    "search-new.txt": benchText({Search: [1, 2, 3], Render: around(5)}),
  },
  pairs: [
    ["parse", "parse-old.txt", "parse-new.txt"],
    ["search", "search-old.txt", "search-new.txt"],
  ],
};

const text = (html: string) => html.replace(/<[^>]*>/g, "");

test("::benchstat draws the entry's only pair with both commits", async () => {
  const html = toHtml(await drawEmbed(benchstatEmbed, {}, {entry}));
  expect(html).toContain('<figure class="figure" id="fig-before-after">');
  expect(text(html)).toContain("before.txt → after.txt");
  expect(html).toContain("<dt>cpu</dt><dd>Intel(R) Xeon(R)</dd>");
  expect(html).toContain("<dt>base commit</dt><dd>");
  expect(html).toContain("<dt>head commit</dt><dd>");
  expect(text(html)).toContain("-50.00%");
});

test("::benchstat{row unit} draws what is asked, sub-benchmarks with their parent", async () => {
  const rows = text(toHtml(await drawEmbed(benchstatEmbed, {row: "Parse", unit: "ns/op"}, {entry})));
  expect(rows).toContain("Parse/msg=invite");
  expect(rows).toContain("Parse/msg=bye");
  expect(rows).not.toContain("Render");
  expect(rows).not.toContain("allocs/op");
});

test("::benchstat{pair} and ::benchstat{base head} name files", async () => {
  expect(toHtml(await drawEmbed(benchstatEmbed, {pair: "search"}, {entry: two}))).toContain(
    'id="fig-search"',
  );
  const html = toHtml(await drawEmbed(benchstatEmbed, {base: "after.txt", head: "./before.txt"}, {entry}));
  expect(text(html)).toContain("+100.00%");
});

test.each([
  [{}, {text: ""}, "PJ072", "this entry has no pair of benchmark files; it has none"],
  [{}, two, "PJ071", '"pair" is missing, expected one of parse, search'],
  [{pair: "prase"}, two, "PJ072", 'no pair "prase" in this entry; it has parse, search'],
  [{base: "before.txt"}, entry, "PJ071", '"head" is missing, expected both base and head, or neither'],
  [
    {base: "before.txt", head: "nope.txt"},
    entry,
    "PJ072",
    'no attachment "nope.txt" in this entry; it has before.txt, after.txt, notes.txt',
  ],
  [
    {base: "before.txt", head: "notes.txt"},
    entry,
    "PJ072",
    '"notes.txt" is Text, expected benchmark results; this entry has before.txt, after.txt',
  ],
  [
    {row: "Prase"},
    entry,
    "PJ073",
    'no benchmark "Prase" in before.txt and after.txt; there are Parse/msg=invite-8, Parse/msg=bye-8, Render-8',
  ],
  [{unit: "B/s"}, entry, "PJ074", 'no unit "B/s" in before.txt and after.txt; there are sec/op, allocs/op'],
  [{alpha: "often"}, entry, "PJ071", '"alpha" must be a number between 0 and 1, got "often"'],
  [{alpha: "5"}, entry, "PJ071", '"alpha" must be a number between 0 and 1, got "5"'],
])("::benchstat%o says what exists", async (attributes, of, code, message) => {
  await expect(drawEmbed(benchstatEmbed, attributes, {entry: of as EntryText})).rejects.toMatchObject({
    code,
    message,
  });
});

test(":delta[name] prints what benchstat prints, and how sure it is", async () => {
  const delta = async (label: string, attributes = {}) =>
    toHtml(await drawEmbed(deltaEmbed, attributes, {entry, label}));
  expect(await delta("Parse/msg=invite")).toBe(
    '<span class="delta delta-better" title="Parse/msg=invite-8: 761.4 ns/op → 380.7 ns/op (p=0.000 n=10)">-50.00%</span>',
  );
  expect(await delta("BenchmarkParse/msg=bye-8")).toContain('class="delta delta-none"');
  expect(text(await delta("Parse/msg=bye"))).toBe("~ (no significant change)");
  expect(text(await delta("Render"))).toBe("+2.00%");
  expect(text(await delta("Parse/msg=invite", {unit: "allocs/op"}))).toBe("-50.00%");
});

test(":delta[name] finds the one pair that has the benchmark", async () => {
  expect(text(toHtml(await drawEmbed(deltaEmbed, {}, {entry: two, label: "Parse/msg=invite"})))).toBe(
    "-50.00%",
  );
  expect(text(toHtml(await drawEmbed(deltaEmbed, {pair: "parse"}, {entry: two, label: "Render"})))).toBe(
    "+2.00%",
  );
});

test(":delta[name] from zero says from what to what", async () => {
  const files = {"before.txt": benchText({A: around(1)}), "after.txt": benchText({A: around(900)})};
  const html = toHtml(
    await drawEmbed(
      deltaEmbed,
      {unit: "allocs/op"},
      {entry: {...entry, files: {...files, "notes.txt": ""}}, label: "A"},
    ),
  );
  expect(text(html)).toBe("from 0 to 9 allocs/op");
});

test.each([
  [
    "Prase",
    {},
    entry,
    "PJ073",
    'no benchmark "Prase" in after.txt; there are Parse/msg=invite-8, Parse/msg=bye-8, Render-8',
  ],
  [
    "Parse/msg=bye",
    {unit: "MB/s"},
    entry,
    "PJ074",
    'benchmark "Parse/msg=bye" in after.txt has no unit "MB/s"; it has sec/op, allocs/op',
  ],
  ["Render", {}, two, "PJ071", 'benchmark "Render" is in parse, search, expected one place'],
  ["Render", {pair: "render"}, two, "PJ072", 'no pair "render" in this entry; it has parse, search'],
  ["Render", {}, {text: ""}, "PJ072", "this entry has no pair of benchmark files; it has none"],
])(":delta[%s]%o says what exists", async (label, attributes, of, code, message) => {
  await expect(drawEmbed(deltaEmbed, attributes, {entry: of as EntryText, label})).rejects.toMatchObject({
    code,
    message,
  });
});

test(":value[name] prints a median with its unit", async () => {
  const value = async (label: string, attributes = {}) =>
    toHtml(await drawEmbed(valueEmbed, attributes, {entry, label}));
  expect(await value("Parse/msg=invite")).toBe(
    '<span class="value" title="Parse/msg=invite-8: median of 10 samples ± 1%">380.7 ns/op</span>',
  );
  expect(text(await value("Parse/msg=invite", {file: "before.txt"}))).toBe("761.4 ns/op");
  expect(text(await value("Parse/msg=invite", {unit: "allocs/op"}))).toBe("4.000 allocs/op");
});

test.each([
  [
    "Prase",
    {},
    entry,
    "PJ073",
    'no benchmark "Prase" in after.txt; there are Parse/msg=invite-8, Parse/msg=bye-8, Render-8',
  ],
  ["Render", {}, two, "PJ071", 'benchmark "Render" is in parse-new.txt, search-new.txt, expected one place'],
  [
    "Render",
    {file: "notes.txt"},
    entry,
    "PJ072",
    '"notes.txt" is Text, expected benchmark results; this entry has before.txt, after.txt',
  ],
  [
    "Render",
    {unit: "sec"},
    entry,
    "PJ074",
    'benchmark "Render" in after.txt has no unit "sec"; it has sec/op, allocs/op',
  ],
  ["Render", {}, {text: ""}, "PJ072", "this entry has no benchmark files; it has none"],
])(":value[%s]%o says what exists", async (label, attributes, of, code, message) => {
  await expect(drawEmbed(valueEmbed, attributes, {entry: of as EntryText, label})).rejects.toMatchObject({
    code,
    message,
  });
});

test(":delta and :value{expect} say whether the data carry what is claimed", async () => {
  const said = async (form: "delta" | "value", label: string, attributes: Record<string, string>) => {
    const embed = form === "delta" ? deltaEmbed : valueEmbed;
    return text(toHtml(await drawEmbed(embed, attributes, {entry, label})));
  };
  expect(await said("delta", "Parse/msg=invite", {expect: "<= -20%"})).toBe(
    "-50.00% (claimed &#x3C;= -20%: holds)",
  );
  expect(await said("delta", "Parse/msg=invite", {expect: "<= -60%"})).toBe(
    "-50.00% (claimed &#x3C;= -60%: contradicted)",
  );
  expect(await said("delta", "Parse/msg=bye", {expect: "< 0%"})).toBe(
    "~ (no significant change) (claimed &#x3C; 0%: not shown)",
  );
  expect(await said("value", "Render", {expect: "< 0.6µs", unit: "ns/op"})).toBe(
    "510.0 ns/op (claimed &#x3C; 0.6µs: holds)",
  );
});

test("a claim of a number is noted with what was measured", async () => {
  const claims: unknown[] = [];
  const context = {...testContext(entry), claim: (stated: unknown) => void claims.push(stated)};
  const attributes = {expect: "<= -60%", unit: "ns/op"};
  deltaEmbed.render({form: "text", label: "Parse/msg=invite", attributes}, context);
  expect(claims).toEqual([
    {
      text: "Parse/msg=invite-8 sec/op <= -60%",
      standing: "contradicted",
      measured: "-50.00% (p=0.000 n=10)",
      reason: "",
      code: "PJ103",
    },
  ]);
});

test.each([
  ["delta", "<= 50ns", '"expect" must be a change in per cent, or ~, got "<= 50ns"'],
  ["delta", "-20%", '"expect": expected one of <=, <, >=, >, = and a number, or ~, got "-20%"'],
  ["value", "<= -20%", '"expect" must be a value with its unit, got "<= -20%"'],
  ["value", "< 50B", '"expect" must be a value in sec/op, got "50B"'],
])(":%s{expect=%j} says what to write", async (form, expected, message) => {
  const embed = form === "delta" ? deltaEmbed : valueEmbed;
  await expect(
    drawEmbed(embed, {expect: expected}, {entry, label: "Parse/msg=invite"}),
  ).rejects.toMatchObject({code: "PJ071", message, hint: expect.stringContaining("write ")});
});
