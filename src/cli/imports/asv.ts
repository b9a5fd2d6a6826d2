import {readdirSync} from "node:fs";
import {resolve} from "node:path";
import {readAsv} from "../../importers/asv.ts";
import {commitEntries} from "../../importers/measured-commit.ts";
import {CommandError} from "../io/command-error.ts";
import {EXIT} from "../io/command-io.ts";
import {isFolder} from "../journal/journal-folder.ts";
import {progress} from "./import-progress.ts";
import type {ImportSource} from "./import-source.ts";
import {onlyFile, readRecords} from "./records-fs.ts";

/** Makes an entry of each commit and machine in a tree of asv's results. */
export const asvSource: ImportSource = {
  name: "asv",
  read(positionals, io, {choice}) {
    const folder = onlyFile(positionals, "asv", "results/").replace(/\/+$/, "");
    const paths = resultPaths(resolve(io.cwd, folder), folder);
    const show = progress(io, "files read", paths.length);
    const files = paths.map((path, index) => {
      show(index + 1);
      return {path, text: readRecords(io, `${folder}/${path}`)};
    });
    const suite = isFile(resolve(io.cwd, folder), "benchmarks.json")
      ? readRecords(io, `${folder}/benchmarks.json`)
      : undefined;
    const read = readAsv(files, suite, folder);
    const {entries, left} = commitEntries(read.commits, choice.squash);
    return {entries, undated: [...read.left, ...left], notes: []};
  },
};

/** Lists the result files of every machine, `machine/file.json`. */
function resultPaths(path: string, folder: string): string[] {
  if (!isFolder(path))
    throw new CommandError(EXIT.unreadable, `cannot read "${folder}": there is no such folder`);
  const machines = readdirSync(path, {withFileTypes: true}).filter(each => each.isDirectory());
  return machines.flatMap(({name: machine}) =>
    readdirSync(`${path}/${machine}`, {withFileTypes: true})
      .filter(file => file.isFile() && file.name.endsWith(".json") && file.name !== "machine.json")
      .map(({name}) => `${machine}/${name}`)
      .sort(),
  );
}

function isFile(path: string, name: string): boolean {
  return readdirSync(path, {withFileTypes: true}).some(file => file.name === name && file.isFile());
}
