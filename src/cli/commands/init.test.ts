import {spawnSync} from "node:child_process";
import {existsSync, mkdirSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {recordingIo} from "../../../scripts/testing/recording-io.ts";
import type {TemporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {temporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {runCommandLine} from "../command-line.ts";
import {repositoryAddress} from "../journal/first-files.ts";

let folder: TemporaryJournal;

beforeEach(() => {
  folder = temporaryJournal();
});
afterEach(() => folder.remove());

async function call(...args: readonly string[]) {
  const io = recordingIo({cwd: folder.root});
  const status = await runCommandLine(args, io);
  return {status, output: io.output(), messages: io.messages()};
}

function contents(): Record<string, string> {
  const files = readdirSync(folder.root, {recursive: true, withFileTypes: true}).filter(file =>
    file.isFile(),
  );
  const paths = files.map(file => join(file.parentPath, file.name)).filter(path => !path.includes(".git/"));
  return Object.fromEntries(paths.map(path => [path, readFileSync(path, "utf8")]));
}

describe("perf-journal init", () => {
  test("makes a journal without problems, and changes nothing the second time", async () => {
    const first = await call("init", "--yes", "--ci", "github");
    expect(first).toMatchObject({status: 0, messages: ""});
    expect(first.output).toMatch(
      /^wrote {2}content\/journal\.yaml\nwrote {2}content\/[\d-]+-first-entry\/index\.md\n/,
    );
    expect(first.output).toMatch(/\nnext: perf-journal dev\n$/);
    const made = contents();
    expect((await call("init", "--yes", "--ci", "github")).output).not.toContain("wrote");
    expect(contents()).toEqual(made);
    expect(await call("check")).toMatchObject({status: 0});
  });

  test("names the schema to editors where the package is installed", async () => {
    folder.write("node_modules/perf-journal/schemas/journal.schema.json", "{}");
    await runCommandLine(["init", "--yes", "--dir", "docs/perf"], recordingIo({cwd: folder.root}));
    expect(readFileSync(join(folder.root, "docs/perf/journal.yaml"), "utf8")).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/\.\.\/node_modules\/perf-journal\/schemas\/journal\.schema\.json\ntitle: /,
    );
  });

  test("fills journal.yaml from the repository", async () => {
    const git = (...args: string[]) => spawnSync("git", args, {cwd: folder.root});
    git("init", "-q", "-b", "trunk");
    git("remote", "add", "origin", "git@github.com:team/parser.git");
    await call("init");
    const text = readFileSync(join(folder.root, "content/journal.yaml"), "utf8");
    expect(text).toContain('repository: "https://github.com/team/parser"\n');
    expect(text).toContain('edit: "https://github.com/team/parser/edit/trunk/{path}"\n');
  });

  test("keeps what exists, and adds only the lines that .gitignore lacks", async () => {
    folder.write("content/journal.yaml", "title: Ours\n");
    folder.write(".gitignore", "node_modules\ndist");
    const {output} = await call("init");
    expect(output).toContain("kept   content/journal.yaml\n");
    expect(readFileSync(join(folder.root, "content/journal.yaml"), "utf8")).toBe("title: Ours\n");
    expect(readFileSync(join(folder.root, ".gitignore"), "utf8")).toBe(
      "node_modules\ndist\n/.perf-journal/\n",
    );
    expect(existsSync(join(folder.root, "content"))).toBe(true);
    expect(readdirSync(join(folder.root, "content"))).toEqual(["journal.yaml"]);
  });

  test("appends a guide once, below what is there", async () => {
    folder.write("CONTRIBUTING.md", "# Contributing\n");
    expect((await call("init", "--yes", "--guide")).output).toContain(
      "wrote  AGENTS.md: Performance journal\n",
    );
    const text = readFileSync(join(folder.root, "CONTRIBUTING.md"), "utf8");
    expect(text).toMatch(/^# Contributing\n\n## Performance journal\n\n.*`content\/`/);
    expect((await call("init", "--yes", "--guide")).output).not.toContain("wrote");
    expect(readFileSync(join(folder.root, "CONTRIBUTING.md"), "utf8")).toBe(text);
  });

  test("makes a journal in another folder, which perf-journal.yaml names", async () => {
    const {output} = await call("init", "--yes", "--dir", "./docs/perf/");
    expect(output).toMatch(/^wrote {2}perf-journal\.yaml\nwrote {2}docs\/perf\/journal\.yaml\n/);
    const made = contents();
    expect((await call("init", "--yes")).output).not.toContain("wrote");
    expect((await call("init", "--yes", "--dir", "docs/perf")).output).not.toContain("wrote");
    expect(contents()).toEqual(made);
    expect(await call("init", "--dir", "../perf")).toMatchObject({status: 2});
  });

  test("puts the workflow at the top of the repository, for a journal below it", async () => {
    spawnSync("git", ["init", "-q", "-b", "trunk"], {cwd: folder.root});
    spawnSync("git", ["remote", "add", "origin", "https://gitlab.com/team/parser.git"], {cwd: folder.root});
    mkdirSync(join(folder.root, "tools/perf notes"), {recursive: true});
    const {output} = await call("init", "--yes", "--ci", "gitlab", "--root", "tools/perf notes");
    expect(output).toContain("wrote  ../../.gitlab-ci.yml\n");
    expect(readFileSync(join(folder.root, ".gitlab-ci.yml"), "utf8")).toContain(
      "build --root 'tools/perf notes' --previous \"$CI_PAGES_URL\" --out public\n",
    );
    expect(readFileSync(join(folder.root, "tools/perf notes/content/journal.yaml"), "utf8")).toContain(
      'edit: "https://gitlab.com/team/parser/-/edit/trunk/tools/perf%20notes/{path}"\n',
    );
  });

  test("asks at a terminal for what no option gives, again for an answer it cannot take", async () => {
    const answers = ["../x", "docs/perf", "", "jenkins", "github"];
    const asked: string[] = [];
    const ask = async (question: string) => {
      asked.push(question);
      return answers.shift() ?? "";
    };
    const io = recordingIo({cwd: folder.root, ask});
    expect(await runCommandLine(["init"], io)).toBe(0);
    expect(asked.map(question => question.split(" ")[0])).toEqual([
      "Folder",
      "Folder",
      "Title",
      "Workflow",
      "Workflow",
    ]);
    expect(Object.keys(contents()).map(path => path.slice(folder.root.length + 1))).toContain(
      ".github/workflows/performance-journal.yml",
    );
    expect(io.output()).toContain("wrote  docs/perf/journal.yaml\n");
    await runCommandLine(
      ["init"],
      recordingIo({cwd: folder.root, ask: () => Promise.reject(new Error("asked"))}),
    );
    await runCommandLine(
      ["init", "--yes", "--root", "other"],
      recordingIo({cwd: folder.root, ask: () => Promise.reject(new Error("asked"))}),
    );
  });

  test("refuses another service", async () => {
    expect(await call("init", "--ci", "jenkins")).toMatchObject({status: 2});
    expect(contents()).toEqual({});
  });
});

test.each([
  ["git@github.com:team/parser.git", "https://github.com/team/parser"],
  ["https://user:token@example.org/a/b/c.git", "https://example.org/a/b/c"],
  ["ssh://git@example.org:2222/team/parser", "https://example.org/team/parser"],
  ["https://example.org/team/parser/", "https://example.org/team/parser"],
  ["../parser.git", undefined],
  ["/srv/git/parser.git", undefined],
  ["file:///srv/git/parser.git", undefined],
  [undefined, undefined],
])("repositoryAddress(%j)", (remote, address) => {
  expect(repositoryAddress(remote)).toBe(address);
});
