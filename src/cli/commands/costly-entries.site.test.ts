import {spawnSync} from "node:child_process";
import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import process from "node:process";
import {fileURLToPath} from "node:url";
import {afterAll, beforeAll, expect, test} from "vitest";
import {COSTLY_ENTRIES} from "../../../scripts/testing/costly-entries.ts";
import type {TemporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {entryText, temporaryJournal} from "../../../scripts/testing/temporary-journal.ts";

const LAUNCHER = fileURLToPath(new URL("../perf-journal.mjs", import.meta.url));
const INNOCENT = "2026-06-01-innocent";
const COSTLY = "2026-06-02-costly";
const RESULTS = Array.from({length: 6}, (_, i) => `BenchmarkInnocent-8 100 ${12 + i} ns/op`).join("\n");

/** The innocent entry beside one of the same name as the costly one, with no more than its title. */
let harmless: TemporaryJournal;

beforeAll(() => {
  harmless = journalWith({"index.md": entryText("x")});
  run("build", harmless);
});
afterAll(() => harmless.remove());

function journalWith(files: Readonly<Record<string, string | Uint8Array>>): TemporaryJournal {
  const journal = temporaryJournal({
    [`content/${INNOCENT}/index.md`]: entryText("Innocent", "Text."),
    [`content/${INNOCENT}/run.txt`]: `pkg: example.com/innocent\n${RESULTS}\n`,
  });
  for (const [name, content] of Object.entries(files)) journal.write(`content/${COSTLY}/${name}`, content);
  return journal;
}

function run(command: "build" | "check", {root}: TemporaryJournal): string[] {
  const {stdout, stderr} = spawnSync(process.execPath, [LAUNCHER, command, "--root", root], {
    cwd: root,
    encoding: "utf8",
    env: {...process.env, NODE_ENV: undefined, VITEST: undefined, GITHUB_ACTIONS: undefined},
  });
  return `${stdout}${stderr}`.split("\n").filter(line => / (?:error|warning|info) PJ\d{3} /.test(line));
}

/** Files of the innocent entry and its benchmark, by their path in the site. */
function innocentFiles({root}: TemporaryJournal): Map<string, string> {
  const site = join(root, "dist");
  const paths = readdirSync(site, {recursive: true, encoding: "utf8"}).filter(
    path => /innocent/i.test(path) && /\.\w+$/.test(path),
  );
  return new Map(paths.sort().map(path => [path, readFileSync(join(site, path), "utf8")]));
}

test.each(COSTLY_ENTRIES)(
  "an entry of many $name costs no other entry anything",
  ({files, code}) => {
    const journal = journalWith(files());
    try {
      const checked = run("check", journal);
      const built = run("build", journal);
      expect(built).toEqual(checked);
      expect(
        checked.filter(line => line.includes(" error ")).map(line => / PJ\d{3}/.exec(line)?.[0].trim()),
      ).toEqual(code === undefined ? [] : [code]);
      const expected = innocentFiles(harmless);
      expect(expected.size).toBeGreaterThan(5);
      expect(innocentFiles(journal)).toEqual(expected);
    } finally {
      journal.remove();
    }
  },
  120_000,
);
