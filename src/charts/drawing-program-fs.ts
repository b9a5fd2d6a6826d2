import type {ChildProcessByStdio} from "node:child_process";
import {spawn} from "node:child_process";
import {once} from "node:events";
import {existsSync} from "node:fs";
import {createRequire} from "node:module";
import {basename, dirname, join, sep} from "node:path";
import process from "node:process";
import type {Readable, Writable} from "node:stream";

/** A program that draws in a process of its own. */
export interface DrawingProgram {
  /** File beside this module: it writes a line when it is ready, and for each line of JSON it reads a line of JSON. */
  readonly script: string;
  /** The package it draws with. */
  readonly package: string;
  /** Files that it gets as arguments, in this order: of packages, by their specifiers, and beside this module. */
  readonly assets?: {readonly packages: readonly string[]; readonly files: readonly string[]};
  /** Its JavaScript may take so much memory. */
  readonly megabytes: number;
  /** Name of the result, for messages: `layout`. */
  readonly result: string;
  /** Looks, 50 ms apart, at a program that waits without working, after which it is ended; 100 if absent. */
  readonly idleLooks?: number;
}

/** Half of a program's room for new objects: by default eight times that, which takes 100 MB more and saves no time. */
const YOUNG_MEGABYTES = 8;

/** A program that runs. */
export type DrawingChild = ChildProcessByStdio<Writable, Readable, null> & {readonly pid: number};

/**
 * Starts a program that can neither read the files of a journal nor write nor start programs, and knows no environment and
 * no time zone but UTC. Rejects with the system's error if there is no room for another process or file.
 */
export async function startProgram(program: DrawingProgram): Promise<DrawingChild> {
  const {script, assets, readable} = findProgram(program);
  const child = spawn(process.execPath, [...permissions(readable, program), script, ...assets], {
    stdio: ["pipe", "pipe", "ignore"],
    env: {TZ: "UTC"},
  });
  if (!isRunning(child)) throw await failureOf(child);
  const ignore = (): void => undefined;
  child.on("error", ignore);
  child.stdin.on("error", ignore);
  return child;
}

function isRunning(child: ChildProcessByStdio<Writable, Readable, null>): child is DrawingChild {
  return child.pid !== undefined;
}

/** The error with which a process did not start. */
async function failureOf(child: ChildProcessByStdio<Writable, Readable, null>): Promise<Error> {
  const [error] = (await once(child, "exit").catch((failure: unknown) => [failure])) as unknown[];
  return error instanceof Error ? error : new Error("the drawing program did not start");
}

/** A drawing program's file, and every file and folder it must read; absolute. */
interface FoundProgram {
  readonly script: string;
  readonly assets: readonly string[];
  readonly readable: readonly string[];
}

/**
 * Finds the program beside this file with its packages, or where this file is compiled, as a single file in
 * `children/`, with its assets packed beside it.
 */
function findProgram(program: DrawingProgram): FoundProgram {
  const script = join(import.meta.dirname, program.script);
  const {packages: specifiers = [], files = []} = program.assets ?? {};
  if (!existsSync(script)) {
    const alone = findAbove(import.meta.dirname, join("children", basename(program.script)));
    const packed = [...specifiers, ...files].map(name => join(dirname(alone), `${basename(name)}.br`));
    return {script: alone, assets: packed, readable: [alone, ...packed]};
  }
  const root = dirname(dirname(dirname(dirname(script))));
  // The packages' folder may be a link; the path that leads to it must be readable, too.
  const {resolve} = createRequire(script);
  const packages = packagesFolder(resolve(program.package));
  const beside = files.map(name => join(import.meta.dirname, name));
  return {
    script,
    assets: [...specifiers.map(name => resolve(name)), ...beside],
    readable: [script, join(root, "package.json"), join(root, "node_modules"), packages, ...beside],
  };
}

/** Finds a file below the nearest folder above that has it. */
function findAbove(folder: string, file: string): string {
  const parent = dirname(folder);
  if (existsSync(join(folder, file))) return join(folder, file);
  if (parent === folder) throw new Error(`${file} is not where it belongs`);
  return findAbove(parent, file);
}

/** Flags that restrict the process to reading those files, and limit its memory. */
function permissions(readable: readonly string[], program: DrawingProgram): string[] {
  const flag = ["--permission", "--experimental-permission"].find(name =>
    process.allowedNodeEnvironmentFlags.has(name),
  );
  const allowed = flag === undefined ? [] : [flag, ...readable.map(path => `--allow-fs-read=${path}`)];
  const memory = [`--max-old-space-size=${program.megabytes}`, `--max-semi-space-size=${YOUNG_MEGABYTES}`];
  return [...allowed, "--disallow-code-generation-from-strings", ...memory];
}

/** The outermost `node_modules` that a file lies in. */
function packagesFolder(file: string): string {
  const parts = file.split(sep);
  const end = parts.indexOf("node_modules");
  return end < 0 ? dirname(dirname(file)) : parts.slice(0, end + 1).join(sep);
}
