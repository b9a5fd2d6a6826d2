/**
 * Builds generated journals of 20 benchmarks in three units an entry, a journal without measurements, and the sample:
 * from scratch, without changes, and with an added entry, with the packed command; and the Markdown files of a journal
 * without measurements with Astro alone. Prints wall time, processor time of all processes, the largest memory of a
 * process, and the bytes written.
 * Usage: node scripts/bench/scale.ts [sample] [250] [1000] [plain] [5000] [plain-5000]
 */
import {spawnSync} from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import {basename, dirname, join} from "node:path";
import process from "node:process";
import {fileURLToPath} from "node:url";
import {cacheFolder} from "../../src/journal/read/cache-folder-fs.ts";
import {longJournal} from "../testing/long-journal.ts";
import {packCheckout, packedCommand} from "../testing/packed-command.ts";
import type {TemporaryJournal} from "../testing/temporary-journal.ts";
import {entryText, temporaryJournal} from "../testing/temporary-journal.ts";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));
const GNU_TIME = "/usr/bin/time";
const BENCHMARKS = 20;

/** A journal to build: all its files by their path, and those of an entry that is added last. */
interface Subject {
  readonly title: string;
  readonly files: ReadonlyMap<string, string>;
  readonly added: ReadonlyMap<string, string>;
  /** The sample's folder, which is copied. */
  readonly copied?: string;
  /** True if Astro alone can build the files. */
  readonly isPlain?: true;
}

const SUBJECTS: Readonly<Record<string, () => Subject>> = {
  sample: () => ({title: "sample", files: new Map(), added: addedEntry(), copied: join(PROJECT, "content")}),
  250: () => measured(250),
  1000: () => measured(1000),
  5000: () => measured(5000),
  plain: () => plain(1000),
  "plain-5000": () => plain(5000),
};
const DEFAULT = ["sample", "250", "1000", "plain"];

/** A project whose only pages are those of a collection of Markdown files. */
const ASTRO_PROJECT: Readonly<Record<string, string>> = {
  "package.json": '{"type": "module"}',
  "src/content.config.ts": `import {defineCollection} from "astro:content";
import {glob} from "astro/loaders";
export const collections = {
  entries: defineCollection({loader: glob({pattern: "*.md", base: "./src/content/entries"})}),
};
`,
  "src/pages/entries/[id].astro": `---
import {getCollection, render} from "astro:content";
export async function getStaticPaths() {
  return (await getCollection("entries")).map(entry => ({params: {id: entry.id}, props: {entry}}));
}
const {entry} = Astro.props;
const {Content} = await render(entry);
---
<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>{entry.data.title}</title></head>
  <body><h1>{entry.data.title}</h1><Content /></body>
</html>
`,
};

packCheckout();
const wanted = process.argv.slice(2);
for (const name of wanted.length > 0 ? wanted : DEFAULT) {
  const subject = SUBJECTS[name]?.();
  if (subject) measure(subject);
  else throw new Error(`unknown journal "${name}", expected ${Object.keys(SUBJECTS).join(", ")}`);
}

/** Builds three times: without a cache, again, and with an added entry. */
function measure({title, files, added, copied, isPlain}: Subject): void {
  const journal = temporaryJournal(Object.fromEntries(files));
  try {
    if (copied !== undefined) cpSync(copied, join(journal.root, "content"), {recursive: true});
    commit(journal.root);
    build(journal, `${title}, cold`);
    build(journal, `${title}, nothing changed`);
    for (const [path, text] of added) journal.write(path, text);
    commit(journal.root);
    build(journal, `${title}, one entry added`);
    if (isPlain) buildWithAstro(files, `${title}, Astro alone`);
  } finally {
    journal.remove();
  }
}

/** A journal whose last entry is kept back to be added. */
function measured(entries: number): Subject {
  const files = [...longJournal({entries: entries + 1, benchmarks: BENCHMARKS})];
  const last = dirname(files.at(-1)?.[0] ?? "");
  const isAdded = ([path]: readonly [string, string]) => dirname(path) === last;
  return {
    title: `${entries} entries`,
    files: new Map(files.filter(file => !isAdded(file))),
    added: new Map(files.filter(isAdded)),
  };
}

/** A journal of text alone: the entries of a measured one without their files. */
function plain(entries: number): Subject {
  const {files, added} = measured(entries);
  const text = (all: ReadonlyMap<string, string>) =>
    new Map([...all].filter(([path]) => path.endsWith("index.md")));
  return {title: `${entries} entries of text`, files: text(files), added: text(added), isPlain: true};
}

function addedEntry(): Map<string, string> {
  return new Map([["content/2026-12-31-added/index.md", entryText("Added", "One entry more.")]]);
}

/** Makes the journal's state a commit, so that its history is read as that of any journal. */
function commit(root: string): void {
  const git = (...args: string[]) =>
    spawnSync("git", ["-c", "user.name=A", "-c", "user.email=a@example.com", ...args], {cwd: root});
  if (!existsSync(join(root, ".git"))) git("init", "-q");
  git("add", "-A");
  git("commit", "-q", "-m", "journal");
}

function build({root}: TemporaryJournal, title: string): void {
  const out = join(root, "dist");
  measureCommand([packedCommand(), "build", "--root", root], {
    title,
    out,
    usage: join(root, ".git", "usage"),
  });
}

/** Builds Markdown files as a collection with a page each. The project lies in this repository, whose Astro it uses. */
function buildWithAstro(files: ReadonlyMap<string, string>, title: string): void {
  const folder = join(cacheFolder(PROJECT), `astro-${process.pid}`);
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), {recursive: true});
    writeFileSync(join(folder, path), text);
  };
  try {
    for (const [path, text] of Object.entries(ASTRO_PROJECT)) write(path, text);
    // A directive is text to Astro.
    for (const [path, text] of files) write(`src/content/entries/${basename(dirname(path))}.md`, text);
    const astro = join(PROJECT, "node_modules", "astro", "bin", "astro.mjs");
    const usage = join(folder, "usage");
    measureCommand([astro, "build", "--root", folder], {title, out: join(folder, "dist"), usage});
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

/** Runs a program under GNU time and prints what it took, and the size of its output. */
function measureCommand(
  program: readonly string[],
  {title, out, usage}: {readonly title: string; readonly out: string; readonly usage: string},
): void {
  const start = performance.now();
  const command = ["-f", "%U %S %M", "-o", usage, process.execPath, ...program];
  const {status, stderr, error} = spawnSync(GNU_TIME, command, {
    encoding: "utf8",
    env: {...process.env, ASTRO_TELEMETRY_DISABLED: "1"},
  });
  const wall = (performance.now() - start) / 1000;
  if (error) throw new Error(`GNU time is needed at ${GNU_TIME}: ${error.message}`);
  if (status !== 0) throw new Error(`the build failed: ${stderr}`);
  const [user = 0, system = 0, kilobytes = 0] = readFileSync(usage, "utf8").trim().split(" ").map(Number);
  const {files, bytes} = sizeOf(out);
  console.log(
    `  ${title}: ${wall.toFixed(1)} s, ${(user + system).toFixed(1)} s of processors, ${(kilobytes / 1000).toFixed(0)} MB, ${files} files, ${(bytes / 1e6).toFixed(1)} MB written`,
  );
}

function sizeOf(folder: string): {readonly files: number; readonly bytes: number} {
  const files = readdirSync(folder, {recursive: true, withFileTypes: true}).filter(file => file.isFile());
  return {
    files: files.length,
    bytes: files.reduce((sum, {parentPath, name}) => sum + statSync(join(parentPath, name)).size, 0),
  };
}
