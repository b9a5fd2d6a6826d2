import {createHash} from "node:crypto";
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {afterEach, beforeEach, expect, test, vi} from "vitest";
import {entryText, temporaryJournal} from "../../../../scripts/testing/temporary-journal.ts";
import {KINDS} from "../../../artifacts/kinds.ts";
import * as parser from "../../../markdown/parse.ts";
import type {Journal} from "../../journal.ts";
import {readJournal} from "../journal-fs.ts";
import {keptEntries} from "./kept-entries-fs.ts";

const FOLDER = "content/2026-05-03-pool";
const runs = (...values: readonly number[]) =>
  `goos: linux\ngogc: ${values[0]}\n${values.map(value => `BenchmarkX-2 1 ${value} ns/op\n`).join("")}`;
const FILES = {
  [`${FOLDER}/index.md`]: entryText(
    "Pool",
    "# Part\n\nText :delta[x].\n\n:::finding{#f}\nA claim.\n:::\n\n```gctrace\ngc 1\n```\n\n[x](nowhere.txt)",
  ),
  [`${FOLDER}/before.txt`]: runs(10, 11, 12),
  [`${FOLDER}/after.txt`]: `${runs(5, 6)}Benchmark\tbad line ns/op\n`,
  [`${FOLDER}/gc.log`]:
    "gc 1 @0.004s 2%: 0.0+1+0.0 ms clock, 0.1+0.2/0.3/0.4+0.1 ms cpu, 4->4->1 MB, 4 MB goal, 8 P\n",
  [`${FOLDER}/cpu.folded`]: "main;a 5\nmain;b 3\n",
  [`${FOLDER}/note.txt`]: "no report",
};

let journal: ReturnType<typeof temporaryJournal>;
let places: {folder: string; version: string};

beforeEach(() => {
  journal = temporaryJournal(FILES);
  journal.write(`${FOLDER}/more.csv.gz`, gzipSync("a,b\n1,2\n"));
  places = {folder: join(journal.root, "entries"), version: "1"};
});

afterEach(() => {
  vi.restoreAllMocks();
  journal.remove();
});

/** Reads the journal and counts the files that were parsed. */
async function read(kept = keptEntries(places)): Promise<{journal: Journal; opened: string[]}> {
  const opened: string[] = [];
  const spies = KINDS.map(kind => {
    const open = kind.open.bind(kind);
    return vi.spyOn(kind, "open").mockImplementation(file => {
      // A fence of the text is opened at every reading.
      if (file.name !== "code.txt") opened.push(file.name);
      return open(file);
    });
  });
  const found = await readJournal({root: journal.root, kept});
  for (const spy of spies) spy.mockRestore();
  return {journal: found, opened: opened.sort()};
}

/** Everything that a reading finds, with the views of the attachments. */
function contents({entries, problems}: Journal) {
  return {
    problems,
    entries: entries.map(({attachments, pairs, work, environment, ...entry}) => ({
      ids: [entry.id, entry.digest, work, environment, entry.problems, entry.findings, entry.fences.length],
      document: entry.document,
      pairs: pairs.map(({name, base, head}) => [name, base.name, head.name]),
      files: attachments.map(({artifact, ...about}) => ({
        name: about.name,
        address: about.address,
        artifact: artifact && {
          ...artifact,
          file: artifact.file.text(),
          kind: artifact.kind.name,
          tables: artifact.tables(),
          view: artifact.view({id: "x", size: "embed"}),
        },
      })),
    })),
  };
}

/** Contents without functions, which are those of different artifacts. */
function plain(found: Journal): unknown {
  return JSON.parse(JSON.stringify(contents(found)));
}

test("a second reading parses no attachment and finds the same", async () => {
  const first = await read();
  expect(first.opened).toEqual([
    "after.txt",
    "before.txt",
    "cpu.folded",
    "gc.log",
    "more.csv.gz",
    "note.txt",
  ]);
  const second = await read();
  expect(second.opened).toEqual([]);
  expect(plain(second.journal)).toEqual(plain(first.journal));
  expect(first.journal.problems.map(({code}) => code)).not.toEqual([]);
});

test("attachments are parsed again after one of them changed, and kept with another text", async () => {
  await read();
  journal.write(`${FOLDER}/index.md`, entryText("Pool", "Other text."));
  expect((await read()).opened).toEqual([]);
  journal.write(`${FOLDER}/after.txt`, runs(7, 8, 9));
  const changed = await read();
  expect(changed.opened).toContain("after.txt");
  expect(plain(changed.journal)).toEqual(plain(await readJournal({root: journal.root})));
});

test("a record of another version, of other settings, or without its digest is not used", async () => {
  const {opened: all} = await read();
  expect((await read(keptEntries({...places, version: "2"}))).opened).toEqual(all);
  expect((await read(keptEntries({...places, version: "2"}))).opened).toEqual([]);
  expect((await read(keptEntries({...places, version: "2", isFresh: true}))).opened).toEqual(all);
  journal.write("content/journal.yaml", "thresholds:\n  profile-samples: 3\n");
  expect((await read(keptEntries({...places, version: "2"}))).opened).toEqual(all);
  const [name = ""] = readdirSync(places.folder);
  const bytes = readFileSync(join(places.folder, name));
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  writeFileSync(join(places.folder, name), bytes);
  expect((await read(keptEntries({...places, version: "2"}))).opened).toEqual(all);
});

test("an unchanged text is not parsed again, and reads as before", async () => {
  const parse = vi.spyOn(parser, "parseMarkdown");
  const first = await read();
  const second = await read();
  expect(parse).toHaveBeenCalledTimes(1);
  const documents = [first, second].map(({journal: {entries}}) => entries[0]?.document);
  expect(documents[1]).toStrictEqual(documents[0]);
  journal.write(`${FOLDER}/index.md`, entryText("Pool", "Other text."));
  const third = await read();
  expect(third.journal.entries[0]?.document.source).toContain("Other text.");
  expect(plain(third.journal)).toEqual(plain(await readJournal({root: journal.root})));
});

test("what another version has written is not deserialized", async () => {
  await read();
  const [name = ""] = readdirSync(places.folder);
  const path = join(places.folder, name);
  const content = Buffer.from("no serialized value");
  const ofOther = createHash("sha256").update("1 0.0.0\0").update(content).digest();
  writeFileSync(path, Buffer.concat([ofOther, content]));
  expect((await read()).opened).toContain("after.txt");
});

test("a folder that cannot be written is no error", async () => {
  writeFileSync(join(journal.root, "file"), "");
  mkdirSync(places.folder);
  const cache = keptEntries({...places, folder: join(journal.root, "file", "entries")});
  expect((await read(cache)).journal.entries).toHaveLength(1);
});
