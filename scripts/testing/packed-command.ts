import {spawnSync} from "node:child_process";
import {join} from "node:path";
import process from "node:process";
import {PACKAGE, PROJECT} from "../pack/project-folder.ts";

/** Packs the checkout into `package/`. Throws an Error with the output if that fails. */
export function packCheckout(): void {
  const packed = spawnSync(process.execPath, [join(PROJECT, "scripts", "pack", "pack.ts")], {
    cwd: PROJECT,
    encoding: "utf8",
    env: commandEnvironment(),
  });
  const output = packed.stderr + packed.stdout;
  if (packed.status !== 0 || output !== "")
    throw new Error(`pack.ts ended with status ${packed.status}:\n${output}`);
}

/**
 * Returns the command line's program in the package that the set-up of the site tests has packed: it starts in a fifth of the
 * processor time of a checkout's, which removes types and digests its sources.
 */
export function packedCommand(): string {
  return join(PACKAGE, "lib", "cli", "perf-journal.mjs");
}

/** Returns the environment of a started command: the test's without the variables of vitest, and those of `changes`. */
export function commandEnvironment(changes: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  return {...process.env, NODE_ENV: undefined, VITEST: undefined, ...changes};
}
