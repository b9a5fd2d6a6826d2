#!/usr/bin/env node
/**
 * Starts the command line under a Node that can run it. JavaScript of 2019, since any installed Node must be able to read
 * it; everything else is TypeScript in command-line.ts.
 */
import {spawn} from "node:child_process";
import {existsSync} from "node:fs";
import * as module from "node:module";
import {homedir} from "node:os";
import {dirname, join} from "node:path";
import process from "node:process";
import {fileURLToPath} from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
/** True in the published package, which is JavaScript; a checkout is TypeScript. */
const isPackage = existsSync(join(here, "command-line.js"));
const STRIP_TYPES = ["--experimental-strip-types", "--disable-warning=ExperimentalWarning"];
/** Variable of the second start: a packaged Node as old as the first ends in a message and not in a loop. */
const RESTARTED = "PERF_JOURNAL_RESTARTED";
const INTERNAL_ERROR = 5;
const CONFIGURATION_ERROR = 3;
const SIGNAL_NUMBERS = {SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15};

const version = process.versions.node.split(".").map(Number);

if (!isAtLeast(22, 12)) startWithPackagedNode();
else if (!isPackage && !stripsTypes()) start(process.execPath, STRIP_TYPES);
else startHere();

function startHere() {
  // Compiled code is cached: 40 ms instead of 85 to the first output. Not in /tmp, where others may write.
  const cache = systemCache();
  if (cache) module.enableCompileCache(join(cache, "compiled"));
  import(isPackage ? "./command-line.js" : "./command-line.ts").then(commandLine => commandLine.main());
}

/** Returns the folder of perf-journal in the system's cache: an installed package may lie in a read-only folder. */
function systemCache() {
  const named = process.env.XDG_CACHE_HOME || process.env.LOCALAPPDATA;
  if (named) return join(named, "perf-journal");
  try {
    const parts = process.platform === "darwin" ? ["Library", "Caches"] : [".cache"];
    return join(homedir(), ...parts, "perf-journal");
  } catch {
    // No HOME, and a user that the system does not know.
    return undefined;
  }
}

function isAtLeast(major, minor) {
  return version[0] > major || (version[0] === major && version[1] >= minor);
}

/** True for a Node that runs TypeScript without an option and a warning: 22.18, 24.3 and later. */
function stripsTypes() {
  if (process.execArgv.includes(STRIP_TYPES[0])) return true;
  return version[0] === 22 ? isAtLeast(22, 18) : isAtLeast(24, 3);
}

function startWithPackagedNode() {
  const node = packagedNode(here);
  if (node && !process.env[RESTARTED]) return start(node, []);
  process.stderr.write(
    `perf-journal: needs Node 22.12 or newer, this is ${process.versions.node}\n` +
      `  hint: ${isPackage ? "" : `run "npm ci" in ${dirname(dirname(here))}, which brings its own Node on Linux, or `}install Node 24 from https://nodejs.org\n`,
  );
  process.exitCode = CONFIGURATION_ERROR;
}

/** Returns the Node that `npm ci` installed for this package or for the project it is installed in. */
function packagedNode(folder) {
  // Scripts of a shell there, which cannot be started as a program.
  if (process.platform === "win32") return undefined;
  const candidate = join(folder, "node_modules", ".bin", "node");
  if (existsSync(candidate)) return candidate;
  const parent = dirname(folder);
  return parent === folder ? undefined : packagedNode(parent);
}

/** Runs this file again, and ends with the status of that run. */
function start(node, options) {
  const child = spawn(node, [...options, fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: "inherit",
    env: {...process.env, [RESTARTED]: process.version},
  });
  // The child handles signals, this process waits for it. At Ctrl-C the terminal signals both.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", error => {
    process.stderr.write(`perf-journal: cannot start ${node}: ${error.message}\n`);
    process.exitCode = INTERNAL_ERROR;
  });
  child.on("exit", (code, signal) => {
    process.exitCode = code === null ? 128 + (SIGNAL_NUMBERS[signal] || 0) : code;
  });
}
