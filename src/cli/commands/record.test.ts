import {execFileSync, spawn, spawnSync} from "node:child_process";
import {chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync} from "node:fs";
import {tmpdir} from "node:os";
import {basename, join} from "node:path";
import process from "node:process";
import {afterEach, beforeEach, describe, expect, test} from "vitest";
import {recordingIo} from "../../../scripts/testing/recording-io.ts";
import type {TemporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {entryText, temporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import type {TemporaryRepository} from "../../../scripts/testing/temporary-repository.ts";
import {temporaryRepository} from "../../../scripts/testing/temporary-repository.ts";
import {runCommandLine} from "../command-line.ts";
import {PROJECT} from "../journal/journal-folder.ts";

/**
 * A benchmark in JavaScript: its time is the number in `time.txt` and a hundredth more in each later run. It logs the
 * folder it runs in, and writes what hyperfine would.
 */
const BENCH = `
import {appendFileSync, existsSync, readFileSync, writeFileSync} from "node:fs";
import {basename} from "node:path";
const log = process.env.RUN_LOG;
const runs = existsSync(log) ? readFileSync(log, "utf8").split("\\n").length : 1;
appendFileSync(log, basename(process.cwd()) + "\\n");
if (existsSync("fail.txt")) { console.error("boom: " + readFileSync("fail.txt", "utf8")); process.exit(3); }
await new Promise(resolve => setTimeout(resolve, Number(process.env.RUN_MS ?? 0)));
const time = Number(readFileSync("time.txt", "utf8")) * (1 + runs / 1000);
const result = {command: process.env.RUN_NAME ?? "./tool", mean: time, stddev: 0, median: time, min: time, max: time, times: [time]};
if (process.argv[2]) writeFileSync(process.argv[2], JSON.stringify({results: [result]}));
else console.log("BenchmarkTool 1 " + time + " sec/op");
`;

let repository: TemporaryRepository;
let journal: TemporaryJournal;
let log: string;
let commits: {base: string; head: string};

beforeEach(() => {
  repository = temporaryRepository();
  journal = temporaryJournal({"content/journal.yaml": "title: Tests\n"});
  log = join(journal.root, "runs.log");
  repository.write("bench.mjs", BENCH);
  repository.write("time.txt", "2");
  repository.write(".gitignore", "ignored.txt\n");
  const base = repository.commit("First");
  repository.write("time.txt", "1");
  commits = {base, head: repository.commit("Halve the time")};
});
afterEach(() => {
  repository.remove();
  journal.remove();
});

const COMMAND = ["--", process.execPath, "bench.mjs"];

async function record(args: readonly string[], changes: Parameters<typeof recordingIo>[0] = {}) {
  const env = {...process.env, PERF_JOURNAL_ROOT: journal.root, RUN_LOG: log};
  const io = recordingIo({cwd: repository.root, env, ...changes});
  const status = await runCommandLine(["record", ...args], io);
  return {status, output: io.output(), messages: io.messages()};
}

async function checked() {
  const io = recordingIo({cwd: journal.root});
  const status = await runCommandLine(["check", "--json"], io);
  const {problems} = JSON.parse(io.output()) as {problems: readonly {code: string}[]};
  return {status, codes: [...new Set(problems.map(({code}) => code))]};
}

const read = (path: string) => readFileSync(join(journal.root, "content", path), "utf8");
const entries = () => readdirSync(join(journal.root, "content")).filter(name => name !== "journal.yaml");
const runs = () => (existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : []);
const workspaces = () =>
  readdirSync(tmpdir()).filter(name => name.startsWith(`perf-journal-record-${process.pid}-`));
const results = (text: string) => text.split("\n").filter(line => line.startsWith("Benchmark"));

describe("perf-journal record with a command", () => {
  test("runs both trees in turn and leaves an entry that check accepts, and the repository as it was", async () => {
    const before = repository.state();
    const {status, output, messages} = await record(["--base", "HEAD~1", "--rounds", "4", ...COMMAND]);
    expect(messages).toContain(`base ${commits.base.slice(0, 12)}, head ${commits.head.slice(0, 12)}\n`);
    expect(messages.match(/^round \d of 4/gm)).toHaveLength(4);
    expect(status).toBe(0);
    expect(runs().join(" ")).toBe("base head head base head base base head");
    const id = "2026-05-03-halve-the-time";
    expect(output).toBe(
      ["index.md", "bench.before.txt", "bench.after.txt", "environment.txt"]
        .map(name => `content/${id}/${name}\n`)
        .join(""),
    );
    const text = read(`${id}/index.md`);
    expect(text).toMatch(
      new RegExp(
        `^---\ntitle: Halve the time\nauthors: \\[Ann\\]\nbase-commit: .?${commits.base.slice(0, 12)}`,
      ),
    );
    expect(text).toContain(":delta[Tool]{unit=sec/op pair=bench} sec/op");
    expect(text).toContain(
      `perf-journal record --base ${commits.base.slice(0, 12)} --head ${commits.head.slice(0, 12)} --rounds 4 -- ${process.execPath} bench.mjs`,
    );
    expect(results(read(`${id}/bench.before.txt`))).toHaveLength(4);
    expect(await checked()).toEqual({status: 0, codes: ["PJ035"]});
    expect(repository.state()).toBe(before);
    expect(workspaces()).toEqual([]);
  });

  test("collects a file, a sample a run, after a preparation of each tree", async () => {
    const before = repository.state();
    const {status} = await record([
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
    expect(results(read("2026-05-03-halve-the-time/bench.before.txt"))).toEqual([
      "Benchmark./tool 1 2.002 sec/op",
      "Benchmark./tool 1 2.008 sec/op",
    ]);
    expect(read("2026-05-03-halve-the-time/index.md")).toContain(
      "--rounds 2 --prepare 'echo ready > ready.txt' --collect out.json -- ",
    );
    expect(repository.state()).toBe(before);
  });

  test.each(["./tool --n 3", 'parser > it\'s "quoted": [x] {y} 50 % *fast* | `a` <b> & :c', "größe/日本"])(
    "writes an entry that check accepts for a benchmark named %s",
    async name => {
      const env = {...process.env, PERF_JOURNAL_ROOT: journal.root, RUN_LOG: log, RUN_NAME: name};
      const args = ["--base", "HEAD~1", "--rounds", "4", "--collect", "o.json", ...COMMAND, "o.json"];
      expect(await record(args, {env})).toMatchObject({status: 0});
      expect(read("2026-05-03-halve-the-time/index.md")).toContain("{unit=sec/op pair=bench} sec/op");
      expect(await checked()).toEqual({status: 0, codes: ["PJ035"]});
    },
  );

  test("draws a table on a terminal, and takes it away", async () => {
    const written: string[] = [];
    const stderr = (text: string) => void written.push(text);
    await record(["--base", "HEAD~1", "--rounds", "5", ...COMMAND], {stderr, stderrIsTTY: true});
    const screen = written.join("");
    const drawn = screen.split("\u001b[J").map(part => part.split("\u001b[")[0]);
    expect(drawn).toHaveLength(11);
    expect(drawn.at(-2)).toMatch(
      /^benchmark {2}base +head +delta\nTool +2\.\d+ s\/op ±∞ {2}1\.\d+ s\/op ±∞ {2}-50\.\d+%\n0 of 1 not moved\nround 5 of 5, base, /,
    );
  });

  test("takes the working tree as it is: changed, staged, new and removed files, and no ignored one", async () => {
    repository.write("lib/data.txt", "data");
    repository.write("old.txt", "old");
    repository.write("turned", "file");
    repository.commit("More files");
    repository.write("time.txt", "0.5");
    repository.write("staged.txt", "staged");
    repository.git("add", "staged.txt");
    repository.write("new folder/ünder.txt", "new");
    repository.write("ignored.txt", "ignored");
    rmSync(join(repository.root, "old.txt"));
    rmSync(join(repository.root, "turned"));
    repository.write("turned/into/folder.txt", "folder");
    rmSync(join(repository.root, "lib/data.txt"));
    symlinkSync("../time.txt", join(repository.root, "lib/data.txt"));
    const before = repository.state();
    const list =
      "process.stdout.write('BenchmarkFiles 1 '+require('fs').readdirSync('.',{recursive:true}).filter(n=>!/^.git(.|$)/.test(n)).length+' files\\n'+'BenchmarkLink 1 '+require('fs').readFileSync('lib/data.txt','utf8').length+' bytes\\n')";
    const {status, messages} = await record([
      ...["--base", "HEAD", "--rounds", "1", "--", process.execPath, "-e", list],
    ]);
    expect({status, messages}).toEqual({
      status: 0,
      messages: expect.stringContaining("with uncommitted changes in 7 files\n"),
    });
    const [id = ""] = entries();
    expect(id).toBe("2026-05-03-uncommitted-changes-on-main");
    expect(results(read(`${id}/bench.before.txt`))).toEqual([
      "BenchmarkFiles 1 6 files",
      "BenchmarkLink 1 4 bytes",
    ]);
    // Without old.txt, with staged.txt, a new folder with a file, a file that became a folder of three; the link leads to time.txt.
    expect(results(read(`${id}/bench.after.txt`))).toEqual([
      "BenchmarkFiles 1 10 files",
      "BenchmarkLink 1 3 bytes",
    ]);
    expect(read(`${id}/index.md`)).toContain("with uncommitted changes in 7 files.");
    expect(read(`${id}/index.md`)).not.toMatch(/^commit:/m);
    expect(repository.state()).toBe(before);
  });

  test("starts from the default branch, on a branch and on a detached HEAD, from a folder within", async () => {
    repository.git("switch", "--quiet", "--create", "topic");
    repository.write("time.txt", "3");
    repository.commit("Slower");
    repository.git("checkout", "--quiet", "--detach");
    repository.write("within/bench.mjs", BENCH);
    repository.write("within/time.txt", "4");
    repository.git("add", "--all");
    repository.git("commit", "--quiet", "--message=Within");
    const {status, messages} = await record(["--rounds", "1", "--title", "Detached", ...COMMAND]);
    expect(messages).toContain(`base ${commits.head.slice(0, 12)}`);
    expect(status).toBe(0);
    const {messages: missing} = await record(["--rounds", "1", "--title", "Within", ...COMMAND], {
      cwd: join(repository.root, "within"),
    });
    expect(missing).toContain('base: the folder "within" does not exist in this commit\n');
  });

  test("keeps whole rounds when it is interrupted in the third", async () => {
    const interruption = new AbortController();
    const io = recordingIo();
    let messages = "";
    const before = repository.state();
    const stderr = (text: string) => {
      messages += text;
      if (text.startsWith("round 2 of")) setTimeout(() => interruption.abort(), 150);
    };
    const env = {...process.env, PERF_JOURNAL_ROOT: journal.root, RUN_LOG: log, RUN_MS: "400"};
    const {status} = await record(["--base", "HEAD~1", "--rounds", "9", ...COMMAND], {
      ...{signal: interruption.signal, stderr, env, now: io.now},
    });
    expect(messages).toContain("interrupted: 2 whole rounds kept\n");
    expect(status).toBe(130);
    const [id = ""] = entries();
    expect(results(read(`${id}/bench.before.txt`))).toHaveLength(2);
    expect(results(read(`${id}/bench.after.txt`))).toHaveLength(2);
    expect(read(`${id}/index.md`)).toContain("The measurement was interrupted; only whole rounds are kept.");
    expect(repository.state()).toBe(before);
    expect(workspaces()).toEqual([]);
  });

  test("writes nothing when it is interrupted before a round is whole", async () => {
    const before = repository.state();
    const {status, messages} = await record(["--base", "HEAD~1", ...COMMAND], {signal: AbortSignal.abort()});
    expect(messages).toContain("interrupted before anything was measured\n");
    expect(status).toBe(130);
    expect(entries()).toEqual([]);
    expect(repository.state()).toBe(before);
  });

  test("stops once every interval is narrow, and not before it can be known", async () => {
    const {status} = await record(["--base", "HEAD~1", "--precision", "5%", "--json", ...COMMAND]);
    expect(status).toBe(0);
    expect(results(read("2026-05-03-halve-the-time/bench.after.txt"))).toHaveLength(6);
    expect(read("2026-05-03-halve-the-time/index.md")).toContain("Every interval is within ±5 %.");
    const wide = await record([
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
    journal.write(path, entryText("Pool", "My words."));
    const args = ["--base", "HEAD~1", "--rounds", "1", "--into", "2026-05-01-pool", ...COMMAND];
    expect(await record(args)).toMatchObject({status: 0});
    expect((await record(args)).output).toContain("content/sip/2026-05-01-pool/bench-2.before.txt\n");
    const text = readFileSync(join(journal.root, path), "utf8");
    expect(text.startsWith(entryText("Pool", "My words."))).toBe(true);
    expect(text.match(/^## Measured on 2026-05-03$/gm)).toHaveLength(2);
    expect(text.match(/^::benchstat.*$/gm)).toEqual([
      "::benchstat{base=bench.before.txt head=bench.after.txt}",
      "::benchstat{base=bench-2.before.txt head=bench-2.after.txt}",
    ]);
    expect(await checked()).toMatchObject({status: 0});
  });

  test("measures a commit against itself where it is named twice, and says so", async () => {
    const {status} = await record(["--base", "HEAD", "--head", "HEAD", "--rounds", "1", ...COMMAND]);
    expect(status).toBe(0);
    expect(read("2026-05-03-halve-the-time/index.md")).toContain("Both sides are the same commit");
  });

  test("runs no hook, and works in a clone that has all it needs", async () => {
    const hook = join(repository.root, ".git/hooks/post-checkout");
    mkdirSync(join(repository.root, ".git/hooks"), {recursive: true});
    repository.write(".git/hooks/post-checkout", `#!/bin/sh\necho hooked >> ${log}\n`);
    chmodSync(hook, 0o755);
    expect(await record(["--base", "HEAD~1", "--rounds", "1", ...COMMAND])).toMatchObject({status: 0});
    expect(runs()).toEqual(["base", "head"]);
  });

  test.runIf(process.platform === "linux" && hasProgram("taskset"))("pins to a processor", async () => {
    const {status} = await record(["--base", "HEAD~1", "--rounds", "1", "--pin", "0", ...COMMAND]);
    expect(status).toBe(0);
    expect(read("2026-05-03-halve-the-time/index.md")).toContain("Processes were pinned to processor 0.");
    expect(read("2026-05-03-halve-the-time/environment.txt")).toContain("$ taskset -c 0 ");
  });

  test.runIf(hasProgram("benchstat"))("writes files of which benchstat prints the same table", async () => {
    await record(["--base", "HEAD~1", "--rounds", "6", ...COMMAND]);
    await sameAsBenchstat("2026-05-03-halve-the-time");
  });
});

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
    const before = repository.state();
    const {status, messages} = await record(args);
    expect(messages).toContain(message);
    expect(status).toBe(2);
    expect(entries()).toEqual([]);
    expect(repository.state()).toBe(before);
  });

  test("an entry that exists, before anything is measured", async () => {
    journal.write("content/2026-05-03-halve-the-time/index.md", entryText("Old"));
    const {status, messages} = await record([...commandless, ...COMMAND]);
    expect(messages).toContain('has an entry "2026-05-03-halve-the-time" already');
    expect(status).toBe(1);
    expect(runs()).toEqual([]);
  });

  test("a folder without a repository, and a repository without a commit", async () => {
    const outside = await record(COMMAND, {cwd: journal.root});
    expect(outside).toMatchObject({status: 3, messages: expect.stringContaining("no git repository here")});
    const empty = temporaryRepository();
    try {
      const {status, messages} = await record(COMMAND, {cwd: empty.root});
      expect(messages).toContain("the repository has no commit yet");
      expect(status).toBe(3);
    } finally {
      empty.remove();
    }
  });

  test("a shallow clone without the merge base, naming what brings it", async () => {
    repository.git("switch", "--quiet", "--create", "topic");
    repository.commit("On the branch");
    repository.git("switch", "--quiet", "main");
    repository.commit("On main");
    const clone = join(journal.root, "clone");
    execFileSync("git", [
      "clone",
      "--quiet",
      "--depth=1",
      "--no-single-branch",
      "--branch=topic",
      `file://${repository.root}`,
      clone,
    ]);
    const {status, messages} = await record(COMMAND, {cwd: clone});
    expect(messages).toContain(
      "no common commit of HEAD and origin/main\n  hint: the clone is shallow: git fetch --unshallow",
    );
    expect(status).toBe(2);
    const missing = await record(["--base", "HEAD~1", ...COMMAND], {cwd: clone});
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
    change(repository);
    const before = repository.state();
    const {status, messages} = await record(["--base", "HEAD", "--rounds", "2", ...args, ...COMMAND]);
    expect(messages).toMatch(message);
    expect(status).toBe(expected);
    expect(entries()).toEqual([]);
    expect(repository.state()).toBe(before);
    expect(workspaces()).toEqual([]);
  });

  test("an entry that was made meanwhile, and keeps the files of the measurement", async () => {
    const folder = join(journal.root, "content/2026-05-03-halve-the-time");
    const {status, messages} = await record([
      ...["--base", "HEAD~1", "--rounds", "1", "--prepare", `mkdir -p ${folder}`, ...COMMAND],
    ]);
    expect(messages).toContain('has an entry "2026-05-03-halve-the-time" already');
    expect(status).toBe(1);
    const [, kept = ""] = /^the files of the measurement are kept in (.+)$/m.exec(messages) ?? [];
    expect(readdirSync(kept)).toEqual(["bench.after.txt", "bench.before.txt", "environment.txt"]);
    rmSync(kept, {recursive: true});
  });

  test("output without results, and a program that does not exist", async () => {
    const silent = await record(["--base", "HEAD~1", "--", process.execPath, "-e", "console.log('hello')"]);
    expect(silent).toMatchObject({
      status: 4,
      messages: expect.stringContaining(
        "base: the output of the command holds no benchmark results\n  | hello\n",
      ),
    });
    const missing = await record(["--base", "HEAD~1", "--", "no-such-program"]);
    expect(missing).toMatchObject({
      status: 1,
      messages: expect.stringContaining('base: "no-such-program" ended with status 127'),
    });
  });
});

describe("a process of perf-journal record", () => {
  test.each([
    ["SIGINT", 130, 1],
    ["SIGTERM", 143, 0],
  ] as const)("ended by %s removes its trees", async (signal, expected, made) => {
    const before = repository.state();
    const child = spawn(
      process.execPath,
      [join(PROJECT, "src/cli/perf-journal.mjs"), "record", "--base", "HEAD~1", "--rounds", "50", ...COMMAND],
      {
        cwd: repository.root,
        env: {...process.env, PERF_JOURNAL_ROOT: journal.root, RUN_LOG: log, RUN_MS: "100"},
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
    expect(entries()).toHaveLength(made);
    expect(repository.state()).toBe(before);
    expect(
      readdirSync(tmpdir()).filter(name => name.startsWith(`perf-journal-record-${child.pid}-`)),
    ).toEqual([]);
  });

  test("removes what a killed one left behind", async () => {
    const before = repository.state();
    const {pid} = spawnSync(process.execPath, ["-e", ""]);
    const left = join(tmpdir(), `perf-journal-record-${pid}-left`);
    mkdirSync(left);
    repository.git("worktree", "add", "--quiet", "--detach", join(left, "base"), "HEAD");
    expect(await record(["--base", "HEAD~1", "--rounds", "1", ...COMMAND])).toMatchObject({status: 0});
    expect(existsSync(left)).toBe(false);
    expect(repository.state()).toBe(before);
  });
});

/** Compares the table of an entry's files with the real tool's. */
async function sameAsBenchstat(id: string): Promise<void> {
  const files = ["bench.before.txt", "bench.after.txt"];
  const cwd = join(journal.root, "content", id);
  const io = recordingIo({cwd});
  expect(await runCommandLine(["benchstat", ...files], io)).toBe(0);
  expect(io.output()).toBe(execFileSync("benchstat", files, {cwd, encoding: "utf8"}));
  expect(basename(cwd)).toBe(id);
}

function hasProgram(name: string): boolean {
  const {status, error} = spawnSync(name, ["--help"], {stdio: "ignore"});
  return error === undefined && status !== null;
}
