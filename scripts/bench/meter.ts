/**
 * Checks and builds journals with an entry that fills its meter with each kind of work in turn, and prints the cost of
 * each over an empty entry, child processes included. Exits 1 when an entry costs more than a full meter may.
 * Usage: node scripts/bench/meter.ts [word of a name…]
 */
import {spawnSync} from "node:child_process";
import {readFileSync} from "node:fs";
import {join} from "node:path";
import process from "node:process";
import {COSTLY_ENTRIES} from "../testing/costly-entries.ts";
import {entryText, temporaryJournal} from "../testing/temporary-journal.ts";
import {FULL_METERS} from "./full-meters.ts";

const LAUNCHER = join(import.meta.dirname, "../../src/cli/perf-journal.mjs");
const PRELOADED = join(import.meta.dirname, "print-usage.mjs");
const MOST_SECONDS = 10;
const MOST_MEGABYTES = 300;

/** Processor time and memory of a command. */
interface Usage {
  readonly seconds: number;
  readonly megabytes: number;
  /** Codes of the problems at error level. */
  readonly errors: readonly string[];
}

type Files = Readonly<Record<string, string | Uint8Array>>;

// The first build compiles the pages.
measure("build", {"index.md": entryText("x")});
const empty = {
  check: measure("check", {"index.md": entryText("x")}),
  build: measure("build", {"index.md": entryText("x")}),
};
print("an empty entry", empty.check, empty.build);
const words = process.argv.slice(2);
const wanted = [...COSTLY_ENTRIES, ...FULL_METERS].filter(
  ({name}) => words.length === 0 || words.some(word => name.includes(word)),
);
for (const {name, files} of wanted) {
  const check = over(measure("check", files()), empty.check);
  const build = over(measure("build", files()), empty.build);
  print(name, check, build);
  if (Math.max(check.seconds, build.seconds) > MOST_SECONDS || build.megabytes > MOST_MEGABYTES)
    process.exitCode = 1;
}

function measure(command: "check" | "build", files: Files): Usage {
  const journal = temporaryJournal();
  try {
    for (const [name, content] of Object.entries(files))
      journal.write(`content/2026-06-02-costly/${name}`, content);
    const usage = join(journal.root, "usage.json");
    const args = ["--import", PRELOADED, LAUNCHER, command, "--root", journal.root];
    const {stdout, stderr} = spawnSync(process.execPath, args, {
      env: {...process.env, PERF_JOURNAL_USAGE: usage, NO_COLOR: "1"},
      encoding: "utf8",
    });
    const errors = [...`${stdout}${stderr}`.matchAll(/error.*?\b(PJ\d{3})\b|\b(PJ\d{3})\b.*?error/g)];
    const codes = new Set(errors.map(([, before, after]) => before ?? after ?? ""));
    return {...(JSON.parse(readFileSync(usage, "utf8")) as Omit<Usage, "errors">), errors: [...codes]};
  } finally {
    journal.remove();
  }
}

function over(usage: Usage, base: Usage): Usage {
  const {errors} = usage;
  return {seconds: usage.seconds - base.seconds, megabytes: usage.megabytes - base.megabytes, errors};
}

function print(name: string, check: Usage, build: Usage): void {
  const text = ({seconds, megabytes, errors}: Usage) =>
    [`${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB`, ...errors].join(", ");
  console.log(`  ${name}: check ${text(check)}; build ${text(build)}`);
}
