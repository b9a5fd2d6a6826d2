/**
 * Compares our commands with the tools whose output they print, on random input. Usage: npm run conformance [name [runs [seed]]].
 * Prints "skipped" where a tool is not installed.
 */
import {spawnSync} from "node:child_process";
import {join} from "node:path";
import process from "node:process";

/** Every comparison: the file conformance-<name>.ts. */
const TOOLS = ["benchstat", "pprof"];

const [wanted, ...numbers] = process.argv.slice(2);
if (wanted !== undefined && !TOOLS.includes(wanted)) {
  console.error(`unknown tool "${wanted}", expected ${TOOLS.join(" or ")}`);
  process.exitCode = 2;
} else {
  for (const name of wanted === undefined ? TOOLS : [wanted]) {
    console.log(`${name}:`);
    const file = join(import.meta.dirname, `conformance-${name}.ts`);
    const {status} = spawnSync(process.execPath, [file, ...numbers], {stdio: "inherit"});
    if (status !== 0) process.exitCode = 1;
  }
}
