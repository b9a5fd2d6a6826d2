/**
 * Measures a Go module against itself, in turn as `record` does and each side as a whole, and prints the share of
 * benchmarks that the U test flags at 0.05. An honest order flags no more than that share. Usage:
 * npm run bench record-aa, with REPEATS (default 20) and ROUNDS (default 10) in the environment.
 */
import {spawnSync} from "node:child_process";
import {cpSync, mkdirSync, mkdtempSync, rmSync} from "node:fs";
import {loadavg, tmpdir} from "node:os";
import {join} from "node:path";
import process from "node:process";
import {benchmarkKind} from "../../src/artifacts/benchmark/kind.ts";
import {goWorkload} from "../../src/cli/record/go-workload.ts";
import {measureRounds} from "../../src/cli/record/rounds.ts";
import type {Workload} from "../../src/cli/record/workload.ts";
import {artifactFile} from "../../src/input/artifact-file.ts";
import type {Measurement} from "../../src/measurement.ts";
import {joinedBenchmarkText} from "../../src/record/benchmark-text.ts";
import type {BothSides, Side} from "../../src/record/side.ts";
import {SIDES} from "../../src/record/side.ts";
import {compareSamples, isSignificant} from "../../src/stats/samples/comparison.ts";

const ALPHA = 0.05;
const REPEATS = Number(process.env.REPEATS ?? 20);
const ROUNDS = Number(process.env.ROUNDS ?? 10);
const BENCHTIME = "20ms";
const MODULE = join(import.meta.dirname, "testdata", "record-aa");

type Samples = BothSides<readonly Measurement[]>;

/** Counts of an order. */
interface Flagged {
  readonly flagged: number;
  readonly compared: number;
}

if (spawnSync("go", ["version"]).status !== 0) console.log("skipped: go is not installed");
else await compareOrders();

async function compareOrders(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "perf-journal-aa-"));
  try {
    const workload = await makeWorkload(folder);
    const totals = {turn: [] as Flagged[], sequence: [] as Flagged[]};
    for (let repeat = 0; repeat < REPEATS; repeat++) {
      // Both orders alternate, so that both see the same machine.
      totals.turn.push(countFlagged(await inTurn(workload)));
      totals.sequence.push(countFlagged(await inSequence(workload)));
      const [turn, sequence] = [totals.turn.at(-1), totals.sequence.at(-1)];
      console.log(
        `repeat ${repeat + 1}: in turn ${turn?.flagged}/${turn?.compared}, one after the other ${sequence?.flagged}/${sequence?.compared}, load ${(loadavg()[0] ?? 0).toFixed(1)}`,
      );
    }
    printShare("in turn", totals.turn);
    printShare("one side after the other", totals.sequence);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

async function makeWorkload(folder: string): Promise<Workload> {
  const trees = {base: join(folder, "base"), head: join(folder, "head")};
  for (const side of SIDES) {
    cpSync(MODULE, trees[side], {recursive: true});
    // Not named so in the repository, where it would be a module of its own.
    cpSync(join(MODULE, "module.txt"), join(trees[side], "go.mod"));
  }
  mkdirSync(join(folder, "built"));
  return goWorkload(
    {packages: ["./..."], bench: ".", benchtime: BENCHTIME, keepIdentical: true},
    {
      ...{folders: trees, trees, scratch: join(folder, "built"), env: process.env, pinned: []},
      signal: new AbortController().signal,
      update: () => {},
    },
  );
}

async function inTurn(workload: Workload): Promise<Samples> {
  const plan = {
    rule: {precision: undefined, rounds: ROUNDS},
    confidence: 0.95,
    signal: new AbortController().signal,
  };
  const {measurements} = await measureRounds(workload, plan, {started: () => {}, finished: () => {}});
  return measurements;
}

async function inSequence(workload: Workload): Promise<Samples> {
  const signal = new AbortController().signal;
  const measured = async (side: Side): Promise<readonly Measurement[]> => {
    const outputs: string[] = [];
    for (let round = 0; round < ROUNDS; round++) outputs.push(await workload.run(side, 0, signal));
    const text = new TextEncoder().encode(joinedBenchmarkText([outputs]));
    return benchmarkKind.open(artifactFile(side, side, text)).measurements;
  };
  const base = await measured("base");
  return {base, head: await measured("head")};
}

function countFlagged({base, head}: Samples): Flagged {
  const heads = new Map(head.filter(({unit}) => unit === "sec/op").map(one => [one.name, one]));
  const pairs = base.flatMap(one => {
    const other = one.unit === "sec/op" ? heads.get(one.name) : undefined;
    return other ? [[ascending(one), ascending(other)] as const] : [];
  });
  const flagged = pairs.filter(([a, b]) => isSignificant(compareSamples(a, b, "nothing", ALPHA)));
  return {flagged: flagged.length, compared: pairs.length};
}

function ascending({samples}: Measurement): Float64Array {
  return Float64Array.from(samples).sort();
}

function printShare(order: string, counts: readonly Flagged[]): void {
  const flagged = counts.reduce((sum, one) => sum + one.flagged, 0);
  const compared = counts.reduce((sum, one) => sum + one.compared, 0);
  const affected = counts.filter(one => one.flagged > 0).length;
  console.log(
    `${order}: ${flagged} of ${compared} benchmarks flagged at ${ALPHA}, ${((100 * flagged) / compared).toFixed(1)} %, in ${affected} of ${counts.length} measurements`,
  );
}
