import {existsSync, readdirSync, readFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import process from "node:process";
import {afterEach, beforeEach} from "vitest";
import {recordingIo} from "../../../../scripts/testing/recording-io.ts";
import type {TemporaryJournal} from "../../../../scripts/testing/temporary-journal.ts";
import {temporaryJournal} from "../../../../scripts/testing/temporary-journal.ts";
import type {TemporaryRepository} from "../../../../scripts/testing/temporary-repository.ts";
import {temporaryRepository} from "../../../../scripts/testing/temporary-repository.ts";
import {runCommandLine} from "../../command-line.ts";

/**
 * A benchmark in JavaScript: its time is the number in `time.txt` and a hundredth more in each later run. It logs the
 * folder it runs in, and writes what hyperfine would.
 */
export const BENCH = `
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

/** Exit status and output of a command. */
interface RecordOutcome {
  readonly status: number;
  readonly output: string;
  readonly messages: string;
}

/** A repository of a tool that became twice as fast, and a journal without entries; new ones for each test. */
export interface MeasuredTool {
  readonly repository: TemporaryRepository;
  readonly journal: TemporaryJournal;
  readonly commits: {readonly base: string; readonly head: string};
  /** File in which every run of the benchmark writes a line. */
  readonly log: string;
  /** Runs `perf-journal record` in the repository. */
  record(args: readonly string[], changes?: Parameters<typeof recordingIo>[0]): Promise<RecordOutcome>;
  /** Text of a file of the journal's content. */
  read(path: string): string;
  /** Entries of the journal. */
  entries(): string[];
  /** Folders that the benchmark ran in, a run each. */
  runs(): string[];
}

/** The benchmark as `record` takes it. */
export const COMMAND = ["--", process.execPath, "bench.mjs"];

/** Makes a tool before each test and removes it afterwards; call it at the top level of a test file. */
export function measuredTool(): MeasuredTool {
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
  return {
    get repository() {
      return repository;
    },
    get journal() {
      return journal;
    },
    get commits() {
      return commits;
    },
    get log() {
      return log;
    },
    async record(args, changes = {}) {
      const env = {...process.env, PERF_JOURNAL_ROOT: journal.root, RUN_LOG: log};
      const io = recordingIo({cwd: repository.root, env, ...changes});
      const status = await runCommandLine(["record", ...args], io);
      return {status, output: io.output(), messages: io.messages()};
    },
    read: path => readFileSync(join(journal.root, "content", path), "utf8"),
    entries: () => readdirSync(join(journal.root, "content")).filter(name => name !== "journal.yaml"),
    runs: () => (existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : []),
  };
}

/** Folders that recordings of a process left behind. */
export function workspacesOf(pid: number | undefined): string[] {
  return readdirSync(tmpdir()).filter(name => name.startsWith(`perf-journal-record-${pid}-`));
}
