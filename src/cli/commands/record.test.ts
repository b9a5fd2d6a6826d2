import {execFileSync, spawnSync} from "node:child_process";
import {chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync} from "node:fs";
import {basename, join} from "node:path";
import process from "node:process";
import {describe, expect, test} from "vitest";
import {recordingIo} from "../../../scripts/testing/recording-io.ts";
import {entryText} from "../../../scripts/testing/temporary-journal.ts";
import {runCommandLine} from "../command-line.ts";
import {BENCH, COMMAND, measuredTool, workspacesOf} from "./testdata/measured-tool.ts";

const tool = measuredTool();

async function checked() {
  const io = recordingIo({cwd: tool.journal.root});
  const status = await runCommandLine(["check", "--json"], io);
  const {problems} = JSON.parse(io.output()) as {problems: readonly {code: string}[]};
  return {status, codes: [...new Set(problems.map(({code}) => code))]};
}

const results = (text: string) => text.split("\n").filter(line => line.startsWith("Benchmark"));

describe("perf-journal record with a command", () => {
  test("runs both trees in turn and leaves an entry that check accepts, and the repository as it was", async () => {
    const before = tool.repository.state();
    const {status, output, messages} = await tool.record(["--base", "HEAD~1", "--rounds", "4", ...COMMAND]);
    expect(messages).toContain(
      `base ${tool.commits.base.slice(0, 12)}, head ${tool.commits.head.slice(0, 12)}\n`,
    );
    expect(messages.match(/^round \d of 4/gm)).toHaveLength(4);
    expect(status).toBe(0);
    expect(tool.runs().join(" ")).toBe("base head head base head base base head");
    const id = "2026-05-03-halve-the-time";
    expect(output).toBe(
      ["index.md", "bench.before.txt", "bench.after.txt", "environment.txt"]
        .map(name => `content/${id}/${name}\n`)
        .join(""),
    );
    const text = tool.read(`${id}/index.md`);
    expect(text).toMatch(
      new RegExp(
        `^---\ntitle: Halve the time\nauthors: \\[Ann\\]\nbase-commit: .?${tool.commits.base.slice(0, 12)}`,
      ),
    );
    expect(text).toContain(":delta[Tool]{unit=sec/op pair=bench} sec/op");
    expect(text).toContain(
      `perf-journal record --base ${tool.commits.base.slice(0, 12)} --head ${tool.commits.head.slice(0, 12)} --rounds 4 -- ${process.execPath} bench.mjs`,
    );
    expect(results(tool.read(`${id}/bench.before.txt`))).toHaveLength(4);
    expect(await checked()).toEqual({status: 0, codes: ["PJ035"]});
    expect(tool.repository.state()).toBe(before);
    expect(workspacesOf(process.pid)).toEqual([]);
  });

  test("collects a file, a sample a run, after a preparation of each tree", async () => {
    const before = tool.repository.state();
    const {status} = await tool.record([
      ...[
        "--base",
        "HEAD~1",
        "--rounds",
        "2",
        "--prepare",
        "echo ready > ready.txt",
        "--collect",
        "out.json",
      ],
      ...[...COMMAND, "out.json"],
    ]);
    expect(status).toBe(0);
    expect(results(tool.read("2026-05-03-halve-the-time/bench.before.txt"))).toEqual([
      "Benchmark./tool 1 2.002 sec/op",
      "Benchmark./tool 1 2.008 sec/op",
    ]);
    expect(tool.read("2026-05-03-halve-the-time/index.md")).toContain(
      "--rounds 2 --prepare 'echo ready > ready.txt' --collect out.json -- ",
    );
    expect(tool.repository.state()).toBe(before);
  });

  test.each(["./tool --n 3", 'parser > it\'s "quoted": [x] {y} 50 % *fast* | `a` <b> & :c', "größe/日本"])(
    "writes an entry that check accepts for a benchmark named %s",
    async name => {
      const env = {...process.env, PERF_JOURNAL_ROOT: tool.journal.root, RUN_LOG: tool.log, RUN_NAME: name};
      const args = ["--base", "HEAD~1", "--rounds", "4", "--collect", "o.json", ...COMMAND, "o.json"];
      expect(await tool.record(args, {env})).toMatchObject({status: 0});
      expect(tool.read("2026-05-03-halve-the-time/index.md")).toContain("{unit=sec/op pair=bench} sec/op");
      expect(await checked()).toEqual({status: 0, codes: ["PJ035"]});
    },
  );

  test("draws a table on a terminal, and takes it away", async () => {
    const written: string[] = [];
    const stderr = (text: string) => void written.push(text);
    await tool.record(["--base", "HEAD~1", "--rounds", "5", ...COMMAND], {stderr, stderrIsTTY: true});
    const screen = written.join("");
    const drawn = screen.split("\u001b[J").map(part => part.split("\u001b[")[0]);
    expect(drawn).toHaveLength(11);
    expect(drawn.at(-2)).toMatch(
      /^benchmark {2}base +head +delta\nTool +2\.\d+ s\/op ±∞ {2}1\.\d+ s\/op ±∞ {2}-50\.\d+%\n0 of 1 not moved\nround 5 of 5, base, /,
    );
  });

  test("takes the working tree as it is: changed, staged, new and removed files, and no ignored one", async () => {
    tool.repository.write("lib/data.txt", "data");
    tool.repository.write("old.txt", "old");
    tool.repository.write("turned", "file");
    tool.repository.commit("More files");
    tool.repository.write("time.txt", "0.5");
    tool.repository.write("staged.txt", "staged");
    tool.repository.git("add", "staged.txt");
    tool.repository.write("new folder/ünder.txt", "new");
    tool.repository.write("ignored.txt", "ignored");
    rmSync(join(tool.repository.root, "old.txt"));
    rmSync(join(tool.repository.root, "turned"));
    tool.repository.write("turned/into/folder.txt", "folder");
    rmSync(join(tool.repository.root, "lib/data.txt"));
    symlinkSync("../time.txt", join(tool.repository.root, "lib/data.txt"));
    const before = tool.repository.state();
    const list =
      "process.stdout.write('BenchmarkFiles 1 '+require('fs').readdirSync('.',{recursive:true}).filter(n=>!/^.git(.|$)/.test(n)).length+' files\\n'+'BenchmarkLink 1 '+require('fs').readFileSync('lib/data.txt','utf8').length+' bytes\\n')";
    const {status, messages} = await tool.record([
      ...["--base", "HEAD", "--rounds", "1", "--", process.execPath, "-e", list],
    ]);
    expect({status, messages}).toEqual({
      status: 0,
      messages: expect.stringContaining("with uncommitted changes in 7 files\n"),
    });
    const [id = ""] = tool.entries();
    expect(id).toBe("2026-05-03-uncommitted-changes-on-main");
    expect(results(tool.read(`${id}/bench.before.txt`))).toEqual([
      "BenchmarkFiles 1 6 files",
      "BenchmarkLink 1 4 bytes",
    ]);
    // Without old.txt, with staged.txt, a new folder with a file, a file that became a folder of three; the link leads to time.txt.
    expect(results(tool.read(`${id}/bench.after.txt`))).toEqual([
      "BenchmarkFiles 1 10 files",
      "BenchmarkLink 1 3 bytes",
    ]);
    expect(tool.read(`${id}/index.md`)).toContain("with uncommitted changes in 7 files.");
    expect(tool.read(`${id}/index.md`)).not.toMatch(/^commit:/m);
    expect(tool.repository.state()).toBe(before);
  });

  test("starts from the default branch, on a branch and on a detached HEAD, from a folder within", async () => {
    tool.repository.git("switch", "--quiet", "--create", "topic");
    tool.repository.write("time.txt", "3");
    tool.repository.commit("Slower");
    tool.repository.git("checkout", "--quiet", "--detach");
    tool.repository.write("within/bench.mjs", BENCH);
    tool.repository.write("within/time.txt", "4");
    tool.repository.git("add", "--all");
    tool.repository.git("commit", "--quiet", "--message=Within");
    const {status, messages} = await tool.record(["--rounds", "1", "--title", "Detached", ...COMMAND]);
    expect(messages).toContain(`base ${tool.commits.head.slice(0, 12)}`);
    expect(status).toBe(0);
    const {messages: missing} = await tool.record(["--rounds", "1", "--title", "Within", ...COMMAND], {
      cwd: join(tool.repository.root, "within"),
    });
    expect(missing).toContain('base: the folder "within" does not exist in this commit\n');
  });

  test("keeps whole rounds when it is interrupted in the third", async () => {
    const interruption = new AbortController();
    const io = recordingIo();
    let messages = "";
    const before = tool.repository.state();
    const stderr = (text: string) => {
      messages += text;
      if (text.startsWith("round 2 of")) setTimeout(() => interruption.abort(), 150);
    };
    const env = {...process.env, PERF_JOURNAL_ROOT: tool.journal.root, RUN_LOG: tool.log, RUN_MS: "400"};
    const {status} = await tool.record(["--base", "HEAD~1", "--rounds", "9", ...COMMAND], {
      ...{signal: interruption.signal, stderr, env, now: io.now},
    });
    expect(messages).toContain("interrupted: 2 whole rounds kept\n");
    expect(status).toBe(130);
    const [id = ""] = tool.entries();
    expect(results(tool.read(`${id}/bench.before.txt`))).toHaveLength(2);
    expect(results(tool.read(`${id}/bench.after.txt`))).toHaveLength(2);
    expect(tool.read(`${id}/index.md`)).toContain(
      "The measurement was interrupted; only whole rounds are kept.",
    );
    expect(tool.repository.state()).toBe(before);
    expect(workspacesOf(process.pid)).toEqual([]);
  });

  test.skipIf(process.platform === "win32")("keeps whole rounds when a run fails in the third", async () => {
    const before = tool.repository.state();
    const failing = `"${process.execPath}" bench.mjs && [ $(wc -w < "$RUN_LOG") -lt 6 ]`;
    const args = ["--base", "HEAD~1", "--rounds", "9", "--", "sh", "-c", failing];
    const {status, messages} = await tool.record(args);
    expect(messages).toMatch(/perf-journal: (?:base|head): "sh -c .*ended with status 1/);
    expect(messages).toContain("a run failed: 2 whole rounds before it kept\n");
    expect(status).toBe(1);
    const [id = ""] = tool.entries();
    expect(results(tool.read(`${id}/bench.before.txt`))).toHaveLength(2);
    expect(results(tool.read(`${id}/bench.after.txt`))).toHaveLength(2);
    expect(tool.read(`${id}/index.md`)).toContain("The measurement ended early, since a run failed");
    expect(tool.repository.state()).toBe(before);
  });

  test("writes nothing when it is interrupted before a round is whole", async () => {
    const before = tool.repository.state();
    const {status, messages} = await tool.record(["--base", "HEAD~1", ...COMMAND], {
      signal: AbortSignal.abort(),
    });
    expect(messages).toContain("interrupted before anything was measured\n");
    expect(status).toBe(130);
    expect(tool.entries()).toEqual([]);
    expect(tool.repository.state()).toBe(before);
  });

  test("stops once every interval is narrow, and not before it can be known", async () => {
    const {status} = await tool.record(["--base", "HEAD~1", "--precision", "5%", "--json", ...COMMAND]);
    expect(status).toBe(0);
    expect(results(tool.read("2026-05-03-halve-the-time/bench.after.txt"))).toHaveLength(6);
    expect(tool.read("2026-05-03-halve-the-time/index.md")).toContain("Every interval is within ±5 %.");
    const wide = await tool.record([
      ...[
        "--base",
        "HEAD~1",
        "--precision",
        "0.001%",
        "--max-rounds",
        "7",
        "--slug",
        "wide",
        "--json",
        ...COMMAND,
      ],
    ]);
    expect(JSON.parse(wide.output)).toMatchObject({
      ...{version: 1, id: "2026-05-03-wide", rounds: 7, ended: "not-precise", identical: []},
      files: ["index.md", "bench.before.txt", "bench.after.txt", "environment.txt"],
    });
  });

  test("adds to an entry that exists without touching what is there", async () => {
    const path = "content/sip/2026-05-01-pool/index.md";
    tool.journal.write(path, entryText("Pool", "My words."));
    const args = ["--base", "HEAD~1", "--rounds", "1", "--into", "2026-05-01-pool", ...COMMAND];
    expect(await tool.record(args)).toMatchObject({status: 0});
    expect((await tool.record(args)).output).toContain("content/sip/2026-05-01-pool/bench-2.before.txt\n");
    const text = readFileSync(join(tool.journal.root, path), "utf8");
    expect(text.startsWith(entryText("Pool", "My words."))).toBe(true);
    expect(text.match(/^## Measured on 2026-05-03$/gm)).toHaveLength(2);
    expect(text.match(/^::benchstat.*$/gm)).toEqual([
      "::benchstat{base=bench.before.txt head=bench.after.txt}",
      "::benchstat{base=bench-2.before.txt head=bench-2.after.txt}",
    ]);
    expect(await checked()).toMatchObject({status: 0});
  });

  test("measures a commit against itself where it is named twice, and says so", async () => {
    const {status} = await tool.record(["--base", "HEAD", "--head", "HEAD", "--rounds", "1", ...COMMAND]);
    expect(status).toBe(0);
    expect(tool.read("2026-05-03-halve-the-time/index.md")).toContain("Both sides are the same commit");
  });

  test("runs no hook, and works in a clone that has all it needs", async () => {
    const hook = join(tool.repository.root, ".git/hooks/post-checkout");
    mkdirSync(join(tool.repository.root, ".git/hooks"), {recursive: true});
    tool.repository.write(".git/hooks/post-checkout", `#!/bin/sh\necho hooked >> ${tool.log}\n`);
    chmodSync(hook, 0o755);
    expect(await tool.record(["--base", "HEAD~1", "--rounds", "1", ...COMMAND])).toMatchObject({status: 0});
    expect(tool.runs()).toEqual(["base", "head"]);
  });

  test.runIf(process.platform === "linux" && hasProgram("taskset"))("pins to a processor", async () => {
    const {status} = await tool.record(["--base", "HEAD~1", "--rounds", "1", "--pin", "0", ...COMMAND]);
    expect(status).toBe(0);
    expect(tool.read("2026-05-03-halve-the-time/index.md")).toContain(
      "Processes were pinned to processor 0.",
    );
    expect(tool.read("2026-05-03-halve-the-time/environment.txt")).toContain("$ taskset -c 0 ");
  });

  test.runIf(hasProgram("benchstat"))("writes files of which benchstat prints the same table", async () => {
    await tool.record(["--base", "HEAD~1", "--rounds", "6", ...COMMAND]);
    await sameAsBenchstat("2026-05-03-halve-the-time");
  });
});

/** Compares the table of an entry's files with the real tool's. */
async function sameAsBenchstat(id: string): Promise<void> {
  const files = ["bench.before.txt", "bench.after.txt"];
  const cwd = join(tool.journal.root, "content", id);
  const io = recordingIo({cwd});
  expect(await runCommandLine(["benchstat", ...files], io)).toBe(0);
  expect(io.output()).toBe(execFileSync("benchstat", files, {cwd, encoding: "utf8"}));
  expect(basename(cwd)).toBe(id);
}

function hasProgram(name: string): boolean {
  const {status, error} = spawnSync(name, ["--help"], {stdio: "ignore"});
  return error === undefined && status !== null;
}
