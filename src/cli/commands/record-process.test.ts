import {spawn, spawnSync} from "node:child_process";
import {existsSync, mkdirSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import process from "node:process";
import {describe, expect, test} from "vitest";
import {PROJECT} from "../journal/journal-folder.ts";
import {COMMAND, measuredTool, workspacesOf} from "./testdata/measured-tool.ts";

const tool = measuredTool();

describe("a process of perf-journal record", () => {
  test.each([
    ["SIGINT", 130, 1],
    ["SIGTERM", 143, 0],
  ] as const)("ended by %s removes its trees", async (signal, expected, made) => {
    const before = tool.repository.state();
    const child = spawn(
      process.execPath,
      [join(PROJECT, "src/cli/perf-journal.mjs"), "record", "--base", "HEAD~1", "--rounds", "50", ...COMMAND],
      {
        cwd: tool.repository.root,
        env: {...process.env, PERF_JOURNAL_ROOT: tool.journal.root, RUN_LOG: tool.log, RUN_MS: "100"},
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    let messages = "";
    child.stderr.on("data", chunk => {
      messages += chunk;
      if (/^round 2 of/m.test(String(chunk))) child.kill(signal);
    });
    const status = await new Promise(resolve => child.on("close", resolve));
    expect(messages).toContain("round 2 of 50");
    expect(status).toBe(expected);
    expect(tool.entries()).toHaveLength(made);
    expect(tool.repository.state()).toBe(before);
    expect(workspacesOf(child.pid)).toEqual([]);
  });

  test("removes what a killed one left behind", async () => {
    const before = tool.repository.state();
    const {pid} = spawnSync(process.execPath, ["-e", ""]);
    const left = join(tmpdir(), `perf-journal-record-${pid}-left`);
    mkdirSync(left);
    tool.repository.git("worktree", "add", "--quiet", "--detach", join(left, "base"), "HEAD");
    expect(await tool.record(["--base", "HEAD~1", "--rounds", "1", ...COMMAND])).toMatchObject({status: 0});
    expect(existsSync(left)).toBe(false);
    expect(tool.repository.state()).toBe(before);
  });
});
