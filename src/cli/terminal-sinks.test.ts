import {spawnSync} from "node:child_process";
import {afterAll, beforeAll, expect, test} from "vitest";
import {recordingIo} from "../../scripts/testing/recording-io.ts";
import type {TemporaryJournal} from "../../scripts/testing/temporary-journal.ts";
import {entryText, temporaryJournal} from "../../scripts/testing/temporary-journal.ts";
import {runCommandLine} from "./command-line.ts";
import type {CommandRow} from "./command-table.ts";

/** Clears a screen, sets a title, reverses text, ends lines in every way, and forges commands of a CI runner. */
const HOSTILE =
  "a\u001b[2J\u001b]0;t\u0007\u009b1mb\u202ec\u2066d\u2028e\u2029f\u0085g\rh\n::error file=x::forged\n##[error]forged";

/** A code that `styleText` writes. */
const COLOR = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, "g");

const ID = "2026-05-03-pool";
let journal: TemporaryJournal;

beforeAll(() => {
  journal = temporaryJournal({
    "content/journal.yaml": `title: x\nsite: https://e.org\nmachines: ${JSON.stringify(HOSTILE)}\n`,
    [`content/${ID}/index.md`]: entryText(
      "Pool",
      `:::finding{#f}\nText \u202e here.\n:::\n\n[a](b\u202e.md)\n`,
    ),
    [`content/${ID}/${HOSTILE.replaceAll("/", "")}.txt`]: "BenchmarkX 1 5 ns/op\n",
    [`content/${ID}/before.txt`]: benchmarks(1),
    [`content/${ID}/after.txt`]: benchmarks(2),
    [`content/${HOSTILE}/index.md`]: entryText("Folder"),
    [`content/group${HOSTILE}/2026-05-05-b/index.md`]: entryText("In a group"),
    "content/2026-05-04-b/index.md": `---\ntitle: ${JSON.stringify(HOSTILE)}\n${HOSTILE.replaceAll("\n", "")}: x\n---\n`,
    "docs/a\u001b[2J\u202e.md": `[x](https://e.org/entries/${ID}/#gone\u202e)\n`,
    "before.txt": benchmarks(1),
    "after.txt": benchmarks(2),
  });
  for (const args of [
    ["init", "-q"],
    ["add", "-A"],
    ["-c", "user.name=x", "-c", "user.email=x@y", "commit", "-qm", "x"],
  ])
    spawnSync("git", args, {cwd: journal.root});
});

afterAll(() => journal.remove());

function benchmarks(factor: number): string {
  const name = HOSTILE.replace(/\s/g, "_");
  return Array.from(
    {length: 6},
    (_, i) => `Benchmark${name}-8 1 ${factor * (100 + i)} ns/op\nBad${HOSTILE}\n`,
  ).join("");
}

/** Throws as a part of the program with a fault would. */
const FAULTY: CommandRow = {
  name: "faulty",
  summary: "",
  load: () => Promise.resolve({run: () => Promise.reject(new Error(HOSTILE.replaceAll("\n", " ")))}),
};

/** Command lines of every command that prints text of entries, names of files or arguments. */
const LINES: readonly (readonly string[])[] = [
  ["check"],
  ["check", "--json"],
  ["check", "--format", "sarif"],
  ["check", "--format", "codequality"],
  ["check", "--entry", HOSTILE],
  ["report", "--since", "HEAD", "--format", "json"],
  ["report", "--since", HOSTILE],
  ["show", ID],
  ["show", ID, "--json"],
  ["show", ID, "--md"],
  ["show", `${ID}#f`, "--cite"],
  ["show", `${ID}#${HOSTILE}`],
  ["show", HOSTILE],
  ["links", "docs"],
  ["links", "--check", "docs"],
  ["links", "--check", "--json", "docs"],
  ["links", HOSTILE],
  ["doctor", "--root", HOSTILE],
  ["new", "Title", "--bench", HOSTILE],
  ["new", "Title", "--verdict", HOSTILE],
  ["new", "Title", "--date", HOSTILE],
  ["build", "--base", HOSTILE],
  ["build", "--root", HOSTILE],
  ["build", "--out", "content"],
  ["preview", "--out", HOSTILE],
  ["preview", "--port", HOSTILE],
  ["init", "--ci", HOSTILE],
  ["benchstat", "before.txt", "after.txt"],
  ["benchstat", HOSTILE],
  ["pprof", "-top", HOSTILE],
  [HOSTILE],
  ["help", HOSTILE],
  ["check", `--${HOSTILE}`],
  ["faulty"],
];

test.each(LINES)("perf-journal %j %j %j %j writes no character that steers a terminal", async (...args) => {
  const {COMMANDS} = await import("./command-table.ts");
  for (const env of [{}, {GITHUB_ACTIONS: "true"}, {PERF_JOURNAL_DEBUG: "1"}]) {
    const io = recordingIo({cwd: journal.root, env, isTTY: true, stderrIsTTY: true});
    await runCommandLine(args, io, [...COMMANDS, FAULTY]);
    const written = (io.output() + io.messages())
      // The line of progress is taken away by its own code.
      .replaceAll("\r\u001b[2K", "")
      // Colours, which are the program's own wherever the text is plain.
      .replaceAll(COLOR, "");
    expect(written).not.toBe("");
    expect(written).not.toMatch(/(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    // A command of a runner begins a line.
    expect(written.split("\n").filter(line => /^\s*::error file=x::/.test(line))).toEqual([]);
  }
});
