import {readBencher} from "../../importers/bencher.ts";
import {commitEntries} from "../../importers/measured-commit.ts";
import {CommandError} from "../io/command-error.ts";
import {EXIT} from "../io/command-io.ts";
import type {ImportSource} from "./import-source.ts";
import {onlyFile, readRecords} from "./records-fs.ts";

/** Makes an entry of each version of a branch and testbed in an answer of Bencher's perf query. */
export const bencherSource: ImportSource = {
  name: "bencher",
  read(positionals, io, {choice}) {
    const file = onlyFile(positionals, "bencher", "perf.json");
    const found = readBencher(readRecords(io, file), file);
    if (!found)
      throw new CommandError(
        EXIT.unreadable,
        `cannot read "${file}": expected {"project": …, "results": [{"branch", "testbed", "benchmark", "measure", "metrics"}]}`,
        'the file is what "bencher perf PROJECT …" prints',
      );
    const {entries, left} = commitEntries(found.commits, choice.squash);
    return {entries, undated: [...found.left, ...left], notes: []};
  },
};
