/**
 * Runs parsers and renderers on mutated files.
 *
 * Usage: npm run fuzz [target…] [--seconds n] [--inputs n] [--seed n] [--from n] [--costly] [--memory]
 *
 * Without targets all run, each for `--seconds` (default 10) or `--inputs`. The same seed makes the same inputs; a failure
 * is repeated with `--seed s --from i --inputs 1`, which writes the input to .cache/fuzz/. `--costly` searches inputs of
 * much processor time a byte and of a meter instead, and `--memory` inputs of much memory for their share of it; their targets `code-<language>` are run by `code`. Progress and failures
 * are printed as they come. Exits with status 1 for a crash or something dangerous in an output.
 */
import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import process from "node:process";
import {parseArgs} from "node:util";
import {searchCostlyInputs, searchLargeInputs} from "./costly-inputs.ts";
import {mutant} from "./mutate.ts";
import type {Outcome, Range} from "./random-inputs.ts";
import {runRandomInputs} from "./random-inputs.ts";
import type {Target} from "./target.ts";
import {COSTLY_TARGETS, TARGETS} from "./targets.ts";

const FOLDER = join(import.meta.dirname, "..", "..", ".cache", "fuzz");

const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {
    seconds: {type: "string"},
    inputs: {type: "string"},
    seed: {type: "string", default: "1"},
    from: {type: "string", default: "0"},
    costly: {type: "boolean", default: false},
    memory: {type: "boolean", default: false},
  },
});

const targets = values.costly || values.memory ? COSTLY_TARGETS : TARGETS;
const unknown = positionals.find(name => !targets.some(target => isNamed(target, name)));
if (unknown !== undefined) {
  console.error(`unknown target "${unknown}", expected ${targets.map(({name}) => name).join(", ")}`);
  process.exitCode = 2;
} else {
  mkdirSync(FOLDER, {recursive: true});
  const wanted = targets.filter(
    target => positionals.length === 0 || positionals.some(name => isNamed(target, name)),
  );
  for (const target of wanted)
    if (values.memory) await reportLarge(target);
    else if (values.costly) await reportCostly(target);
    else await reportRandom(target);
}

/** True for a target's own name, and for the part of it before a hyphen: `code` of `code-go`. */
function isNamed(target: Target, name: string): boolean {
  return target.name === name || target.name.startsWith(`${name}-`);
}

async function reportRandom(target: Target): Promise<void> {
  const inputs = values.inputs === undefined ? Number.POSITIVE_INFINITY : Number(values.inputs);
  const limit = Number(values.seconds ?? (values.inputs === undefined ? 10 : Number.POSITIVE_INFINITY));
  const range = {seed: Number(values.seed), from: Number(values.from), inputs, seconds: limit};
  const outcome = await runRandomInputs(target, range, {
    failure: ({index, reason}) => console.log(`  ${save(target, range.seed, index)} ${reason}`),
    progress: (done, seconds) => console.log(`  ${target.name}: ${done} inputs in ${seconds.toFixed(0)} s`),
  });
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
}

/** Writes an input to a file and returns how to make it again. */
function save(target: Target, seed: number, index: number): string {
  const name = `${target.name}-${seed}-${index}`;
  writeFileSync(join(FOLDER, name), mutant(target, seed, index));
  return name;
}

async function reportCostly(target: Target): Promise<void> {
  const found = await searchCostlyInputs(target, Number(values.seed), Number(values.seconds ?? 60));
  for (const [rank, {unit, bytes, milliseconds, exponent, share}] of found.entries()) {
    const name = `${target.name}-costly-${values.seed}-${rank}`;
    writeFileSync(join(FOLDER, name), unit);
    const size = `${unit.length} bytes repeated to ${bytes.length}`;
    const paid = share === undefined ? "" : `, ${paidText(milliseconds, share)}`;
    console.log(`${name}: ${milliseconds.toFixed(0)} ms, ${size}, exponent ${exponent.toFixed(1)}${paid}`);
  }
}

async function reportLarge(target: Target): Promise<void> {
  const found = await searchLargeInputs(target, Number(values.seed), Number(values.seconds ?? 60));
  for (const [rank, {bytes, peak}] of found.entries()) {
    const name = `${target.name}-memory-${values.seed}-${rank}`;
    writeFileSync(join(FOLDER, name), bytes);
    const size = `${bytes.length} bytes repeated to ${peak.bytes}`;
    console.log(
      `${name}: ${peak.megabytes.toFixed(0)} MB, ${size}, ${(100 * peak.share).toFixed(1)} % of a meter`,
    );
  }
}

/** Formats the share of a meter that an input takes, and the processor time of a full meter of such inputs. */
function paidText(milliseconds: number, share: number): string {
  const full = share > 0 ? `, ${(milliseconds / share / 1000).toFixed(1)} s of a full one` : "";
  return `${(100 * share).toFixed(1)} % of a meter${full}`;
}
