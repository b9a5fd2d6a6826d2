import {spawnSync} from "node:child_process";
import {createHash} from "node:crypto";
import {existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import process from "node:process";
import type {RunningServer} from "../../src/cli/io/static-server.ts";
import {serveSite} from "../../src/cli/io/static-server.ts";
import {errorCode} from "../../src/input/system-error.ts";
import {PROJECT} from "../pack/project-folder.ts";
import {commandEnvironment, packedCommand} from "./packed-command.ts";

/** A site built by the command line into a folder of its own, and served. */
export interface BuiltSite {
  readonly folder: string;
  readonly base: string;
  /** Where it is served, ending in the base. */
  readonly address: string;
  /** Standard error of the build. */
  readonly messages: string;
  /** Stops the server and removes the folder. */
  close(): Promise<void>;
}

/** Options of a build. */
export interface BuildChoice {
  readonly base?: string;
  /** Where content/ lies; the sample journal's by default. */
  readonly root?: string;
  /** Origin the site is built for; required for feeds and the sitemap. */
  readonly site?: string;
  /** Variables beside the test's own. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Builds the journal in `root` (default: the sample) under `base` and serves it on a free port. */
export async function buildSite(choice: BuildChoice = {}): Promise<BuiltSite> {
  const folder = mkdtempSync(join(tmpdir(), "perf-journal-site-"));
  const out = join(folder, "dist");
  const messages = runBuild(out, choice);
  const served = await serveBuilt(out, choice.base ?? "/", messages);
  return {
    ...served,
    async close() {
      await served.close();
      rmSync(folder, {recursive: true, force: true});
    },
  };
}

/** Options of the shared sample's build: below a path, where an address without the base fails. */
export const SAMPLE = {site: "https://journal.example", base: "/team/journal/"} as const;

/**
 * Serves the sample journal, built once with `SAMPLE` for all test files of a run. Tests must not change the folder; the run
 * removes it at its end.
 */
export function sharedSample(): Promise<BuiltSite> {
  return sharedSite("sample", SAMPLE);
}

/** As `sharedSample`, of any journal: test files that give the same name must choose the same content. */
export async function sharedSite(name: string, choice: BuildChoice): Promise<BuiltSite> {
  const shared = process.env.PERF_JOURNAL_TEST_SITES;
  if (!shared) throw new Error("PERF_JOURNAL_TEST_SITES is not set: the site tests' set-up sets it");
  const folder = join(shared, createHash("sha256").update(name).digest("hex"));
  const messages = join(folder, "messages.txt");
  if (takeTurn(folder)) {
    const text = runBuild(join(folder, "dist"), choice);
    writeFileSync(join(folder, "messages.tmp"), text);
    renameSync(join(folder, "messages.tmp"), messages);
  } else {
    await until(() => existsSync(messages));
  }
  return serveBuilt(join(folder, "dist"), choice.base ?? "/", readFileSync(messages, "utf8"));
}

/** Creates the folder; false if another process has. */
function takeTurn(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  }
}

async function until(isDone: () => boolean): Promise<void> {
  while (!isDone()) await new Promise(resolve => setTimeout(resolve, 200));
}

/** Builds into `out` and returns the build's standard error; throws if it fails. */
function runBuild(out: string, {base = "/", root = PROJECT, site, env = {}}: BuildChoice): string {
  const args = ["--root", root, "--out", out, "--base", base, ...(site ? ["--site", site] : [])];
  const build = spawnSync(process.execPath, [packedCommand(), "build", ...args], {
    cwd: PROJECT,
    encoding: "utf8",
    env: commandEnvironment(env),
  });
  if (build.status !== 0)
    throw new Error(`build failed with status ${build.status}:\n${build.stdout}\n${build.stderr}`);
  return build.stderr;
}

async function serveBuilt(out: string, base: string, messages: string): Promise<BuiltSite> {
  const server: RunningServer = await serveSite({folder: out, base}, "127.0.0.1", 0);
  return {
    folder: out,
    base,
    address: `http://127.0.0.1:${server.port}${base}`,
    messages,
    close: () => server.close(),
  };
}
