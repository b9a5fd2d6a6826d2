/**
 * Runs the measurements of scripts/bench, each in a process of its own. Usage: npm run bench [name…].
 * Comparisons with another tool print ratios, or "skipped" where that tool is not installed.
 */
import {spawnSync} from "node:child_process";
import {join} from "node:path";
import process from "node:process";

/** Every measurement: a file of scripts/bench that prints a line a figure. */
const BENCHES = [
  "benchstat",
  "change-points",
  "flame-graph",
  "hostile",
  "journal",
  "ledger",
  "logs",
  "meter",
  "profile",
  "trace",
];

/** Measurements that take minutes, run only by name. */
const LONG = ["record-aa", "scale"];

const wanted = process.argv.slice(2);
const unknown = wanted.find(name => ![...BENCHES, ...LONG].includes(name));
if (unknown !== undefined) {
  console.error(`unknown bench "${unknown}", expected ${[...BENCHES, ...LONG].join(", ")}`);
  process.exitCode = 2;
} else {
  for (const name of wanted.length > 0 ? wanted : BENCHES) {
    console.log(`${name}:`);
    const {status} = spawnSync(process.execPath, [join(import.meta.dirname, `${name}.ts`)], {
      stdio: "inherit",
    });
    if (status !== 0) process.exitCode = 1;
  }
}
