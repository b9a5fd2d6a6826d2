import {expect, test} from "vitest";
import {readAsv} from "./asv.ts";

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
