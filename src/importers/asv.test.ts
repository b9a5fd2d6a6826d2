import {expect, test} from "vitest";
import {readAsv} from "./asv.ts";
import {commitEntries} from "./measured-commit.ts";

function file(path: string, commit: string, date: number, names: readonly string[]) {
  const results = Object.fromEntries(names.map(name => [name, [[0.5], []]]));
  return {path, text: JSON.stringify({commit_hash: commit, date, env_name: "e", results, version: 2})};
}

const SUITE = JSON.stringify({
  "a.track_size": {unit: "bytes", code: "x"},
  "a.time_x": {unit: "seconds"},
  version: 2,
});

test("readAsv(files, benchmarks, folder) joins the files of a commit on a machine", () => {
  const {commits, left} = readAsv(
    [
      file("fast/0123abcd-py3.11.json", "0123abcd", 1000, ["a.time_x"]),
      file("fast/0123abcd-py3.12.json", "0123abcd", 1000, ["a.time_x", "a.track_size"]),
      file("slow/0123abcd-py3.12.json", "0123abcd", 1000, ["a.time_y"]),
      {path: "fast/odd.json", text: "{"},
    ],
    SUITE,
    "results",
  );
  expect(commits.map(({title, machine, files}) => [title, machine, files.map(({name}) => name)])).toEqual([
    [
      "Commit 0123abcd on fast",
      "fast",
      ["results/fast/0123abcd-py3.11.json", "results/fast/0123abcd-py3.12.json"],
    ],
    ["Commit 0123abcd on slow", "slow", ["results/slow/0123abcd-py3.12.json"]],
  ]);
  expect(left).toEqual(["results/fast/odd.json: expected commit_hash, date and results"]);
});

test("benchmarks.json is cut to the units of the entry's benchmarks", () => {
  const files = [file("fast/0123abcd.json", "0123abcd", 1000, ["a.track_size"])];
  const [commit] = readAsv(files, SUITE, "results").commits;
  const [suite] = commit?.unshown ?? [];
  const {content} = suite ?? {};
  expect(content instanceof Uint8Array && JSON.parse(new TextDecoder().decode(content))).toEqual({
    "a.track_size": {unit: "bytes"},
  });
  expect(readAsv(files, undefined, "results").commits[0]?.unshown).toEqual([]);
});

test("commits of a time that no date has are left out", () => {
  const times = [1e17, 253_402_300_800_000, 1000];
  const files = times.map((time, index) => file(`m/${index}.json`, `0123abcd${index}`, time, ["a.time_x"]));
  const {entries, left} = commitEntries(readAsv(files, undefined, "results").commits, undefined);
  expect(entries.map(({id}) => id)).toEqual(["1970-01-01-0000-commit-0123abcd2-on-m"]);
  expect(left).toEqual([
    "results/m/0.json: 0123abcd0 has no date, got 100000000000000000 ms",
    "results/m/1.json: 0123abcd1 has no date, got 253402300800000 ms",
  ]);
});
