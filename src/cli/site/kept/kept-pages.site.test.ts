import {execFile, execFileSync} from "node:child_process";
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
import {promisify} from "node:util";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {commandEnvironment, packedCommand} from "../../../../scripts/testing/packed-command.ts";
import {entryText} from "../../../../scripts/testing/temporary-journal.ts";
import type {TemporaryRepository} from "../../../../scripts/testing/temporary-repository.ts";
import {temporaryRepository} from "../../../../scripts/testing/temporary-repository.ts";

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

/** A profile of few functions, each of which has a page. */
const FOLDED = "main;alpha 30\nmain;beta;alpha 10\nmain;beta 5\n";

beforeAll(async () => {
  journal = temporaryRepository();
  const write = (folder: string, files: Readonly<Record<string, string>>) => {
    for (const [name, text] of Object.entries(files)) journal.write(`${folder}/${name}`, text);
  };
  write(FIRST, {
    "index.md": entryText("First", finding("slow", "Alpha is slow."), "tags: [speed]\n"),
    "before.txt": bench({Alpha: 200, Beta: 100}),
    "after.txt": bench({Alpha: 150, Beta: 100}),
    "cpu.folded": FOLDED,
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
  journal.commit("start");
  await build(journal.root);
});
afterAll(() => journal.remove());

/** Builds a journal and returns its messages. */
async function build(root: string, ...args: readonly string[]): Promise<string> {
  const command = [packedCommand(), "build", "--root", root, ...args];
  const {stderr} = await promisify(execFile)(process.execPath, command, {env: commandEnvironment()});
  return stderr.replace(/^rendering .*\n/gm, "");
}

/** What a build writes. */
interface Built {
  readonly files: Record<string, string>;
  readonly messages: string;
}

const builtAnew = new Map<string, Promise<Built>>();

/** Builds a copy of the journal, made at once, that has no cache; once for each state of its files. */
function buildAnew(...args: readonly string[]): Promise<Built> {
  const head = execFileSync("git", ["rev-parse", "HEAD"], {cwd: journal.root, encoding: "utf8"});
  const state = JSON.stringify([args, head, digests(journal.root, isSource)]);
  const built = builtAnew.get(state) ?? buildCopy(args);
  builtAnew.set(state, built);
  return built;
}

async function buildCopy(args: readonly string[]): Promise<Built> {
  const root = mkdtempSync(join(tmpdir(), "perf-journal-anew-"));
  try {
    cpSync(journal.root, root, {recursive: true, filter: path => !MADE.has(basename(path))});
    const messages = await build(root, ...args);
    return {files: digests(join(root, "dist")), messages};
  } finally {
    rmSync(root, {recursive: true, force: true});
  }
}

/** Folders that builds make. */
const MADE = new Set([".perf-journal", "dist"]);

const isSource = (path: string): boolean => !/^(?:\.git|\.perf-journal|dist)[\\/]/.test(path);

function pathsOf(folder: string): string[] {
  const files = readdirSync(folder, {recursive: true, withFileTypes: true}).filter(file => file.isFile());
  return files.map(file => join(file.parentPath, file.name).slice(folder.length + 1)).sort();
}

/** Every file of a folder that `isWanted` accepts, with the digest of its bytes. */
function digests(folder: string, isWanted: (path: string) => boolean = () => true): Record<string, string> {
  const digest = (path: string) =>
    createHash("sha256")
      .update(readFileSync(join(folder, path)))
      .digest("hex");
  return Object.fromEntries(
    pathsOf(folder)
      .filter(isWanted)
      .map(path => [path, digest(path)]),
  );
}

const dist = (): string => join(journal.root, "dist");

/** The HTML pages that the last build took from the build before: their files are the same. */
async function keptPages(
  change: () => Promise<unknown>,
): Promise<{readonly kept: string[]; readonly drawn: string[]}> {
  const inodes = () =>
    new Map(pathsOf(dist()).map(path => [path, statSync(join(dist(), path)).ino] as const));
  const before = inodes();
  await change();
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
  ["a new profile", () => journal.write(`${THIRD}/heap.folded`, "main;gamma 70\nmain;alpha 40\n")],
  ["a draft", () => edit("content/2026-06-01-sixth/index.md", "draft: false", "draft: true")],
  ["a commit", () => void journal.commit("all of it")],
  ["a deleted entry", () => rmSync(join(journal.root, THIRD), {recursive: true})],
  ["an entry with problems", () => edit(index(FIRST), "tags: [speed]", "tags: [speed]\nnonsense: 1")],
];

describe("a build that keeps pages gives the same bytes and messages as one that has none", () => {
  test.each(CHANGES)("after %s", async (_, change) => {
    change();
    const [anew, messages] = await Promise.all([buildAnew(), build(journal.root)]);
    expect(digests(dist())).toEqual(anew.files);
    expect(messages).toBe(anew.messages);
  });

  test("for another base, and back", async () => {
    const [anew] = await Promise.all([
      buildAnew("--base", "/team/"),
      build(journal.root, "--base", "/team/"),
    ]);
    expect(digests(dist())).toEqual(anew.files);
    await build(journal.root);
    expect(digests(dist())).toEqual((await buildAnew()).files);
  });
});

test("a page whose numbers are the same is not drawn for another entry's title", async () => {
  await build(journal.root);
  const {kept, drawn} = await keptPages(() => {
    edit("content/2026-04-01-words/index.md", "title: Words", "title: Other words");
    return build(journal.root);
  });
  expect(drawn).toContain("entries/2026-04-01-words/index.html");
  expect(drawn.filter(path => path.startsWith("benchmarks/example.com"))).toEqual([]);
  expect(kept.filter(path => path.startsWith("benchmarks/example.com"))).not.toEqual([]);
});

test("--no-cache draws every page", async () => {
  const {kept} = await keptPages(() => build(journal.root, "--no-cache"));
  expect(kept).toEqual([]);
});

test("kept files that were changed, damaged or removed are drawn again", async () => {
  await build(journal.root);
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
  // It holds the same files, which would stay.
  rmSync(dist(), {recursive: true});
  await build(journal.root);
  expect(digests(dist())).toEqual(expected);
});

test("the whole site of the last build is used while nothing has changed, and only then", async () => {
  await build(journal.root);
  const before = digests(dist());
  const again = await keptPages(() => build(journal.root));
  expect(again.drawn).toEqual([]);
  expect(digests(dist())).toEqual(before);
  journal.write(".gitignore", "*.md\n");
  const [anew, messages] = await Promise.all([buildAnew(), build(journal.root)]);
  expect(messages).toBe(anew.messages);
  rmSync(join(journal.root, ".gitignore"));
  writeFileSync(join(dist(), "index.html"), "edited in place");
  await build(journal.root);
  expect(digests(dist())).toEqual(before);
  writeFileSync(join(dist(), "added.html"), "");
  rmSync(join(dist(), "llms.txt"));
  await build(journal.root);
  expect(digests(dist())).toEqual(before);
});

test("a manifest that does not verify is not used", async () => {
  const file = join(journal.root, ".perf-journal/pages/pages.json");
  writeFileSync(file, readFileSync(file, "utf8").replace(/"sha256":"[0-9a-f]{4}/g, '"sha256":"0000'));
  const [anew] = await Promise.all([buildAnew(), build(journal.root)]);
  expect(digests(dist())).toEqual(anew.files);
});

test("pictures of figures are those of a build anew, and go with their figures", async () => {
  rmSync(journal.root, {recursive: true});
  journal = temporaryRepository();
  const figure = `${FIRST}/index.md`;
  journal.write("content/journal.yaml", "site: https://example.org\nfigures: {png: true}\n");
  journal.write(figure, entryText("First", "Measured.\n"));
  journal.write(`${FIRST}/before.txt`, bench({Alpha: 400}));
  journal.write(`${FIRST}/after.txt`, bench({Alpha: 200}));
  journal.commit("start");
  const pictures = (): string[] => pathsOf(dist()).filter(path => /figure[^/]*\.(?:png|svg)$/.test(path));
  await build(journal.root);
  expect(pictures().map(path => basename(path))).toEqual(["figure-dark.png", "figure.png", "figure.svg"]);
  const before = digests(dist());
  edit(`${FIRST}/after.txt`, /200\./g, "300.");
  const [anew] = await Promise.all([buildAnew(), build(journal.root)]);
  expect(digests(dist())).toEqual(anew.files);
  expect(pictures().filter(path => digests(dist())[path] === before[path])).toEqual([]);
  for (const side of ["before", "after"]) rmSync(join(journal.root, FIRST, `${side}.txt`));
  edit(figure, "Measured.", "Only words.");
  await build(journal.root);
  expect(pictures()).toEqual([]);
});
