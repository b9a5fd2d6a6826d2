import {toHtml} from "hast-util-to-html";
import {expect, test} from "vitest";
import {recordedBytes} from "../artifacts/profile/testdata/profiles-fs.ts";
import {flamegraphEmbed} from "./flamegraph.ts";
import type {EntryText} from "./testdata/fixture.ts";
import {drawEmbed} from "./testdata/fixture.ts";
import {topEmbed} from "./top.ts";

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
    '<a href="/profiles/2026-05-03-pool/cpu.after.pb.gz/">cpu.after.pb.gz at full size</a>',
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
    /^"n" is a whole number from 1 to 500, got "many"$/,
  ],
  [topEmbed, {file: "cpu.after.pb.gz", n: "0"}, "PJ071", /got "0"$/],
  [topEmbed, {file: "cpu.after.pb.gz", sort: "name"}, "PJ071", /^"sort" is one of flat, cum, got "name"$/],
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
