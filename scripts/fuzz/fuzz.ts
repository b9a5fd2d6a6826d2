/**
 * Runs parsers and renderers on mutated files.
 *
 * Usage: npm run fuzz [target…] [--seconds n] [--inputs n] [--seed n] [--from n] [--costly]
 *
 * Without targets all run, each for `--seconds` (default 10) or `--inputs`. The same seed makes the same inputs; a failure
 * is repeated with `--seed s --from i --inputs 1`, which writes the input to .cache/fuzz/. `--costly` searches inputs of
 * much processor time a byte instead. Exits with status 1 for a crash or something dangerous in an output.
 */
import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import process from "node:process";
import {parseArgs} from "node:util";
import {searchCostlyInputs} from "./costly-inputs.ts";
import {mutant} from "./mutate.ts";
import type {Outcome, Range} from "./random-inputs.ts";
import {runRandomInputs} from "./random-inputs.ts";
import type {Target} from "./target.ts";
import {TARGETS} from "./targets.ts";

const FOLDER = join(import.meta.dirname, "..", "..", ".cache", "fuzz");

const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {
    seconds: {type: "string"},
    inputs: {type: "string"},
    seed: {type: "string", default: "1"},
    from: {type: "string", default: "0"},
    costly: {type: "boolean", default: false},
  },
});

const unknown = positionals.find(name => !TARGETS.some(target => target.name === name));
if (unknown !== undefined) {
  console.error(`unknown target "${unknown}", expected ${TARGETS.map(({name}) => name).join(", ")}`);
  process.exitCode = 2;
} else {
  mkdirSync(FOLDER, {recursive: true});
  for (const target of TARGETS.filter(({name}) => positionals.length === 0 || positionals.includes(name)))
    if (values.costly) await reportCostly(target);
    else await reportRandom(target);
}

async function reportRandom(target: Target): Promise<void> {
  const inputs = values.inputs === undefined ? Number.POSITIVE_INFINITY : Number(values.inputs);
  const limit = Number(values.seconds ?? (values.inputs === undefined ? 10 : Number.POSITIVE_INFINITY));
  const range = {seed: Number(values.seed), from: Number(values.from), inputs, seconds: limit};
  const outcome = await runRandomInputs(target, range);
  print(target, range, outcome);
  if (outcome.failures.length > 0) process.exitCode = 1;
}

function print(target: Target, {seed}: Range, outcome: Outcome): void {
  const {inputs, seconds, crashes, dangers, slowest} = outcome;
  const rate = Math.round(inputs / seconds);
  const slow = `slowest ${slowest.milliseconds.toFixed(1)} ms ${save(target, seed, slowest.index)}`;
  console.log(
    `${target.name}: ${inputs} inputs, ${rate}/s, ${crashes} crashes, ${dangers} dangerous outputs, ${slow}`,
  );
  for (const {index, reason} of outcome.failures) console.log(`  ${save(target, seed, index)} ${reason}`);
}

/** Writes an input to a file and returns how to make it again. */
function save(target: Target, seed: number, index: number): string {
  const name = `${target.name}-${seed}-${index}`;
  writeFileSync(join(FOLDER, name), mutant(target, seed, index));
  return name;
}

async function reportCostly(target: Target): Promise<void> {
  const found = await searchCostlyInputs(target, Number(values.seed), Number(values.seconds ?? 60));
  for (const [rank, {unit, bytes, milliseconds, exponent}] of found.entries()) {
    const name = `${target.name}-costly-${values.seed}-${rank}`;
    writeFileSync(join(FOLDER, name), unit);
    const size = `${unit.length} bytes repeated to ${bytes.length}`;
    console.log(`${name}: ${milliseconds.toFixed(0)} ms, ${size}, exponent ${exponent.toFixed(1)}`);
  }
}
