import {spawnSync} from "node:child_process";
import {join} from "node:path";
import process from "node:process";
import {PROJECT} from "./project-folder.ts";

const COMPILER = join(PROJECT, "node_modules", "@typescript", "native", "bin", "tsc");

/** Writes the declarations of the engines, and of every file they import, to a folder that mirrors src. */
export function writeTypes(engines: readonly string[], folder: string): void {
  if (engines.length === 0) return;
  const args = [
    ...engines.map(engine => join(PROJECT, "src", engine, "index.ts")),
    ...["--declaration", "--emitDeclarationOnly", "--strict", "--skipLibCheck"],
    ...["--target", "esnext", "--module", "nodenext", "--lib", "esnext,dom"],
    ...["--rewriteRelativeImportExtensions", "--allowImportingTsExtensions"],
    ...["--rootDir", join(PROJECT, "src"), "--outDir", folder, "--types", "node", "--ignoreConfig"],
  ];
  const {status, stdout} = spawnSync(process.execPath, [COMPILER, ...args], {cwd: PROJECT, encoding: "utf8"});
  if (status !== 0) throw new Error(`the engines' types could not be written:\n${stdout}`);
}
