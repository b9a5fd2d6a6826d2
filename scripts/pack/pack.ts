/**
 * Writes the package as it is published to `package/`: the compiled pages, the command line and the engines as
 * JavaScript with types, and a manifest of its own. Usage: node scripts/pack/pack.ts; then npm pack ./package
 */
import {spawnSync} from "node:child_process";
import {cpSync, mkdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import process from "node:process";
import {rendererVersion} from "../../src/render/render-cache-fs.ts";
import {bundleCommandLine, bundleEngines} from "./bundle-package.ts";
import {ENGINES, packageManifest} from "./package-manifest.ts";
import {PROJECT} from "./project-folder.ts";
import {writeTypes} from "./write-types.ts";

const TARGET = join(PROJECT, "package");
const LIB = join(TARGET, "lib");

rmSync(TARGET, {recursive: true, force: true});
mkdirSync(TARGET);
compilePages();
await bundleCommandLine(join(LIB, "cli"), await rendererVersion(PROJECT));
await bundleEngines(ENGINES, LIB);
writeTypes(ENGINES, join(LIB, "types"));
cpSync(join(PROJECT, "src", "cli", "perf-journal.mjs"), join(LIB, "cli", "perf-journal.mjs"));
cpSync(join(PROJECT, "schemas"), join(TARGET, "schemas"), {recursive: true});
for (const name of ["LICENSE", "README.md", "CHANGELOG.md"]) cpSync(join(PROJECT, name), join(TARGET, name));
writeFileSync(join(TARGET, "package.json"), `${JSON.stringify(manifest(), undefined, 2)}\n`);

function compilePages(): void {
  const compiler = join(PROJECT, "scripts", "pack", "compile-pages.ts");
  const {status} = spawnSync(process.execPath, [...process.execArgv, compiler, LIB], {stdio: "inherit"});
  if (status !== 0) throw new Error(`compile-pages.ts ended with status ${status}`);
}

function manifest(): ReturnType<typeof packageManifest> {
  return packageManifest(JSON.parse(readFileSync(join(PROJECT, "package.json"), "utf8")));
}
