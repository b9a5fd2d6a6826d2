import {readFileSync} from "node:fs";
import {join} from "node:path";
import type {BuildOptions} from "rolldown";
import {build} from "rolldown";
import {PROJECT} from "./project-folder.ts";
import {listThirdParty} from "./third-party.ts";

/**
 * Bundles the command line into `command-line.js` and a chunk for each command that is loaded by itself, and the programs of
 * processes that render, of the one that makes the search index, of the thread that digests a site, and of the one that writes files.
 */
export async function bundleCommandLine(folder: string, rendererVersion: string): Promise<void> {
  await build({
    input: {
      "command-line": join(PROJECT, "src", "cli", "command-line.ts"),
      "render-helper": join(PROJECT, "src", "cli", "site", "render-helper.ts"),
      "search-program": join(PROJECT, "src", "cli", "site", "search", "search-program.ts"),
      "digest-thread": join(PROJECT, "src", "cli", "site", "kept", "digest-thread.ts"),
      "file-writer-thread": join(PROJECT, "src", "cli", "io", "file-writer-thread.ts"),
    },
    platform: "node",
    external: dependencies(),
    plugins: [listThirdParty(folder)],
    logLevel: "warn",
    // The parser of front matter has an engine for JavaScript, which is not used.
    checks: {eval: false},
    transform: {define: {PERF_JOURNAL_RENDERER: JSON.stringify(rendererVersion)}},
    output: output(folder),
  });
}

/**
 * Bundles the engines into `<engine>/index.js` of a folder, for Node and browsers. Code that they share is in
 * `shared/`, RE2 in a file of its own there: only one engine needs it, and it is nearly as large.
 */
export async function bundleEngines(engines: readonly string[], folder: string): Promise<void> {
  await build({
    input: Object.fromEntries(
      engines.map(engine => [`${engine}/index`, join(PROJECT, "src", engine, "index.ts")]),
    ),
    platform: "neutral",
    logLevel: "warn",
    resolve: {mainFields: ["module", "main"]},
    plugins: [listThirdParty(folder)],
    output: {
      ...output(folder),
      chunkFileNames: "shared/[name]-[hash].js",
      minify: true,
      codeSplitting: {groups: [{name: "re2", test: /node_modules[\\/]re2js/}]},
    },
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
