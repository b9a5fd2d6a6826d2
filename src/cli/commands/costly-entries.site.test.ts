import {execFile} from "node:child_process";
import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import process from "node:process";
import {afterAll, beforeAll, expect, test} from "vitest";
import type {CostlyEntry} from "../../../scripts/testing/costly-entries.ts";
import {COSTLY_ENTRIES} from "../../../scripts/testing/costly-entries.ts";
import {commandEnvironment, packedCommand} from "../../../scripts/testing/packed-command.ts";
import type {TemporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {entryText, temporaryJournal} from "../../../scripts/testing/temporary-journal.ts";

const INNOCENT = "2026-06-01-innocent";
const RESULTS = Array.from({length: 6}, (_, i) => `BenchmarkInnocent-8 100 ${12 + i} ns/op`).join("\n");

/** All costly entries in one journal, since a build of each would start many processes. */
let costly: TemporaryJournal;
/** The same innocent entry beside entries of the same names, with no more than a title. */
let harmless: TemporaryJournal;
let checked: string[];
let built: string[];

beforeAll(async () => {
  costly = journalWith(entry => entry.files());
  harmless = journalWith(() => ({"index.md": entryText("x")}));
  checked = await run("check", costly);
  built = await run("build", costly);
  await run("build", harmless);
}, 600_000);
afterAll(() => {
  costly?.remove();
  harmless?.remove();
});

const folderOf = ({name}: CostlyEntry): string => `2026-06-02-${name.replaceAll(/[^a-z]+/g, "-")}`;

function journalWith(
  filesOf: (entry: CostlyEntry) => Readonly<Record<string, string | Uint8Array>>,
): TemporaryJournal {
  const journal = temporaryJournal({
    [`content/${INNOCENT}/index.md`]: entryText("Innocent", "Text."),
    [`content/${INNOCENT}/run.txt`]: `pkg: example.com/innocent\n${RESULTS}\n`,
  });
  for (const entry of COSTLY_ENTRIES)
    for (const [name, content] of Object.entries(filesOf(entry)))
      journal.write(`content/${folderOf(entry)}/${name}`, content);
  return journal;
}

/** Runs a command and returns the lines of its problems. */
function run(command: "build" | "check", {root}: TemporaryJournal): Promise<string[]> {
  const env = commandEnvironment({GITHUB_ACTIONS: undefined});
  return new Promise(resolve => {
    execFile(
      process.execPath,
      [packedCommand(), command, "--root", root],
      {cwd: root, env, maxBuffer: 2 ** 24},
      (_, stdout, stderr) =>
        resolve(
          `${stdout}${stderr}`.split("\n").filter(line => / (?:error|warning|info) PJ\d{3} /.test(line)),
        ),
    );
  });
}

/** Files of the innocent entry and its benchmark, by their path in the site. */
function innocentFiles({root}: TemporaryJournal): Map<string, string> {
  const site = join(root, "dist");
  const paths = readdirSync(site, {recursive: true, encoding: "utf8"}).filter(
    path => /innocent/i.test(path) && /\.\w+$/.test(path),
  );
  return new Map(paths.sort().map(path => [path, readFileSync(join(site, path), "utf8")]));
}

test.each(COSTLY_ENTRIES)("an entry of many $name has no error but that of its costs", entry => {
  const own = checked.filter(line => line.startsWith(`content/${folderOf(entry)}`));
  const errors = own.filter(line => line.includes(" error "));
  expect(errors.map(line => / PJ\d{3}/.exec(line)?.[0].trim())).toEqual(
    entry.code === undefined ? [] : [entry.code],
  );
});

test("check and build find the same problems", () => {
  expect(built).toEqual(checked);
});

test("costly entries cost no other entry anything", () => {
  expect(checked.filter(line => line.includes(INNOCENT))).toEqual([]);
  const expected = innocentFiles(harmless);
  expect(expected.size).toBeGreaterThan(5);
  expect(innocentFiles(costly)).toEqual(expected);
});
