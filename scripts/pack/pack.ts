/**
 * Writes the package as it is published to `package/`: the compiled pages, the command line and the engines as
 * JavaScript with types, and a manifest of its own. Usage: node scripts/pack/pack.ts; then npm pack ./package
 */
import {cpSync, mkdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {findCompiledPages} from "../../src/cli/site/compiled-pages.ts";
import {rendererVersion} from "../../src/render/render-cache-fs.ts";
import {bundleCommandLine, bundleEngines} from "./bundle-package.ts";
import {ENGINES, packageManifest} from "./package-manifest.ts";
import {PACKAGE, PROJECT} from "./project-folder.ts";
import {takeNotices} from "./third-party.ts";
import {writeTypes} from "./write-types.ts";

const LIB = join(PACKAGE, "lib");

rmSync(PACKAGE, {recursive: true, force: true});
mkdirSync(PACKAGE);
cpSync(compiledFolder(), LIB, {recursive: true});
await bundleCommandLine(join(LIB, "cli"), await rendererVersion(PROJECT));
await bundleEngines(ENGINES, LIB);
writeTypes(ENGINES, join(LIB, "types"));
cpSync(join(PROJECT, "src", "cli", "perf-journal.mjs"), join(LIB, "cli", "perf-journal.mjs"));
cpSync(join(PROJECT, "schemas"), join(PACKAGE, "schemas"), {recursive: true});
for (const name of ["LICENSE", "README.md", "CHANGELOG.md"]) cpSync(join(PROJECT, name), join(PACKAGE, name));
writeFileSync(
  join(PACKAGE, "THIRD-PARTY.md"),
  takeNotices(["cli", "children", "pages", "."].map(name => join(LIB, name))),
);
writeFileSync(join(PACKAGE, "package.json"), `${JSON.stringify(manifest(), undefined, 2)}\n`);

/** Returns the folder of the pages and drawing programs of the present sources, which are compiled if they have changed. */
function compiledFolder(): string {
  return dirname(dirname(findCompiledPages().client));
}

function manifest(): ReturnType<typeof packageManifest> {
  return packageManifest(JSON.parse(readFileSync(join(PROJECT, "package.json"), "utf8")));
}
