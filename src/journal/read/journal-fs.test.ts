import {mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {gzipSync} from "node:zlib";
import {afterAll, beforeEach, describe, expect, test} from "vitest";
import type {Journal} from "../journal.ts";
import {journalReader, readJournal} from "./journal-fs.ts";

const custom = readFileSync(
  join(dirname(fileURLToPath(import.meta.url)), "../../artifacts/profile/testdata/samples/custom.pb"),
);

const base = realpathSync(mkdtempSync(join(tmpdir(), "perf-journal-read-")));
let root: string;

afterAll(() => rmSync(base, {recursive: true, force: true}));

beforeEach(() => {
  root = mkdtempSync(join(base, "journal-"));
});

function write(path: string, content: string | Uint8Array, below = root): void {
  mkdirSync(join(below, dirname(path)), {recursive: true});
  writeFileSync(join(below, path), content);
}

const SAMPLE: readonly (readonly [string, string | Uint8Array])[] = [
  ["content/journal.yaml", "title: Sip\nsite: https://example.org/\nthresholds: {confidence: 0.9}\n"],
  ["content/README.md", "Not an entry.\n"],
  [
    "content/2026-03-01-pool/index.md",
    "---\ntitle: Pool\nverdict: kept\nresolves: [2026-01-01-scan#split]\n---\n",
  ],
  ["content/2026-03-01-pool/cpu.before.pb.gz", gzipSync(custom)],
  ["content/2026-03-01-pool/cpu.after.pb.gz", gzipSync(custom, {level: 1})],
  [
    "content/parser/2026-01-01-scan/index.md",
    "---\ntitle: Scan\n---\n:::finding{#split status=open}\nSplitting copies. It costs.\n:::\n",
  ],
  ["content/parser/2026-01-01-scan/src/parse.go", "package sip\n"],
  ["content/2026-02-01-draft/index.md", "---\ntitle: Draft\ndraft: true\naliases: [2026-01-30-old]\n---\n"],
];

const sample = (files = SAMPLE, below = root): void => {
  for (const [path, content] of files) write(path, content, below);
};

/** A journal without what depends on the place of its folder or cannot be compared. */
const plain = ({entries, broken, problems, findings}: Journal): string =>
  JSON.stringify({entries, broken, problems, findings}, (key, value) =>
    key === "artifact" ? {title: value?.title, facts: value?.facts} : value,
  );

test("readJournal({root}) reads entries newest first, drafts left out", async () => {
  sample();
  const {entries, problems, config} = await readJournal({root});
  expect(problems).toEqual([]);
  expect(config).toMatchObject({
    title: "Sip",
    site: "https://example.org",
    base: "/",
    thresholds: {alpha: 0.05, confidence: 0.9},
  });
  expect(entries.map(({id, date, folder, component}) => ({id, date, folder, component}))).toEqual([
    {id: "2026-03-01-pool", date: "2026-03-01", folder: "content/2026-03-01-pool", component: undefined},
    {
      id: "2026-01-01-scan",
      date: "2026-01-01",
      folder: "content/parser/2026-01-01-scan",
      component: "parser",
    },
  ]);
});

test("readJournal({root, drafts: true}) reads drafts, too", async () => {
  sample();
  const {entries} = await readJournal({root, drafts: true});
  expect(entries.map(entry => [entry.id, entry.meta.draft])).toEqual([
    ["2026-03-01-pool", false],
    ["2026-02-01-draft", true],
    ["2026-01-01-scan", false],
  ]);
});

test("readJournal({root}) opens attachments by their kind and pairs them", async () => {
  sample();
  const [pool, scan] = (await readJournal({root})).entries;
  expect(
    pool?.attachments.map(({name, path, address, artifact}) => [name, path, address, artifact?.kind.name]),
  ).toEqual([
    [
      "cpu.after.pb.gz",
      "content/2026-03-01-pool/cpu.after.pb.gz",
      expect.stringMatching(/^\/files\/[0-9a-f]{16}\/cpu\.after\.pb\.gz$/),
      "profile",
    ],
    [
      "cpu.before.pb.gz",
      "content/2026-03-01-pool/cpu.before.pb.gz",
      expect.stringMatching(/^\/files\/[0-9a-f]{16}\/cpu\.before\.pb\.gz$/),
      "profile",
    ],
  ]);
  expect(pool?.pairs.map(pair => [pair.name, pair.base.name, pair.head.name])).toEqual([
    ["cpu", "cpu.before.pb.gz", "cpu.after.pb.gz"],
  ]);
  expect(scan?.attachments).toMatchObject([
    {name: "src/parse.go", size: 12, address: expect.stringMatching(/\/parse\.go\.txt$/)},
  ]);
});

test("readJournal({root}) follows findings to the entries that resolve them", async () => {
  sample();
  const {findings} = await readJournal({root});
  expect(
    findings.map(({entry, finding, status, resolvedBy}) => ({
      entry: entry.id,
      ...finding,
      status,
      resolvedBy: resolvedBy.map(({id}) => id),
    })),
  ).toEqual([
    {
      entry: "2026-01-01-scan",
      id: "split",
      claim: "Splitting copies.",
      line: 4,
      status: "landed",
      resolvedBy: ["2026-03-01-pool"],
    },
  ]);
});

test("readJournal({root}) gives the same journal whatever the order of creation", async () => {
  const other = mkdtempSync(join(base, "journal-"));
  sample();
  sample(SAMPLE.toReversed(), other);
  const [first, second] = await Promise.all([readJournal({root}), readJournal({root: other})]);
  expect(plain(first)).toBe(plain(second));
});

describe("an entry's digest", () => {
  const digest = async (): Promise<string | undefined> =>
    (await readJournal({root})).entries.find(({id}) => id === "2026-03-01-pool")?.digest;

  test.each([
    ["its text", "content/2026-03-01-pool/index.md", "---\ntitle: Pools\n---\n"],
    ["an attachment", "content/2026-03-01-pool/cpu.after.pb.gz", gzipSync(custom, {level: 9})],
    ["a new file", "content/2026-03-01-pool/notes.txt", "x"],
  ])("changes with %s", async (_name, path, content) => {
    sample();
    const before = await digest();
    write(path, content);
    expect(before).toMatch(/^[0-9a-f]{64}$/);
    expect(await digest()).not.toBe(before);
  });

  test("does not change with another entry", async () => {
    sample();
    const before = await digest();
    write(
      "content/parser/2026-01-01-scan/index.md",
      "---\ntitle: Scans\n---\n:::finding{#split}\nIt copies.\n:::\n",
    );
    expect(await digest()).toBe(before);
  });
});

describe("journalReader({root})", () => {
  test("gives the same object while nothing changes, and reads again only the folder that does", async () => {
    sample();
    const reader = journalReader({root});
    const first = await reader.read();
    expect(await reader.read()).toBe(first);
    write("content/parser/2026-01-01-scan/src/parse.go", "package sip // changed\n");
    const second = await reader.read();
    expect(second).not.toBe(first);
    expect(second.entries[0]).toBe(first.entries[0]);
    expect(second.entries[1]).not.toBe(first.entries[1]);
    expect(second.entries[1]?.attachments[0]?.size).toBe(23);
  });

  test("sees entries come and go, and journal.yaml change", async () => {
    sample();
    const reader = journalReader({root});
    await reader.read();
    rmSync(join(root, "content/2026-03-01-pool"), {recursive: true});
    expect((await reader.read()).entries.map(({id}) => id)).toEqual(["2026-01-01-scan"]);
    write("content/journal.yaml", "title: Other\n");
    expect((await reader.read()).config.title).toBe("Other");
    rmSync(join(root, "content/journal.yaml"));
    expect((await reader.read()).config.title).toBe("Performance journal");
  });
});

test("readJournal({root}) lets a file be named by what lies beside it", async () => {
  write("content/2026-01-01-scan/index.md", "---\ntitle: Scan\n---\n");
  write("content/2026-01-01-scan/sample.json", '{"iters":[1,2],"times":[10,20]}');
  write("content/2026-01-01-scan/benchmark.json", '{"full_id":"parse/split","directory_name":"parse/split"}');
  const {entries, problems} = await readJournal({root});
  const named = entries.flatMap(({attachments}) =>
    attachments.flatMap(({artifact}) => artifact?.measurements.map(({name}) => name) ?? []),
  );
  expect(named).toEqual(["parse/split"]);
  expect(problems.filter(({severity}) => severity !== "info")).toEqual([]);
});

test("journalReader(options).read() calls thin the profiles that journal.yaml calls so, as soon as it does", async () => {
  const heap = readFileSync(
    join(dirname(fileURLToPath(import.meta.url)), "../../pprof/testdata/pprof/heap-before.pb.gz"),
  );
  write("content/2026-01-01-scan/index.md", "---\ntitle: Scan\n---\n");
  write("content/2026-01-01-scan/heap.pb.gz", heap);
  const reader = journalReader({root});
  const thin = async () => (await reader.read()).problems.filter(({code}) => code === "PJ061");
  expect(await thin()).toMatchObject([{message: expect.stringContaining("expected at least 100, got 27")}]);
  write("content/journal.yaml", "thresholds: {profile-samples: 20}\n");
  expect(await thin()).toEqual([]);
  write("content/journal.yaml", "thresholds: {profile-samples: 28}\n");
  expect(await thin()).toMatchObject([{message: expect.stringContaining("expected at least 28, got 27")}]);
});

test("readJournal({root}) reads Criterion's tree as a file for each baseline, without copies of a run", async () => {
  const run = (times: readonly number[]): string => JSON.stringify({iters: times.map(() => 10), times});
  const folder = "content/2026-03-01-pool/target/criterion";
  const benchmark = (id: string, sides: Readonly<Record<string, readonly number[]>>): [string, string][] => [
    ...Object.entries(sides).flatMap(([side, times]): [string, string][] => [
      [`${folder}/${id}/${side}/benchmark.json`, JSON.stringify({full_id: id, directory_name: id})],
      [`${folder}/${id}/${side}/sample.json`, run(times)],
      [`${folder}/${id}/${side}/tukey.json`, "[]"],
    ]),
    [`${folder}/${id}/change/estimates.json`, "{}"],
    [`${folder}/${id}/report/index.html`, "<p>"],
  ];
  sample([
    ["content/2026-03-01-pool/index.md", "---\ntitle: Pool\nverdict: kept\n---\n"],
    ...benchmark("a/very/deep/group/of/ids/in/fib/64", {before: [250], after: [150], new: [150]}),
    ...benchmark("a/very/deep/group/of/ids/in/fib/8", {before: [25], after: [15], new: [15], base: [25]}),
  ]);
  const {entries, problems} = await readJournal({root});
  const measured = entries[0]?.attachments.map(({name, side, artifact}) => [
    name,
    side,
    artifact?.measurements.map(({name: id, samples}) => `${id.slice(-6)} ${(samples[0] ?? 0) * 1e9}`),
  ]);
  expect(measured).toEqual([
    [
      "target/criterion.after.ndjson",
      "head",
      ["fib/8 1.5", "fib/64 15"].map(text => expect.stringContaining(text)),
    ],
    [
      "target/criterion.before.ndjson",
      "base",
      ["fib/8 2.5", "fib/64 25"].map(text => expect.stringContaining(text)),
    ],
  ]);
  expect(problems.map(({code}) => code)).toEqual(["PJ056"]);
});
