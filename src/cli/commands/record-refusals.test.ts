import {execFileSync} from "node:child_process";
import {readdirSync, rmSync} from "node:fs";
import {join} from "node:path";
import process from "node:process";
import {describe, expect, test} from "vitest";
import {entryText} from "../../../scripts/testing/temporary-journal.ts";
import type {TemporaryRepository} from "../../../scripts/testing/temporary-repository.ts";
import {temporaryRepository} from "../../../scripts/testing/temporary-repository.ts";
import {COMMAND, measuredTool, workspacesOf} from "./testdata/measured-tool.ts";

const tool = measuredTool();

describe("perf-journal record refuses", () => {
  const commandless = ["--base", "HEAD~1"];
  const cases: [string, string[], string][] = [
    [
      "an unknown commit",
      ["--base", "nope", ...COMMAND],
      '--base names no commit of this repository, got "nope"',
    ],
    [
      "an option for a commit",
      ["--base=--all", ...COMMAND],
      '--base names no commit of this repository, got "--all"',
    ],
    [
      "an unknown head",
      ["--base", "HEAD~1", "--head", "v9", ...COMMAND],
      '--head names no commit of this repository, got "v9"',
    ],
    [
      "nothing to compare",
      [...COMMAND],
      "nothing to compare: the working tree is a commit of main without a change",
    ],
    [
      "a base that is the head",
      ["--base", "HEAD", ...COMMAND],
      'the working tree is "HEAD" without a change',
    ],
    ["words before the command", ["x", ...COMMAND], 'unexpected "x"'],
    ["no command", ["--"], "a command is missing behind --"],
    ["Go's options for a command", ["--bench", "x", ...COMMAND], "--bench is for Go's own benchmarks"],
    [
      "a file to collect without a command",
      [...commandless, "--collect", "x"],
      "--collect belongs to a command",
    ],
    ["a file outside", ["--collect", "../x", ...COMMAND], "--collect takes a file within the folder"],
    [
      "a file with a path of its own",
      ["--collect", "/etc/passwd", ...COMMAND],
      "--collect takes a file within the folder",
    ],
    [
      "a precision without its unit",
      ["--precision", "2", ...COMMAND],
      '--precision takes a share such as 2%, got "2"',
    ],
    ["rounds and precision", ["--precision", "2%", "--rounds", "3", ...COMMAND], "exclude each other"],
    ["a maximum alone", ["--max-rounds", "3", ...COMMAND], "--max-rounds belongs to --precision"],
    ["no round", ["--rounds", "0", ...COMMAND], "--rounds takes a whole number from 1 to 1000"],
    ["odd processors", ["--pin", "all", ...COMMAND], "--pin takes processors such as 1 or 2-3"],
    [
      "an unknown profile",
      [...commandless, "--profile", "cpu,gpu"],
      '--profile takes cpu, mem, block, mutex, got "gpu"',
    ],
    [
      "an unknown entry",
      [...commandless, "--into", "2026-01-01-x", ...COMMAND],
      "--into names no entry of the journal",
    ],
    [
      "a title for an entry that exists",
      ["--into", "2026-01-01-x", "--title", "T", ...COMMAND],
      "--title is for a new entry",
    ],
    ["an unknown verdict", [...commandless, "--verdict", "keep", ...COMMAND], 'did you mean "kept"?'],
  ];
  test.each(cases)("%s", async (_what, args, message) => {
    const before = tool.repository.state();
    const {status, messages} = await tool.record(args);
    expect(messages).toContain(message);
    expect(status).toBe(2);
    expect(tool.entries()).toEqual([]);
    expect(tool.repository.state()).toBe(before);
  });

  test("an entry that exists, before anything is measured", async () => {
    tool.journal.write("content/2026-05-03-halve-the-time/index.md", entryText("Old"));
    const {status, messages} = await tool.record([...commandless, ...COMMAND]);
    expect(messages).toContain('has an entry "2026-05-03-halve-the-time" already');
    expect(status).toBe(1);
    expect(tool.runs()).toEqual([]);
  });

  test("a folder without a repository, and a repository without a commit", async () => {
    const outside = await tool.record(COMMAND, {cwd: tool.journal.root});
    expect(outside).toMatchObject({status: 3, messages: expect.stringContaining("no git repository here")});
    const empty = temporaryRepository();
    try {
      const {status, messages} = await tool.record(COMMAND, {cwd: empty.root});
      expect(messages).toContain("the repository has no commit yet");
      expect(status).toBe(3);
    } finally {
      empty.remove();
    }
  });

  test("a shallow clone without the merge base, naming what brings it", async () => {
    tool.repository.git("switch", "--quiet", "--create", "topic");
    tool.repository.commit("On the branch");
    tool.repository.git("switch", "--quiet", "main");
    tool.repository.commit("On main");
    const clone = join(tool.journal.root, "clone");
    execFileSync("git", [
      "clone",
      "--quiet",
      "--depth=1",
      "--no-single-branch",
      "--branch=topic",
      `file://${tool.repository.root}`,
      clone,
    ]);
    const {status, messages} = await tool.record(COMMAND, {cwd: clone});
    expect(messages).toContain(
      "no common commit of HEAD and origin/main\n  hint: the clone is shallow: git fetch --unshallow",
    );
    expect(status).toBe(2);
    const missing = await tool.record(["--base", "HEAD~1", ...COMMAND], {cwd: clone});
    expect(missing.messages).toContain('got "HEAD~1"\n  hint: the clone is shallow');
  });

  test.each<[string, (root: TemporaryRepository) => void, string[], RegExp, number]>([
    [
      "a head that fails",
      one => one.write("fail.txt", "of the head"),
      [],
      /head: ".*bench\.mjs" ended with status 3\n {2}\| boom: of the head\n/,
      1,
    ],
    [
      "a preparation that fails",
      one => one.write("new.txt", "1"),
      ["--prepare", "echo no >&2; exit 4"],
      /base: "echo no >&2; exit 4" ended with status 4\n {2}\| no\n/,
      1,
    ],
    [
      "a file that is not written",
      one => one.write("new.txt", "1"),
      ["--collect", "other.json"],
      /base: ".*" wrote no file "other\.json"/,
      4,
    ],
  ])("%s, with its side and output", async (_what, change, args, message, expected) => {
    change(tool.repository);
    const before = tool.repository.state();
    const {status, messages} = await tool.record(["--base", "HEAD", "--rounds", "2", ...args, ...COMMAND]);
    expect(messages).toMatch(message);
    expect(status).toBe(expected);
    expect(tool.entries()).toEqual([]);
    expect(tool.repository.state()).toBe(before);
    expect(workspacesOf(process.pid)).toEqual([]);
  });

  test("an entry that was made meanwhile, and keeps the files of the measurement", async () => {
    const folder = join(tool.journal.root, "content/2026-05-03-halve-the-time");
    const {status, messages} = await tool.record([
      ...["--base", "HEAD~1", "--rounds", "1", "--prepare", `mkdir -p ${folder}`, ...COMMAND],
    ]);
    expect(messages).toContain('has an entry "2026-05-03-halve-the-time" already');
    expect(status).toBe(1);
    const [, kept = ""] = /^the files of the measurement are kept in (.+)$/m.exec(messages) ?? [];
    expect(readdirSync(kept)).toEqual(["bench.after.txt", "bench.before.txt", "environment.txt"]);
    rmSync(kept, {recursive: true});
  });

  test("output without results, and a program that does not exist", async () => {
    const silent = await tool.record([
      "--base",
      "HEAD~1",
      "--",
      process.execPath,
      "-e",
      "console.log('hello')",
    ]);
    expect(silent).toMatchObject({
      status: 4,
      messages: expect.stringContaining(
        "base: the output of the command holds no benchmark results\n  | hello\n",
      ),
    });
    const missing = await tool.record(["--base", "HEAD~1", "--", "no-such-program"]);
    expect(missing).toMatchObject({
      status: 1,
      messages: expect.stringContaining('base: "no-such-program" ended with status 127'),
    });
  });
});
