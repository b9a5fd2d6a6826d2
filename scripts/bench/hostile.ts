/**
 * Reads and draws texts made to take long, and prints the slowest of each list. Exits 1 when a text takes more
 * processor time than any honest file of its length.
 */
import process from "node:process";
import {KINDS, openArtifact} from "../../src/artifacts/kinds.ts";
import {benchText} from "../../src/embeds/testdata/bench.ts";
import {CONFIG, NO_QUERIES, testEntry} from "../../src/embeds/testdata/fixture.ts";
import {artifactFile} from "../../src/input/artifact-file.ts";
import {parseClaim} from "../../src/journal/claims/claim-syntax.ts";
import {comparisonScopes} from "../../src/journal/claims/comparison-scopes.ts";
import {proseProblems} from "../../src/journal/claims/prose/prose-problems.ts";
import {findPairs} from "../../src/journal/entry/pairs.ts";
import {compilePattern} from "../../src/pprof/filter/pattern.ts";
import {renderEntry} from "../../src/render/render-entry.ts";
import {
  CLAIM_PARTS,
  ENDLESS_BENCHMARKS,
  ENDLESS_FILES,
  ENDLESS_SENTENCES,
  PATHOLOGICAL_ENTRIES,
} from "../testing/endless-texts.ts";

/** A text, by name, and the work on it. */
type Task = readonly [what: string, run: () => unknown];

/** Texts of a kind of work. */
interface TaskList {
  readonly name: string;
  /** Limit of processor time of a text. */
  readonly milliseconds: number;
  readonly tasks: readonly Task[];
}

const DASHES = "-".repeat(200_000);
const BENCHMARKS = {
  "before.txt": benchText({Render: [500, 501]}),
  "after.txt": benchText({Render: [400, 401]}),
};

const LISTS: readonly TaskList[] = [
  {
    name: "files",
    milliseconds: 1500,
    tasks: ENDLESS_FILES.map(([what, name, text]) => [what, () => openEverywhere(name, text)]),
  },
  {
    name: "benchmark formats",
    milliseconds: 1000,
    tasks: ENDLESS_BENCHMARKS.map(([what, text]) => [what, () => openEverywhere("a.txt", text)]),
  },
  {
    // The limit of cmark-gfm for an entry of 256 KiB.
    name: "entries",
    milliseconds: 5000,
    tasks: PATHOLOGICAL_ENTRIES.map(([what, text]) => [
      what,
      () => renderEntry(testEntry({text}), NO_QUERIES, {config: CONFIG}),
    ]),
  },
  {
    name: "sentences",
    milliseconds: 2000,
    tasks: ENDLESS_SENTENCES.map(([what, text]) => [what, () => checkProse(text)]),
  },
  {
    name: "claims",
    milliseconds: 500,
    tasks: CLAIM_PARTS.map(part => [
      JSON.stringify(part),
      () => [part.repeat(2000), `Parse sec/op <= ${part.repeat(2000)}x`].map(parseClaim),
    ]),
  },
  {
    name: "others",
    milliseconds: 2000,
    tasks: [
      ["names of separators", () => findPairs([`${DASHES}x-before`, `${DASHES}x-after`])],
      ["a pattern", () => compilePattern("focus", "^(a+)+$").test(`${"a".repeat(50_000)}b`)],
    ],
  },
];

for (const list of LISTS) await measure(list);

async function measure({name, milliseconds, tasks}: TaskList): Promise<void> {
  let slowest: {what: string; time: number} = {what: "", time: 0};
  for (const [what, run] of tasks) {
    const start = process.cpuUsage();
    await run();
    const time = process.cpuUsage(start).user / 1000;
    if (time > slowest.time) slowest = {what, time};
  }
  const {what, time} = slowest;
  console.log(`  ${name}: ${tasks.length} texts, slowest ${time.toFixed(0)} ms of ${milliseconds} (${what})`);
  if (time > milliseconds) process.exitCode = 1;
}

function openEverywhere(name: string, text: string): void {
  const file = artifactFile(name, name, new TextEncoder().encode(text));
  for (const kind of KINDS) kind.detect(file);
  openArtifact(file).view({id: "x", size: "embed"});
}

function checkProse(text: string): void {
  const entry = testEntry({text, files: BENCHMARKS, pairs: [["", "before.txt", "after.txt"]]});
  proseProblems(entry, comparisonScopes(entry, {alpha: 0.05, confidence: 0.95}));
}
