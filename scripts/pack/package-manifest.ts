import {existsSync} from "node:fs";
import {join} from "node:path";
import {PROJECT} from "./project-folder.ts";

/** Engines that the package exports as libraries, each a folder of src with an index.ts. */
export const ENGINES: readonly string[] = ["benchstat", "pprof"].filter(name =>
  existsSync(join(PROJECT, "src", name, "index.ts")),
);

/** Fields of the checkout's package.json that the published package.json is made of. */
export interface ProjectManifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly license: string;
  readonly engines: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly repository?: unknown;
}

/** Makes the published package.json: without scripts, without packages that are bundled or only bring Node. */
export function packageManifest(project: ProjectManifest) {
  const {name, version, description, license, engines, dependencies, repository} = project;
  return {
    name,
    version,
    description,
    license,
    ...(repository !== undefined && {repository}),
    keywords: ["benchmark", "benchstat", "performance", "pprof", "profile", "static-site"],
    type: "module",
    engines,
    bin: {"perf-journal": "lib/cli/perf-journal.mjs"},
    exports: {
      ...Object.fromEntries(ENGINES.map(engine => [`./${engine}`, engineExport(engine)])),
      "./schemas/*": "./schemas/*",
      "./package.json": "./package.json",
    },
    files: ["lib", "schemas", "CHANGELOG.md", "THIRD-PARTY.md"],
    // Drawing programs are started as processes, which is not possible from an archive of yarn.
    preferUnplugged: true,
    dependencies,
  };
}

function engineExport(engine: string): Readonly<Record<string, string>> {
  return {types: `./lib/types/${engine}/index.d.ts`, default: `./lib/${engine}/index.js`};
}
