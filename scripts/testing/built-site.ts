import {spawnSync} from "node:child_process";
import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import type {RunningServer} from "../../src/cli/io/static-server.ts";
import {serveSite} from "../../src/cli/io/static-server.ts";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));

/** A site built by the command line into a folder of its own, and served. */
export interface BuiltSite {
  readonly folder: string;
  readonly base: string;
  /** Where it is served, ending in the base. */
  readonly address: string;
  /** What the build wrote to standard error. */
  readonly messages: string;
  /** Stops the server and removes the folder. */
  close(): Promise<void>;
}

/** What to build, and how. */
export interface BuildChoice {
  readonly base?: string;
  /** Where content/ lies; the sample journal's by default. */
  readonly root?: string;
  /** Origin the site is built for; feeds and the sitemap need one. */
  readonly site?: string;
  /** Variables beside the test's own. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Builds the journal in `root` (default: the sample) under `base` and serves it on a free port. */
export async function buildSite({
  base = "/",
  root = PROJECT,
  site,
  env = {},
}: BuildChoice = {}): Promise<BuiltSite> {
  const folder = mkdtempSync(join(tmpdir(), "perf-journal-site-"));
  const out = join(folder, "dist");
  const build = spawnSync(
    process.execPath,
    [
      join(PROJECT, "src/cli/perf-journal.mjs"),
      "build",
      "--root",
      root,
      "--out",
      out,
      "--base",
      base,
      ...(site ? ["--site", site] : []),
    ],
    {
      cwd: PROJECT,
      encoding: "utf8",
      env: {...process.env, ...env},
    },
  );
  if (build.status !== 0)
    throw new Error(`build failed with status ${build.status}:\n${build.stdout}\n${build.stderr}`);
  const server: RunningServer = await serveSite({folder: out, base}, "127.0.0.1", 0);
  return {
    folder: out,
    base,
    address: `http://127.0.0.1:${server.port}${base}`,
    messages: build.stderr,
    async close() {
      await server.close();
      rmSync(folder, {recursive: true, force: true});
    },
  };
}
