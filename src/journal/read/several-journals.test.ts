import {execFileSync} from "node:child_process";
import {mkdirSync, symlinkSync} from "node:fs";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import type {TemporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {entryText, temporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {readAllRevisions} from "../citations/revisions-fs.ts";
import type {Journal} from "../journal.ts";
import {settingsOf} from "./config.ts";
import {readJournal} from "./journal-fs.ts";

const JOURNALS = [
  {name: "parser", dir: "checkouts/parser/docs/perf"},
  {name: "render", dir: "checkouts/render"},
];
const POOL = "2026-05-03-pool";
const PARSER = `checkouts/parser/docs/perf/lexer/${POOL}`;
const RENDER = `checkouts/render/${POOL}`;

function bench(times: readonly number[]): string {
  const lines = times.map(time => `BenchmarkParse-8 1 ${time} ns/op\n`);
  return `goos: linux\ngoarch: amd64\npkg: example.org/sip\ncpu: C\n${lines.join("")}`;
}

let journal: TemporaryJournal;
const read = (): Promise<Journal> => readJournal({root: journal.root, journals: JOURNALS});

beforeEach(() => {
  journal = temporaryJournal({
    "content/journal.yaml": "title: All\nsite: https://example.org\nbase: /perf/\n",
    [`content/${POOL}/index.md`]: entryText("Own"),
    [`content/${POOL}/bench.txt`]: bench([100, 101, 99]),
    "checkouts/parser/docs/perf/journal.yaml":
      "title: Parser\nsite: https://elsewhere.org\nrepository: https://example.org/parser\nthresholds: {alpha: 0.01}\nrenames: [{from: Parse, to: ParseAll}]\n",
    [`${PARSER}/index.md`]: entryText("Parser's", ":::finding{#split}\nIt copies.\n:::"),
    [`${PARSER}/bench.txt`]: bench([50, 51, 49]),
    [`${RENDER}/index.md`]: entryText(
      "Render's",
      `[split](../../parser/docs/perf/lexer/${POOL}/index.md#split)`,
      `resolves: [parser.${POOL}#split]\naliases: [2026-05-02-pool]\n`,
    ),
    [`${RENDER}/bench.txt`]: bench([10, 11, 9]),
  });
});
afterEach(() => journal.remove());

describe("readJournal({journals})", () => {
  test("prefixes ids, aliases and components with the journal's name", async () => {
    const {entries, problems} = await read();
    expect(problems).toEqual([]);
    expect(entries.map(({id, component, folder}) => [id, component, folder])).toEqual([
      [`render.${POOL}`, "render", RENDER],
      [`parser.${POOL}`, "parser/lexer", PARSER],
      [POOL, undefined, `content/${POOL}`],
    ]);
    expect(entries[0]?.meta.aliases).toEqual(["render.2026-05-02-pool"]);
  });

  test("resolves and cites findings across journals", async () => {
    const {findings} = await read();
    expect(
      findings.map(({entry, status, resolvedBy, citedBy}) => [
        entry.id,
        status,
        resolvedBy.map(({id}) => id),
        citedBy.map(({id}) => id),
      ]),
    ).toEqual([[`parser.${POOL}`, "landed", [`render.${POOL}`], [`render.${POOL}`]]]);
  });

  test("reads a reference without a name as one of the same journal", async () => {
    journal.write(
      "checkouts/parser/docs/perf/2026-05-04-next/index.md",
      entryText("Next", "", `resolves: [${POOL}#split]\n`),
    );
    journal.write(
      "checkouts/render/2026-05-04-next/index.md",
      entryText("Next", "", `resolves: [${POOL}#split]\n`),
    );
    const {findings, problems} = await read();
    expect(findings[0]?.resolvedBy.map(({id}) => id)).toEqual([`render.${POOL}`, "parser.2026-05-04-next"]);
    expect(problems.map(({file, line, code}) => [file, line, code])).toEqual([
      ["checkouts/render/2026-05-04-next/index.md", 3, "PJ092"],
    ]);
  });

  test("joins no series of two journals, and follows each under its own settings", async () => {
    const all = await read();
    expect(
      all.series.map(({journal: name, name: benchmark, points}) => [name, benchmark, points.length]),
    ).toEqual([
      [undefined, "Parse-8", 1],
      ["parser", "ParseAll-8", 1],
      ["render", "Parse-8", 1],
    ]);
    expect(all.benchmarks.map(({address}) => address)).toEqual([
      "/benchmarks/example.org/sip/Parse-8/",
      "/benchmarks/@journal/parser/example.org/sip/ParseAll-8/",
      "/benchmarks/@journal/render/example.org/sip/Parse-8/",
    ]);
    expect(settingsOf(all, "parser")).toMatchObject({
      title: "All",
      site: "https://example.org",
      base: "/perf/",
      repository: "https://example.org/parser",
      thresholds: {alpha: 0.01},
    });
    expect(settingsOf(all, undefined).thresholds.alpha).toBe(0.05);
  });

  test("names the file of a problem by its path from the root", async () => {
    journal.write("checkouts/render/journal.yaml", "titel: Render\n");
    journal.write(`${RENDER}/index.md`, "no front matter");
    const {problems, broken} = await read();
    expect(problems.map(({file, code}) => [file, code])).toEqual([
      [`${RENDER}/index.md`, "PJ010"],
      ["checkouts/render/journal.yaml", "PJ002"],
    ]);
    expect(broken.map(({id}) => id)).toEqual([`render.${POOL}`]);
  });

  test("goes on without a journal that is missing or whose folder is a link", async () => {
    const outside = temporaryJournal({[`${POOL}/index.md`]: entryText("Outside")});
    symlinkSync(outside.root, join(journal.root, "link"));
    const journals = [...JOURNALS, {name: "gone", dir: "checkouts/gone"}, {name: "linked", dir: "link"}];
    const {entries, problems} = await readJournal({root: journal.root, journals});
    outside.remove();
    expect(entries).toHaveLength(3);
    expect(problems.map(({file, code}) => [file, code])).toEqual([
      ["link", "PJ043"],
      ["perf-journal.yaml", "PJ006"],
    ]);
  });

  test("takes no file from outside of an entry, of another journal either", async () => {
    journal.write(
      `${RENDER}/index.md`,
      entryText("Render's", `::artifact{file="../../parser/docs/perf/lexer/${POOL}/bench.txt"}`),
    );
    symlinkSync(join(journal.root, PARSER, "bench.txt"), join(journal.root, RENDER, "linked.txt"));
    const {entries, problems} = await read();
    expect(entries[0]?.attachments.map(({name}) => name)).toEqual(["bench.txt"]);
    expect(problems.map(({code}) => code)).toContain("PJ043");
  });

  test("gives a journal that is listed under a name that name alone", async () => {
    const journals = [{name: "own", dir: "content"}, ...JOURNALS];
    const {entries, config} = await readJournal({root: journal.root, journals});
    expect(entries.map(({id}) => id)).toEqual([`render.${POOL}`, `parser.${POOL}`, `own.${POOL}`]);
    expect(config.title).toBe("All");
  });

  test("asks the repository of each checkout what is ignored, and what was before", async () => {
    const commit = (folder: string): void => {
      for (const args of [
        ["init", "-q"],
        ["add", "-A"],
        ["commit", "-qm", "x"],
      ])
        execFileSync("git", [
          "-C",
          join(journal.root, folder),
          "-c",
          "user.name=A",
          "-c",
          "user.email=a@example.org",
          "-c",
          "commit.gpgsign=false",
          ...args,
        ]);
    };
    commit("checkouts/parser");
    journal.write("checkouts/render/.gitignore", "*.txt\n");
    commit("checkouts/render");
    journal.write(".gitignore", "checkouts/\n");
    commit("");
    const {problems} = await read();
    expect(problems.map(({file, code}) => [file, code])).toEqual([[`${RENDER}/bench.txt`, "PJ045"]]);
    const {complete, snapshots} = readAllRevisions({root: journal.root, dir: "content", journals: JOURNALS});
    expect(complete).toBe(true);
    const claims = (id: string) => snapshots(id).map(one => [...one.claims.values()]);
    expect(claims(`parser.${POOL}`)).toEqual([["It copies."]]);
    expect(claims(`render.${POOL}`)).toEqual([[]]);
    expect(claims(POOL)).toEqual([[]]);
  });

  test("runs no settings of a journal that looks like a bare repository", async () => {
    const marker = join(journal.root, "ran");
    for (const folder of ["objects", "refs/heads"])
      mkdirSync(join(journal.root, "checkouts/render", folder), {recursive: true});
    journal.write("checkouts/render/HEAD", "ref: refs/heads/main\n");
    journal.write(
      "checkouts/render/config",
      `[core]\n\tbare = false\n\tworktree = .\n\tfsmonitor = "touch ${marker}"\n`,
    );
    await read();
    readAllRevisions({root: journal.root, dir: "content", journals: JOURNALS});
    expect(() => execFileSync("ls", [marker], {stdio: "ignore"})).toThrow();
  });
});
