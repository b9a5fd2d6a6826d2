import {spawnSync} from "node:child_process";
import {createHash} from "node:crypto";
import {existsSync, readdirSync, readFileSync} from "node:fs";
import {dirname, join} from "node:path";
import process from "node:process";
import {pathToFileURL} from "node:url";
import {cacheFolder} from "../../journal/read/cache-folder-fs.ts";
import {CommandError} from "../io/command-error.ts";
import {EXIT} from "../io/command-io.ts";
import {PROJECT} from "../journal/journal-folder.ts";
import type {SiteChoice} from "./site-choice.ts";
import {siteEnvironment} from "./site-choice.ts";

/** The pages as the package ships them. */
const SHIPPED = join(PROJECT, "lib", "pages");

/** Program that compiles the pages of a checkout; the package lacks it. */
const COMPILER = join("scripts", "pack", "compile-pages.ts");

/** Sources of the compiled pages, relative to the checkout. */
const SOURCES = ["src", "public", join("scripts", "pack"), "package-lock.json"];

/** File beside the compiled pages with the result of `digestProgram`: the files are 20 MB. */
export const PROGRAM_DIGEST = "program.sha256";

/** Compiled pages on disk. */
export interface CompiledPages {
  /** Files of the browser that every site gets: style sheets, scripts, fonts; absolute. */
  readonly client: string;
  /** Module that opens the pages; absolute. */
  readonly entry: string;
}

/**
 * Finds the compiled pages: those of the package, or in a checkout those of its present sources, which are compiled
 * first if they have changed. Throws CommandError with the compiler's output.
 */
export function findCompiledPages(): CompiledPages {
  if (existsSync(SHIPPED)) return pagesIn(SHIPPED);
  const folder = join(cacheFolder(PROJECT), "compiled", sourceDigest());
  if (!existsSync(folder)) compile(folder);
  return pagesIn(join(folder, "pages"));
}

/**
 * Digests the program that makes a site: the compiled pages, the drawing programs, the versions of this package and of
 * Node.
 */
export function pagesVersion({client}: CompiledPages): string {
  const folder = dirname(dirname(client));
  const known = join(folder, PROGRAM_DIGEST);
  return createHash("sha256")
    .update(process.version)
    .update(readFileSync(join(PROJECT, "package.json")))
    .update(existsSync(known) ? readFileSync(known) : digestProgram(folder))
    .digest("hex");
}

/** Digests the compiled pages and the drawing programs in a folder. */
export function digestProgram(folder: string): string {
  const hash = createHash("sha256");
  for (const part of [join(folder, "pages"), join(folder, "children")].filter(existsSync))
    for (const file of readdirSync(part, {recursive: true, withFileTypes: true}).filter(one => one.isFile()))
      hash.update(`\0${file.name}\0`).update(readFileSync(join(file.parentPath, file.name)));
  return hash.digest("hex");
}

/** Loads the compiled pages for a choice. They read it once, so that a process serves a single journal. */
export async function loadPages(
  {entry}: CompiledPages,
  choice: SiteChoice,
): Promise<typeof import("./pages-entry.ts")> {
  Object.assign(process.env, siteEnvironment(choice));
  return (await import(pathToFileURL(entry).href)) as typeof import("./pages-entry.ts");
}

function pagesIn(folder: string): CompiledPages {
  return {client: join(folder, "client"), entry: join(folder, "server", "entry.mjs")};
}

/** Runs in a process of its own: the compiler's memory and environment are not those of a build. */
function compile(folder: string): void {
  const args = [...process.execArgv, join(PROJECT, COMPILER), folder];
  const {status, stdout, stderr, error} = spawnSync(process.execPath, args, {cwd: PROJECT, encoding: "utf8"});
  if (error) throw error;
  if (status === 0) return;
  throw new CommandError(EXIT.internal, "the pages could not be compiled", undefined, stdout + stderr);
}

function sourceDigest(): string {
  const hash = createHash("sha256");
  for (const path of SOURCES.flatMap(filesOf).sort())
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(PROJECT, path)))
      .update("\0");
  return hash.digest("hex").slice(0, 16);
}

/** The files below a path of the checkout, without tests and their data. */
function filesOf(path: string): string[] {
  if (!readdirSync(PROJECT).includes(path.split(/[\\/]/)[0] ?? "")) return [];
  if (path.endsWith(".json")) return [path];
  return readdirSync(join(PROJECT, path), {withFileTypes: true}).flatMap(file => {
    const name = join(path, file.name);
    if (file.isDirectory()) return file.name === "testdata" ? [] : filesOf(name);
    return /\.(?:test|bench)\.ts$/.test(file.name) ? [] : [name];
  });
}
