import {spawnSync} from "node:child_process";
import {chmodSync, existsSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync} from "node:fs";
import {rename, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import process from "node:process";
import {afterAll, describe, expect, test} from "vitest";
import {recordingIo} from "../../../scripts/testing/recording-io.ts";
import {runCommandLine} from "../command-line.ts";
import {formatCommandError} from "./command-error.ts";
import {systemFailure} from "./system-failure.ts";
import {writeFileBelow, writeFileBelowSync} from "./write-file.ts";

const LAUNCHER = join(import.meta.dirname, "..", "perf-journal.mjs");
const folder = mkdtempSync(join(tmpdir(), "perf-journal-system-"));

afterAll(() => rmSync(folder, {recursive: true, force: true}));

/** Makes an error as Node does. */
function systemError(
  code: string,
  call: {syscall: string; path?: string; dest?: string; message?: string},
): Error {
  return Object.assign(new Error(`${code}: some text`), {code, errno: -1, ...call});
}

async function thrownBy(run: () => unknown): Promise<unknown> {
  try {
    await run();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

describe("systemFailure(error) names call, path and reason", () => {
  test.each([
    [
      "ENOSPC",
      {syscall: "write", path: "/site/index.html"},
      'cannot write "/site/index.html": no space left on the disk (ENOSPC)',
    ],
    [
      "EROFS",
      {syscall: "mkdir", path: "/site"},
      'cannot make the folder "/site": the disk is read-only (EROFS)',
    ],
    ["EACCES", {syscall: "open", path: "/site/a"}, 'cannot open "/site/a": permission denied (EACCES)'],
    [
      "EMFILE",
      {syscall: "scandir", path: "/content"},
      'cannot list "/content": too many open files (EMFILE)',
    ],
    [
      "",
      {syscall: "rm", path: "/site", message: "Unknown error: Too many open files '/site'"},
      'cannot remove "/site": too many open files (EMFILE)',
    ],
    [
      "EPERM",
      {syscall: "rename", path: "/a", dest: "/b"},
      'cannot rename "/a" to "/b": operation not permitted (EPERM)',
    ],
    [
      "ENOSPC",
      {syscall: "copyfile", path: "/a", dest: "/b"},
      'cannot copy "/a" to "/b": no space left on the disk (ENOSPC)',
    ],
    ["EAGAIN", {syscall: "spawn git", path: "git"}, 'cannot start "git": EAGAIN (EAGAIN)'],
    ["ENOSPC", {syscall: "write"}, "cannot write: no space left on the disk (ENOSPC)"],
  ])("%s, %j", (code, call, message) => {
    const failure = systemFailure(systemError(code, call));
    expect(failure?.message).toBe(message);
    expect(failure?.status).toBe(4);
  });

  test("and is undefined for errors of the program", () => {
    expect(systemFailure(new TypeError("x is undefined"))).toBeUndefined();
    expect(systemFailure(Object.assign(new Error("x"), {code: "ERR_INVALID_ARG_TYPE"}))).toBeUndefined();
    expect(systemFailure("ENOSPC")).toBeUndefined();
  });

  test("and of real ones of Node", async () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    const errors = [
      await thrownBy(() => writeFile(join(folder, "no", "file"), "")),
      await thrownBy(() => rename(join(folder, "no"), file)),
      await thrownBy(() => mkdirSync(join(file, "inner"))),
    ];
    for (const error of errors) expect(systemFailure(error)?.message).toContain(folder);
  });
});

test("a command that the system stops exits with 4, names the path and blames nobody", async () => {
  const io = recordingIo();
  const run = () => Promise.reject(systemError("EDQUOT", {syscall: "write", path: "/site/a\n::error::b"}));
  const command = {name: "x", summary: "", load: () => Promise.resolve({run})};
  expect(await runCommandLine(["x"], io, [command])).toBe(4);
  expect(io.messages()).toBe(
    'perf-journal: cannot write "/site/a<U+000A>::error::b": disk quota exceeded (EDQUOT)\n' +
      "  hint: free some space, or name a folder of another disk with --out\n",
  );
});

const hasFullDevice = existsSync("/dev/full");

test.skipIf(!hasFullDevice)("an error of writing to an open file names the file", async () => {
  const errors = [
    await thrownBy(() => writeFileBelow("/dev/full", "text")),
    await thrownBy(() => writeFileBelowSync("/dev/full", "text")),
  ];
  for (const error of errors)
    expect(systemFailure(error)?.message).toBe(
      'cannot write "/dev/full": no space left on the disk (ENOSPC)',
    );
});

/** Runs the command line in a process of its own, with standard output to a file. */
function launch(args: readonly string[], output: string, options: {uid?: number; cwd?: string} = {}) {
  const stdout = openSync(output, "w");
  return spawnSync(process.execPath, [LAUNCHER, ...args], {
    encoding: "utf8",
    stdio: ["ignore", stdout, "pipe"],
    env: {...process.env, XDG_CACHE_HOME: folder},
    ...options,
  });
}

test.skipIf(!hasFullDevice)("standard output on a full disk is an error of the disk", () => {
  const {status, stderr} = launch(["--version"], "/dev/full");
  expect(stderr).toContain("perf-journal: cannot write: no space left on the disk (ENOSPC)");
  expect(status).toBe(4);
});

test.skipIf(process.platform === "win32")("a folder without permission is named by init and by check", () => {
  const isRoot = process.getuid?.() === 0;
  // The superuser is denied nothing: the command runs as the user that owns nothing.
  const user = isRoot ? {uid: 65534} : {};
  const root = join(folder, "read-only");
  mkdirSync(join(root, "content", "2026-01-01-a"), {recursive: true});
  chmodSync(folder, 0o755);
  chmodSync(root, 0o555);
  const started = launch(["init", "--root", root], join(folder, "out"), user);
  expect(started.stderr).toContain(`"${root}/`);
  expect(started.stderr).toContain("permission denied (EACCES)");
  expect(started.status).toBe(4);
  chmodSync(join(root, "content", "2026-01-01-a"), 0o000);
  const checked = launch(["check", "--root", root], join(folder, "out"), user);
  chmodSync(join(root, "content", "2026-01-01-a"), 0o755);
  expect(checked.stderr).toContain(`cannot list "${root}/content/2026-01-01-a": permission denied (EACCES)`);
  expect(checked.status).toBe(4);
  chmodSync(root, 0o755);
});

test("formatCommandError(error) writes one line and its hint, whatever names they hold", () => {
  const failure = systemFailure(systemError("EACCES", {syscall: "open", path: "\u001b[2J\u202e"}));
  expect(failure && formatCommandError(failure).split("\n")).toHaveLength(3);
  expect(failure && formatCommandError(failure)).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
});
