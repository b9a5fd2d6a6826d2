import {execFileSync} from "node:child_process";
import process from "node:process";
import {expect} from "vitest";
import {recordingIo} from "../../../../scripts/testing/recording-io.ts";
import type {TemporaryJournal} from "../../../../scripts/testing/temporary-journal.ts";
import {entryText, temporaryJournal} from "../../../../scripts/testing/temporary-journal.ts";
import {runCommandLine} from "../../../cli/command-line.ts";

/** An entry with findings, which is revised once. */
export const POOL = "2026-05-03-pool";
/** An entry that cites it, and resolves one of its findings. */
export const LATER = "2026-05-09-later";
const FOLDER = `content/parser/${POOL}`;
const FIGURE = "fig-before-after";

/** Lines that cite, by what they cite in the entry: "" the entry, `#headers`, `#fig-…`. */
export type Citations = ReadonlyMap<string, string>;

/** A journal in a git repository, and citations of its first version and of the one that is there. */
export interface CitedJournal {
  readonly journal: TemporaryJournal;
  readonly old: Citations;
  readonly now: Citations;
}

const pool = (claim: string): string =>
  entryText(
    "Pool the [headers]",
    [
      `:::finding{#headers status=open tags="pool gc"}\n**${claim}** So it is.\n\n::benchstat\n:::`,
      `:::finding{#old}\nThe map is the largest cost.\n:::`,
      "See [later](#stated).",
    ].join("\n\n"),
    "tags: [allocations]\nfindings:\n  - {id: stated, claim: Nothing else moved., status: rejected, component: wire, evidence: [notes.txt]}\n",
  );

/** Makes the journal in two commits, the first of which its `old` citations are of. */
export async function citedJournal(): Promise<CitedJournal> {
  const journal = temporaryJournal({
    "content/journal.yaml": "site: https://example.org\n",
    [`${FOLDER}/index.md`]: pool("A pool halves the time."),
    [`${FOLDER}/before.txt`]: benchmarks({Parse: 100, "Parse/n=9": 90}),
    [`${FOLDER}/after.txt`]: benchmarks({Parse: 60, "Parse/n=9": 50}),
    [`${FOLDER}/notes.txt`]: "quiet machine\n",
    [`content/${LATER}/index.md`]: entryText(
      "Later",
      [
        `:::finding{#newer supersedes="${POOL}#old"}\nThe map costs nothing now.\n:::`,
        `It was [the map](../parser/${POOL}/index.md#old), see [the pool](../parser/${POOL}/index.md#headers).`,
      ].join("\n\n"),
      `resolves: ${POOL}#headers\ntags: gc\n`,
    ),
  });
  git(journal, "init", "--quiet");
  commit(journal, "2026-05-10");
  const old = await citeAll(journal);
  journal.write(`${FOLDER}/index.md`, pool("A pool saves two thirds of the time."));
  journal.write(`${FOLDER}/after.txt`, benchmarks({Parse: 33, "Parse/n=9": 30}));
  commit(journal, "2026-05-12");
  return {journal, old, now: await citeAll(journal)};
}

function benchmarks(centers: Readonly<Record<string, number>>): string {
  const lines = Object.entries(centers).flatMap(([name, center]) =>
    Array.from({length: 10}, (_, i) => `Benchmark${name} 100 ${center * (0.991 + 0.002 * i)} ns/op\n`),
  );
  return `pkg: example.org/x\n${lines.join("")}`;
}

function git({root}: TemporaryJournal, ...args: readonly string[]): void {
  const identity = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org"];
  execFileSync("git", ["-C", root, ...identity, ...args], {stdio: "ignore"});
}

function commit(journal: TemporaryJournal, day: string): void {
  git(journal, "add", "-A");
  process.env.GIT_COMMITTER_DATE = `${day}T12:00:00Z`;
  git(journal, "commit", "-qm", day);
  delete process.env.GIT_COMMITTER_DATE;
}

/** Output of `perf-journal show` in a journal. */
export async function show({root}: TemporaryJournal, ...args: readonly string[]): Promise<string> {
  const io = recordingIo({cwd: root});
  expect(await runCommandLine(["show", ...args], io)).toBe(0);
  return io.output();
}

async function citeAll(journal: TemporaryJournal): Promise<Citations> {
  const citations = new Map<string, string>();
  for (const part of ["", "#headers", `#${FIGURE}`])
    citations.set(part, await show(journal, POOL + part, "--cite"));
  return citations;
}
