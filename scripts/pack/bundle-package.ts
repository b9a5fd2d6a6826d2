import {readFileSync} from "node:fs";
import {join} from "node:path";
import type {BuildOptions} from "rolldown";
import {build} from "rolldown";
import {PROJECT} from "./project-folder.ts";

/** Bundles the command line into `command-line.js` and a chunk for each command that is loaded by itself. */
export async function bundleCommandLine(folder: string, rendererVersion: string): Promise<void> {
  await build({
    input: {"command-line": join(PROJECT, "src", "cli", "command-line.ts")},
    platform: "node",
    external: dependencies(),
    logLevel: "warn",
    // A front matter parser can run JavaScript; it is never asked to.
    checks: {eval: false},
    transform: {define: {PERF_JOURNAL_RENDERER: JSON.stringify(rendererVersion)}},
    output: output(folder),
  });
}

/** Bundles an engine into `index.js`, for Node and browsers. */
export async function bundleEngine(engine: string, folder: string): Promise<void> {
  await build({
    input: {index: join(PROJECT, "src", engine, "index.ts")},
    platform: "neutral",
    logLevel: "warn",
    resolve: {mainFields: ["module", "main"]},
    output: output(folder),
  });
}

function output(dir: string): NonNullable<Exclude<BuildOptions["output"], unknown[]>> {
  return {dir, format: "esm", entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js"};
}

/** Packages that the published package depends on. */
function dependencies(): string[] {
  const manifest = JSON.parse(readFileSync(join(PROJECT, "package.json"), "utf8")) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  return Object.keys(manifest.dependencies);
}
