import {execFileSync} from "node:child_process";
import {cpSync, mkdirSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, test, vi} from "vitest";
import {recordingIo} from "../../../scripts/testing/recording-io.ts";
import type {TemporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {entryText, temporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {runCommandLine} from "../command-line.ts";

let folder: TemporaryJournal;

beforeEach(() => {
  folder = temporaryJournal();
});
afterEach(() => {
  vi.unstubAllEnvs();
  folder.remove();
});

async function call(...args: readonly string[]) {
  const io = recordingIo({cwd: folder.root});
  const status = await runCommandLine(args, io);
  return {status, output: io.output()};
}

/** Runs git under a fixed name, without the settings of this computer. */
function git(cwd: string, ...args: readonly string[]): void {
  const settings = [
    "user.name=x",
    "user.email=x@example.org",
    "protocol.file.allow=always",
    "init.defaultBranch=main",
  ];
  execFileSync("git", [...settings.flatMap(setting => ["-c", setting]), ...args], {cwd, stdio: "ignore"});
}

/** Makes a repository of two commits with a journal. */
function repository(): string {
  folder.write("origin/content/2026-05-01-good/index.md", entryText("Good"));
  folder.write("origin/content/2026-05-01-good/before.txt", "BenchmarkX 1 5 ns/op\n");
  const origin = join(folder.root, "origin");
  git(origin, "init", "-q");
  git(origin, "add", "-A");
  git(origin, "commit", "-qm", "one");
  folder.write("origin/content/2026-05-01-good/index.md", entryText("Good", "Text."));
  git(origin, "commit", "-qam", "two");
  return origin;
}

/** The lines of doctor about git, and the counts of check; each must work whatever git says. */
async function gitLines(root: string, ...more: readonly string[]): Promise<string[]> {
  const {output} = await call("doctor", "--root", root);
  const checked = recordingIo({cwd: root});
  expect(await runCommandLine(["check", "--root", root, ...more], checked)).toBe(0);
  expect(checked.output()).toBe("");
  return output.split("\n").filter(line => /git|clone|checkout|repository/.test(line));
}

describe("perf-journal doctor and check in each kind of checkout", () => {
  test("a whole clone", async () => {
    expect(await gitLines(repository())).toEqual([expect.stringMatching(/^ok {7}git version/)]);
  });

  test("a shallow clone", async () => {
    const shallow = join(folder.root, "shallow");
    git(folder.root, "clone", "-q", "--depth=1", `file://${repository()}`, shallow);
    expect((await gitLines(shallow))[1]).toContain("absent   a shallow clone: earlier versions");
  });

  test("a partial clone, from which nothing is fetched", async () => {
    const partial = join(folder.root, "partial");
    const origin = repository();
    git(origin, "config", "uploadpack.allowFilter", "true");
    git(folder.root, "clone", "-q", "--filter=blob:none", `file://${origin}`, partial);
    rmSync(origin, {recursive: true});
    expect((await gitLines(partial))[1]).toContain("absent   a partial clone: texts of earlier versions");
  });

  test("a sparse checkout", async () => {
    const origin = repository();
    git(origin, "sparse-checkout", "set", "content");
    expect((await gitLines(origin))[1]).toContain("absent   a sparse checkout: entries outside");
  });

  test("a submodule", async () => {
    const origin = repository();
    const outer = join(folder.root, "outer");
    mkdirSync(outer);
    git(outer, "init", "-q");
    git(outer, "submodule", "--quiet", "add", `file://${origin}`, "perf");
    expect((await gitLines(join(outer, "perf")))[0]).toContain(`a submodule of ${outer}`);
  });

  test("a worktree, whose .git is a file", async () => {
    const tree = join(folder.root, "tree");
    git(repository(), "worktree", "add", "-q", tree);
    expect(await gitLines(tree)).toEqual([expect.stringMatching(/^ok {7}git version/)]);
  });

  test("a bare repository", async () => {
    const bare = join(folder.root, "bare");
    git(folder.root, "clone", "-q", "--bare", repository(), bare);
    cpSync(join(folder.root, "origin", "content"), join(bare, "content"), {recursive: true});
    expect((await gitLines(bare))[0]).toContain("absent   a bare repository: entries have no history");
  });

  test("no repository", async () => {
    rmSync(join(repository(), ".git"), {recursive: true});
    expect((await gitLines(join(folder.root, "origin")))[0]).toContain(
      "but no repository: entries have no history",
    );
  });

  test("a .git that is broken", async () => {
    const origin = repository();
    writeFileSync(join(origin, ".git", "HEAD"), "nothing\n");
    expect((await gitLines(origin))[0]).toContain("but no repository: entries have no history");
  });

  test("a repository that another user owns", async () => {
    const origin = repository();
    vi.stubEnv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
    const [what, mend] = await gitLines(origin);
    expect(what).toContain("absent   git refuses a repository that another user owns");
    expect(mend).toContain(`safe.directory ${origin}`);
  });

  test("a computer without git", async () => {
    const origin = repository();
    vi.stubEnv("PATH", join(folder.root, "no-programs"));
    expect((await gitLines(origin))[0]).toContain("absent   no git: entries have no history");
  });
});

describe("perf-journal doctor", () => {
  test("finds nothing missing where a journal lies", async () => {
    folder.write("content/2026-05-01-good/index.md", entryText("Good"));
    const {status, output} = await call("doctor");
    expect(output).toContain(`ok       journal in ${folder.root}`);
    expect(output).toContain("ok       .perf-journal/ and dist/ can be written");
    expect(output).toContain(`Node ${process.versions.node}`);
    expect(status).toBe(0);
  });

  test("names what is missing and the command that makes it", async () => {
    const {status, output} = await call("doctor");
    expect(output).toContain(
      `missing  no folder content/ in ${folder.root}\n         run perf-journal init\n`,
    );
    expect(status).toBe(1);
  });

  test("names LFS where attachments may be pointers", async () => {
    folder.write(".gitattributes", "*.pb.gz filter=lfs diff=lfs merge=lfs -text\n");
    expect((await call("doctor")).output).toMatch(/(?:ok {7} git LFS|absent {3}no git LFS, which)/);
  });
});
