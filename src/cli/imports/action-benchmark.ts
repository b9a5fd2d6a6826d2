import {readActionBenchmark} from "../../importers/action-benchmark.ts";
import {commitEntries} from "../../importers/measured-commit.ts";
import {CommandError} from "../io/command-error.ts";
import {EXIT} from "../io/command-io.ts";
import type {ImportSource} from "./import-source.ts";
import {onlyFile, readRecords} from "./records-fs.ts";

/** Makes an entry of each commit in the data.js of github-action-benchmark. */
export const actionBenchmarkSource: ImportSource = {
  name: "github-action-benchmark",
  read(positionals, io, {choice}) {
    const file = onlyFile(positionals, "github-action-benchmark", "data.js");
    const found = readActionBenchmark(readRecords(io, file), file);
    if (!found)
      throw new CommandError(
        EXIT.unreadable,
        `cannot read "${file}": expected window.BENCHMARK_DATA = {"entries": …}`,
        "the file is dev/bench/data.js of the branch gh-pages",
      );
    const {entries, left} = commitEntries(found.commits, choice.squash);
    return {entries, undated: [...found.left, ...left], notes: []};
  },
};
