import {execFileSync} from "node:child_process";
import {mkdirSync, readdirSync, readFileSync, symlinkSync} from "node:fs";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {recordingIo} from "../../../scripts/testing/recording-io.ts";
import type {TemporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {entryText, temporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {readRevisions} from "../../journal/citations/revisions-fs.ts";
import {runCommandLine} from "../command-line.ts";

const ID = "2026-05-03-pool";

let journal: TemporaryJournal;

afterEach(() => journal.remove());

async function call(cwd: string, ...args: readonly string[]) {
  const io = recordingIo({cwd: join(journal.root, cwd)});
  const status = await runCommandLine(args, io);
  return {status, output: io.output(), messages: io.messages()};
}

function git(...args: readonly string[]): string {
  const identity = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "commit.gpgsign=false"];
  return execFileSync("git", ["-C", journal.root, ...identity, ...args], {encoding: "utf8"});
}

// Characters that mean something to a shell, a pattern, an address or git.
describe.each(["perf", "docs/perf", "docs/perf notes (é)/[a-z]", ".perf"])("a journal in %j", dir => {
  beforeEach(() => {
    journal = temporaryJournal({
      "perf-journal.yaml": `dir: ${JSON.stringify(dir)}\n`,
      [`${dir}/journal.yaml`]: "title: Ours\nedit: https://example.org/edit/{path}\n",
      [`${dir}/parser/${ID}/index.md`]: entryText("Pool", "::artifact{file=nope.txt}"),
      "src/deep/main.go": "package main\n",
    });
  });

  test("is checked from any folder, problems by their path from the root", async () => {
    const {status, output} = await call("src/deep", "check");
    expect(status).toBe(1);
    expect(output).toContain(`${dir}/parser/${ID}/index.md:5`);
    journal.write(`${dir}/journal.yaml`, "titel: Ours\n");
    expect((await call(dir, "check")).output).toContain(`${dir}/journal.yaml:1: error PJ002`);
    expect((await call("", "check", "--entry", ID)).output).toContain(`${dir}/parser/${ID}/index.md:5`);
  });

  test("gets new entries from any folder", async () => {
    const {status, output} = await call(
      "src",
      "new",
      "Next",
      "--component",
      "parser",
      "--date",
      "2026-05-04",
    );
    expect({status, output}).toEqual({status: 0, output: `${dir}/parser/2026-05-04-next/index.md\n`});
    expect(readdirSync(join(journal.root, dir, "parser"))).toEqual([ID, "2026-05-04-next"]);
    const again = await call("", "new", "Next", "--date", "2026-05-04");
    expect(again.messages).toContain(`in ${dir}/parser/2026-05-04-next`);
  });

  test("has its history in git", () => {
    git("init", "--quiet");
    git("add", "-A");
    git("commit", "-qm", "one");
    const revisions = readRevisions({root: journal.root, dir});
    expect(revisions.snapshots(ID)).toHaveLength(1);
    expect(readRevisions({root: journal.root, dir: "src"}).snapshots(ID)).toEqual([]);
  });

  test("is linked from documents by its path", async () => {
    const path = `../${dir}/parser/${ID}`;
    journal.write("texts/a.md", `[x](<${path}/index.md>) [y](<${path}-none/>)\n`);
    const {status, output} = await call("", "links", "--check", "texts");
    expect(status).toBe(1);
    expect(output.match(/PJ/g)).toHaveLength(1);
    expect(output).toContain(`${ID}-none`);
  });

  test("is not overwritten by init or a site", async () => {
    const before = readFileSync(join(journal.root, dir, "journal.yaml"), "utf8");
    expect((await call("src", "init", "--yes")).output).toContain(`kept   ${dir}/journal.yaml`);
    expect(readFileSync(join(journal.root, dir, "journal.yaml"), "utf8")).toBe(before);
    expect(readdirSync(join(journal.root, dir)).sort()).toEqual(["journal.yaml", "parser"]);
    expect(await call("", "init", "--dir", "other")).toMatchObject({status: 3});
    expect(await call("", "build", "--out", dir)).toMatchObject({status: 3});
    expect(await call("", "build", "--out", join(dir, "site"))).toMatchObject({status: 3});
  });
});

describe("a journal in a folder behind a link", () => {
  test("is a problem of the link", async () => {
    journal = temporaryJournal({"perf-journal.yaml": "dir: docs/perf\n", [`real/perf/${ID}/index.md`]: "x"});
    mkdirSync(join(journal.root, "other"));
    symlinkSync("real", join(journal.root, "docs"));
    const {status, output} = await call("", "check");
    expect(status).toBe(1);
    expect(output).toContain('docs: error PJ043 "docs" is a symbolic link');
  });
});

describe("links in plain text", () => {
  test.each([
    ["notes/a.txt", `see ../docs/perf/parser/${ID}-none/ and that`],
    ["docs/a.txt", `see perf/parser/${ID}-none/`],
    ["docs/a.txt", `see ./perf/parser/${ID}-none/`],
    ["a.txt", `docs/perf/${ID}-none/index.md`],
  ])("of %s are found in %j", async (file, text) => {
    journal = temporaryJournal({
      "perf-journal.yaml": "dir: docs/perf\n",
      [`docs/perf/parser/${ID}/index.md`]: entryText("Pool"),
      [file]: `${text}\n`,
    });
    const {status, output} = await call("", "links", "--check", file);
    expect(output).toContain(`${ID}-none`);
    expect(status).toBe(1);
  });
});
