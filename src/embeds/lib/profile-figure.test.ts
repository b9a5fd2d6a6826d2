import {toHtml} from "hast-util-to-html";
import {expect, test} from "vitest";
import {prepareReport} from "../../pprof/report/report.ts";
import {DEFAULT_OPTIONS} from "../../pprof/report/report-options.ts";
import {topOf} from "../../pprof/report/top.ts";
import {recordedBytes, recordedProfile} from "../../pprof/testdata/profiles-fs.ts";
import {callgraphEmbed} from "../callgraph.ts";
import {flamegraphEmbed} from "../flamegraph.ts";
import {peekEmbed} from "../peek.ts";
import {profileDiffEmbed} from "../profile-diff.ts";
import {sourceEmbed} from "../source.ts";
import type {EntryText} from "../testdata/fixture.ts";
import {drawEmbed, testEntry} from "../testdata/fixture.ts";
import {topEmbed} from "../top.ts";
import {attachedSources} from "./source-reader.ts";

const entry: EntryText = {
  meta: {commit: "0123456789abcdef", go: "1.26.8", machine: "xeon"},
  files: {
    "cpu.before.pb.gz": recordedBytes("cpu-before.pb.gz"),
    "cpu.after.pb.gz": recordedBytes("cpu-after.pb.gz"),
    "notes.txt": "text",
  },
};
const pairs = [["cpu", "cpu.before.pb.gz", "cpu.after.pb.gz"]] as const;

test("::flamegraph{file} draws a figure with its file, its environment and a page of its own", async () => {
  const html = toHtml(await drawEmbed(flamegraphEmbed, {file: "cpu.after.pb.gz"}, {entry}));
  expect(html).toContain('<figure class="figure" id="fig-cpu-after">');
  expect(html).toContain('<span class="figure-title">CPU profile</span>');
  expect(html).toContain("<dt>go</dt><dd>1.26.8</dd>");
  expect(html).toContain(
    '<dt>commit</dt><dd><a href="https://example.org/repo/commit/0123456789abcdef">0123456789ab</a></dd>',
  );
  expect(html).toContain(
    '<a href="/profiles/2026-05-03-pool/cpu.after.pb.gz/">Open cpu.after.pb.gz full-size</a>',
  );
  expect(html).toContain('download="cpu.after.pb.gz"');
  expect(html).toContain("<svg");
});

test("::flamegraph without a file draws the head of the only pair", async () => {
  const html = toHtml(await drawEmbed(flamegraphEmbed, {}, {entry: {...entry, pairs}}));
  expect(html).toContain('id="fig-cpu-after"');
});

test("::top{n sample focus} draws what is asked and says so", async () => {
  const html = toHtml(
    await drawEmbed(topEmbed, {file: "cpu.before.pb.gz", n: "3", sample: "cpu", focus: "Benchmark"}, {entry}),
  );
  expect(html).toContain('<span class="figure-title">CPU profile, cpu, focus Benchmark</span>');
  expect(html).toContain('id="fig-top-cpu-before-cpu-benchmark"');
});

test("every part of a profile takes pprof's filters, percentages of the whole as pprof prints them", async () => {
  const filters = {focus: "Benchmark", ignore: "runtime\\.gc", hide: "^regexp", show_from: "Benchmark"};
  const names = {file: "cpu.before.pb.gz", ...filters};
  const top = toHtml(await drawEmbed(topEmbed, {...names, n: "4", sort: "cum"}, {entry}));
  expect(top).toContain(
    "CPU profile, focus Benchmark, ignore runtime\\.gc, hide ^regexp, show_from Benchmark",
  );
  const profile = recordedProfile("cpu-before.pb.gz");
  const printed = topOf(
    prepareReport(profile, "top", {
      ...DEFAULT_OPTIONS,
      ...{focus: "Benchmark", ignore: "runtime\\.gc", hide: "^regexp", showFrom: "Benchmark"},
      sort: "cum",
    }),
  );
  expect(printed.rows.length).toBeGreaterThan(3);
  for (const {cumText, name} of printed.rows.slice(0, 4)) {
    expect(top).toContain(`>${cumText}<`);
    expect(top).toContain(name.split(".").at(-1) ?? name);
  }
  expect(top).not.toContain("regexp.(*Regexp)");
  const flame = toHtml(await drawEmbed(flamegraphEmbed, names, {entry}));
  expect(flame).toContain(
    'data-focus="Benchmark" data-ignore="runtime\\.gc" data-hide="^regexp" data-show-from="Benchmark"',
  );
  const diff = toHtml(await drawEmbed(profileDiffEmbed, {ignore: "^regexp"}, {entry: {...entry, pairs}}));
  expect(diff).toContain("base and head, ignore ^regexp");
  expect(diff).not.toContain("regexp.(*Regexp)");
  for (const embed of [peekEmbed, callgraphEmbed])
    expect(
      toHtml(await drawEmbed(embed, {file: "cpu.before.pb.gz", ignore: "^regexp"}, {entry})),
    ).not.toContain("regexp.(*Regexp)");
  await expect(drawEmbed(topEmbed, {file: "cpu.before.pb.gz", ignore: "."}, {entry})).rejects.toThrow(
    'filters leave no samples, expected some of the profile\'s, got "ignore=."',
  );
});

test.each([
  [
    topEmbed,
    {file: "cpu.pb.gz"},
    "PJ072",
    /^no attachment "cpu.pb.gz" in this entry; it has cpu.before.pb.gz, cpu.after.pb.gz, notes.txt$/,
  ],
  [
    topEmbed,
    {file: "notes.txt"},
    "PJ072",
    /^"notes.txt" is Text, expected a profile; this entry has cpu.before.pb.gz, cpu.after.pb.gz$/,
  ],
  [topEmbed, {}, "PJ071", /^"file" is missing, expected the name of a profile of this entry; it has cpu/],
  [
    topEmbed,
    {file: "cpu.after.pb.gz", n: "many"},
    "PJ071",
    /^"n" must be a whole number from 1 to 500, got "many"$/,
  ],
  [topEmbed, {file: "cpu.after.pb.gz", n: "0"}, "PJ071", /got "0"$/],
  [
    topEmbed,
    {file: "cpu.after.pb.gz", sort: "name"},
    "PJ071",
    /^"sort" must be one of flat, cum, got "name"$/,
  ],
  [
    topEmbed,
    {file: "cpu.after.pb.gz", sample: "cup"},
    "PJ074",
    /unknown sample type, expected one of "samples", "cpu", got "cup"$/,
  ],
  [flamegraphEmbed, {file: "cpu.after.pb.gz", focus: "("}, "PJ071", /parsing|regexp/],
  [flamegraphEmbed, {file: "cpu.after.pb.gz", focus: "NoSuchFunction"}, "PJ071", /focus matches no samples/],
])("%o with %o says what exists", async (embed, attributes, code, message) => {
  await expect(drawEmbed(embed, attributes, {entry})).rejects.toMatchObject({
    code,
    message: expect.stringMatching(message),
  });
});

const sources = {
  "cpu.before.pb.gz": recordedBytes("cpu-before.pb.gz"),
  "cpu.after.pb.gz": recordedBytes("cpu-after.pb.gz"),
  "parse_split.before.go": recordedBytes("source/example.com/sip/parse_split.go"),
  "sip/parse_scan.go": recordedBytes("source/example.com/sip/parse_scan.go"),
};

test("::source{file function} takes a base's source from the base's file, a head's from one of no side", async () => {
  const before = {file: "cpu.before.pb.gz", function: "splitVia"};
  const after = {file: "cpu.after.pb.gz", function: "scanVia"};
  const of = {entry: {...entry, pairs, files: sources}};
  expect(toHtml(await drawEmbed(sourceEmbed, before, of))).toContain("Source of sip.splitVia");
  expect(toHtml(await drawEmbed(sourceEmbed, after, of))).toContain("Source of sip.scanVia");
  const other = {file: "cpu.after.pb.gz", function: "Parse"};
  expect(toHtml(await drawEmbed(sourceEmbed, other, of))).not.toContain("Source of sip.ParseSplit");
});

test.each([
  [["parse.go"], "example.com/sip/parse.go", "parse.go"],
  [["parse.go"], "regexp/syntax/parse.go", undefined],
  [["parse.go"], "/usr/local/go/src/regexp/syntax/parse.go", undefined],
  [["parse.go"], "siplab/sip/parse.go", "parse.go"],
  [["syntax/parse.go"], "regexp/syntax/parse.go", "syntax/parse.go"],
  [["parse.go", "sip/parse.go"], "example.com/sip/parse.go", "sip/parse.go"],
  [["parse.go", "parse.after.go", "parse.before.go"], "example.com/sip/parse.go", "parse.after.go"],
  [["arse.go"], "example.com/sip/parse.go", undefined],
])("attachedSources(entry, profile) of %j for %s is %s", (names, path, expected) => {
  const files = Object.fromEntries(names.map(name => [name, "package sip\n"]));
  const find = attachedSources(testEntry({files}), {side: "neither"});
  expect(find(path)?.attachment.name).toBe(expected);
});

test("::profile-diff without names draws the only pair; with one name the other of its pair", async () => {
  const of = {entry: {...entry, pairs}};
  for (const attributes of [{}, {base: "cpu.before.pb.gz"}, {head: "cpu.after.pb.gz", mode: "share"}]) {
    const html = toHtml(await drawEmbed(profileDiffEmbed, attributes, of));
    expect(html).toContain('id="fig-diff-cpu-after"');
    expect(html).toContain("CPU profile, base and head");
    expect(html).toContain("Differential flame graph of cpu");
  }
});

test("::callgraph and ::peek draw figures of their own", async () => {
  const call = {file: "cpu.before.pb.gz", nodecount: "5"};
  expect(toHtml(await drawEmbed(callgraphEmbed, call, {entry}))).toContain('id="fig-callgraph-cpu-before"');
  const peek = {file: "cpu.before.pb.gz", function: "mallocgc"};
  expect(toHtml(await drawEmbed(peekEmbed, peek, {entry}))).toContain("CPU profile, mallocgc");
});

test.each([
  [
    profileDiffEmbed,
    {mode: "relative"},
    "PJ071",
    /^"mode" must be one of absolute, per-op, share, got "relative"$/,
  ],
  [
    profileDiffEmbed,
    {base: "cpu.after.pb.gz"},
    "PJ071",
    /"head" is missing, and "cpu.after.pb.gz" is the base of no pair/,
  ],
  [profileDiffEmbed, {mode: "per-op"}, "PJ071", /values per operation need a benchmark/],
  [
    callgraphEmbed,
    {file: "cpu.after.pb.gz", nodecount: "500"},
    "PJ071",
    /^"nodecount" must be a whole number from 1 to 100/,
  ],
  [peekEmbed, {file: "cpu.after.pb.gz", function: "nosuch"}, "PJ071", /no matches found for regexp: nosuch/],
])("%o with %o says what is wrong", async (embed, attributes, code, message) => {
  await expect(drawEmbed(embed, attributes, {entry: {...entry, pairs}})).rejects.toMatchObject({
    code,
    message: expect.stringMatching(message),
  });
});
