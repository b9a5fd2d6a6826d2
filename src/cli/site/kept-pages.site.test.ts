import {spawnSync} from "node:child_process";
import {createHash} from "node:crypto";
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import {tmpdir} from "node:os";
import {basename, join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {entryText} from "../../../scripts/testing/temporary-journal.ts";
import type {TemporaryRepository} from "../../../scripts/testing/temporary-repository.ts";
import {temporaryRepository} from "../../../scripts/testing/temporary-repository.ts";

const LAUNCHER = fileURLToPath(new URL("../perf-journal.mjs", import.meta.url));
const TESTDATA = fileURLToPath(new URL("../testdata", import.meta.url));

const FIRST = "content/2026-01-01-first";
const SECOND = "content/2026-02-01-second";
const THIRD = "content/2026-03-01-third";
const FOURTH = "content/2026-04-01-fourth";
const FIFTH = "content/2026-05-01-fifth";

let journal: TemporaryRepository;

/** Ten results of each benchmark, in nanoseconds. */
function bench(times: Readonly<Record<string, number>>): string {
  const rows = Object.entries(times).flatMap(([name, time]) =>
    Array.from({length: 10}, (_, i) => `Benchmark${name}-8 1000 ${time + i / 10} ns/op ${time * 2} B/op`),
  );
  return `goos: linux\ngoarch: amd64\npkg: example.com/x\ncpu: A\n${rows.join("\n")}\nPASS\n`;
}

const finding = (id: string, claim: string): string => `:::finding{#${id}}\n${claim}\n:::\n`;

beforeAll(() => {
  journal = temporaryRepository();
  const write = (folder: string, files: Readonly<Record<string, string>>) => {
    for (const [name, text] of Object.entries(files)) journal.write(`${folder}/${name}`, text);
  };
  write(FIRST, {
    "index.md": entryText("First", finding("slow", "Alpha is slow."), "tags: [speed]\n"),
    "before.txt": bench({Alpha: 200, Beta: 100}),
    "after.txt": bench({Alpha: 150, Beta: 100}),
  });
  write(SECOND, {"index.md": entryText("Second", '::trend{bench="Alpha"}'), "run.txt": bench({Alpha: 151})});
  write(THIRD, {
    "index.md": entryText(
      "Third",
      `Goes on from [the first](../2026-01-01-first/index.md#slow).\n\n${finding("fast", "Alpha is fast.")}`,
      "tags: [speed, memory]\nresolves: [2026-01-01-first#slow]\nverdict: kept\n",
    ),
    "before.txt": bench({Alpha: 150, Beta: 101}),
    "after.txt": bench({Alpha: 90, Beta: 101}),
  });
  write(FOURTH, {"index.md": entryText("Fourth", "Only words.")});
  write(FIFTH, {"index.md": entryText("Fifth"), "run.txt": bench({Gamma: 40, Delta: 60})});
  cpSync(join(TESTDATA, "cpu.pb.gz"), join(journal.root, FIRST, "cpu.pb.gz"));
  journal.commit("start");
  build(journal.root);
});
afterAll(() => journal.remove());

function build(root: string, ...args: readonly string[]): string {
  const {status, stderr} = spawnSync(process.execPath, [LAUNCHER, "build", "--root", root, ...args], {
    encoding: "utf8",
    env: {...process.env, NODE_ENV: undefined, VITEST: undefined},
  });
  expect(status, stderr).toBe(0);
  return stderr.replace(/^rendering .*\n/gm, "");
}

/** Builds a copy of the journal that has no cache. */
function buildAnew(...args: readonly string[]): {
  readonly files: Record<string, string>;
  readonly messages: string;
} {
  const root = mkdtempSync(join(tmpdir(), "perf-journal-anew-"));
  try {
    cpSync(journal.root, root, {
      recursive: true,
      filter: path => ![".perf-journal", "dist"].includes(basename(path)),
    });
    const messages = build(root, ...args);
    return {files: digests(join(root, "dist")), messages};
  } finally {
    rmSync(root, {recursive: true, force: true});
  }
}

function pathsOf(folder: string): string[] {
  const files = readdirSync(folder, {recursive: true, withFileTypes: true}).filter(file => file.isFile());
  return files.map(file => join(file.parentPath, file.name).slice(folder.length + 1)).sort();
}

/** Every file of a folder with the digest of its bytes. */
function digests(folder: string): Record<string, string> {
  const digest = (path: string) =>
    createHash("sha256")
      .update(readFileSync(join(folder, path)))
      .digest("hex");
  return Object.fromEntries(pathsOf(folder).map(path => [path, digest(path)]));
}

const dist = (): string => join(journal.root, "dist");

/** The HTML pages that the last build took from the build before: their files are the same. */
function keptPages(change: () => void): {readonly kept: string[]; readonly drawn: string[]} {
  const inodes = () =>
    new Map(pathsOf(dist()).map(path => [path, statSync(join(dist(), path)).ino] as const));
  const before = inodes();
  change();
  const after = [...inodes()].filter(([path]) => path.endsWith("/index.html"));
  const isKept = ([path, inode]: readonly [string, number]) => before.get(path) === inode;
  return {
    kept: after.filter(isKept).map(([path]) => path),
    drawn: after.filter(file => !isKept(file)).map(([path]) => path),
  };
}

const edit = (path: string, from: string | RegExp, to: string): void => {
  const file = join(journal.root, path);
  const text = readFileSync(file, "utf8");
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  writeFileSync(file, changed);
};
const index = (folder: string): string => `${folder}/index.md`;

/** Changes that are made one after the other. */
const CHANGES: readonly (readonly [string, () => void])[] = [
  ["a title", () => edit(index(FIRST), "title: First", "title: The first")],
  ["the title of an entry without numbers", () => edit(index(FOURTH), "title: Fourth", "title: Words")],
  ["a sample", () => edit(`${SECOND}/run.txt`, "151.5 ns/op", "175.5 ns/op")],
  ["a verdict", () => edit(index(THIRD), "verdict: kept", "verdict: rejected")],
  ["a verdict back", () => edit(index(THIRD), "verdict: rejected", "verdict: kept")],
  ["a finding that is no longer resolved", () => edit(index(THIRD), /resolves: .*\n/, "")],
  [
    "a finding that another entry resolves",
    () => edit(index(FOURTH), "---\n\n", "resolves: [2026-01-01-first#slow]\n---\n\n"),
  ],
  ["a claim", () => edit(index(THIRD), "Alpha is fast.", "Alpha is fast enough.")],
  ["a link to a finding", () => edit(index(THIRD), /Goes on .*\n/, "Goes on.\n")],
  ["a tag", () => edit(index(THIRD), "[speed, memory]", "[speed, heap]")],
  ["a machine", () => edit(index(FIFTH), "---\n\n", "machine: bench-1\n---\n\n")],
  ["an alias", () => edit(index(SECOND), "---\n\n", "aliases: [2026-02-01-second-try]\n---\n\n")],
  [
    "a renamed folder",
    () => {
      renameSync(join(journal.root, FOURTH), join(journal.root, "content/2026-04-01-words"));
      edit("content/2026-04-01-words/index.md", "---\n\n", "aliases: [2026-04-01-fourth]\n---\n\n");
    },
  ],
  ["a date", () => renameSync(join(journal.root, SECOND), join(journal.root, "content/2026-03-15-second"))],
  ["configuration", () => journal.write("content/journal.yaml", "title: Another\n")],
  [
    "a renamed benchmark",
    () => journal.write("content/journal.yaml", "title: Another\nrenames: [{from: Gamma, to: Epsilon}]\n"),
  ],
  [
    "thresholds",
    () => journal.write("content/journal.yaml", "title: Another\nthresholds: {least-change: 0.5}\n"),
  ],
  [
    "documents",
    () => {
      journal.write("content/journal.yaml", "title: Another\ndocs: docs\n");
      journal.write("docs/guide.md", "# Guide\n\nText.\n");
    },
  ],
  ["a document", () => edit("docs/guide.md", "Text.", "Other text.")],
  ["a theme", () => journal.write("content/theme.css", ":root { --accent: #0d5c58; }\n")],
  [
    "a new entry",
    () => {
      journal.write("content/2026-06-01-sixth/index.md", entryText("Sixth", "", "draft: false\n"));
      journal.write("content/2026-06-01-sixth/run.txt", bench({Alpha: 60, Delta: 61}));
    },
  ],
  ["a new profile", () => cpSync(join(TESTDATA, "cpu.pb.gz"), join(journal.root, THIRD, "cpu.pb.gz"))],
  ["a draft", () => edit("content/2026-06-01-sixth/index.md", "draft: false", "draft: true")],
  ["a commit", () => void journal.commit("all of it")],
  ["a deleted entry", () => rmSync(join(journal.root, THIRD), {recursive: true})],
  ["an entry with problems", () => edit(index(FIRST), "tags: [speed]", "tags: [speed]\nnonsense: 1")],
];

describe("a build that keeps pages gives the same bytes and messages as one that has none", () => {
  test.each(CHANGES)("after %s", (_, change) => {
    change();
    const messages = build(journal.root);
    const anew = buildAnew();
    expect(digests(dist())).toEqual(anew.files);
    expect(messages).toBe(anew.messages);
  });

  test("for another base, and back", () => {
    build(journal.root, "--base", "/team/");
    expect(digests(dist())).toEqual(buildAnew("--base", "/team/").files);
    build(journal.root);
    expect(digests(dist())).toEqual(buildAnew().files);
  });
});

test("a page whose numbers are the same is not drawn for another entry's title", () => {
  build(journal.root);
  const {kept, drawn} = keptPages(() => {
    edit("content/2026-04-01-words/index.md", "title: Words", "title: Other words");
    build(journal.root);
  });
  expect(drawn).toContain("entries/2026-04-01-words/index.html");
  expect(drawn.filter(path => path.startsWith("benchmarks/example.com"))).toEqual([]);
  expect(kept.filter(path => path.startsWith("benchmarks/example.com"))).not.toEqual([]);
});

test("--no-cache draws every page", () => {
  const {kept} = keptPages(() => void build(journal.root, "--no-cache"));
  expect(kept).toEqual([]);
});

test("kept files that were changed, damaged or removed are drawn again", () => {
  build(journal.root);
  const expected = digests(dist());
  const store = join(journal.root, ".perf-journal/pages/files");
  const files = pathsOf(store);
  files.forEach((path, i) => {
    const file = join(store, path);
    const text = readFileSync(file);
    // The site's own file is another one from here on.
    rmSync(file);
    if (i % 3 === 0) writeFileSync(file, "");
    if (i % 3 === 1) writeFileSync(file, Buffer.concat([text, Buffer.from("<script>")]));
  });
  build(journal.root);
  expect(digests(dist())).toEqual(expected);
});

test("the whole site of the last build is used while nothing has changed, and only then", () => {
  build(journal.root);
  const before = digests(dist());
  const again = keptPages(() => void build(journal.root));
  expect(again.drawn).toEqual([]);
  expect(digests(dist())).toEqual(before);
  journal.write(".gitignore", "*.md\n");
  expect(build(journal.root)).toBe(buildAnew().messages);
  rmSync(join(journal.root, ".gitignore"));
  writeFileSync(join(dist(), "index.html"), "edited in place");
  build(journal.root);
  expect(digests(dist())).toEqual(before);
});

test("a manifest that does not verify is not used", () => {
  const file = join(journal.root, ".perf-journal/pages/pages.json");
  writeFileSync(file, readFileSync(file, "utf8").replace(/"sha256":"[0-9a-f]{4}/g, '"sha256":"0000'));
  build(journal.root);
  expect(digests(dist())).toEqual(buildAnew().files);
});
