import {expect, test} from "vitest";
import {dataCode, formatCiteCode, textCode} from "./cite-code.ts";
import type {Snapshot} from "./revisions.ts";
import {earlierVersions} from "./revisions.ts";

const A = "a".repeat(64);
const B = "b".repeat(64);

const snapshot = (commit: string, files: Readonly<Record<string, string>>, claim: string): Snapshot => ({
  commit,
  date: `2026-01-0${commit}`,
  files: new Map(Object.entries(files)),
  source: claim,
  claims: new Map([["f", claim]]),
});

const data = (...versions: readonly string[]) =>
  dataCode(versions.map(version => ({name: "", sha256: "", version}))) ?? "";
const code = (claim: string, ...versions: readonly string[]) =>
  formatCiteCode({text: textCode(claim), data: data(...versions)});

const current = {files: new Map([["x", B]]), claims: new Map([["f", "New."]])};
const finding = {kind: "finding", id: "f", code: code("New.", B), files: ["x"]} as const;
const figure = {kind: "figure", id: "fig-x", code: data(B), files: ["x"]} as const;

test("earlierVersions(cited) tells what a version was and which commit revised it, newest first", () => {
  const snapshots = [
    snapshot("1", {x: A}, "Old."),
    snapshot("2", {x: B}, "Old."),
    snapshot("3", {x: B}, "New."),
  ];
  expect(earlierVersions([finding, figure], snapshots, current)).toEqual({
    f: [
      {code: code("Old.", B), revised: {commit: "3", date: "2026-01-03"}, files: [], claim: "Old."},
      {code: code("Old.", A), revised: {commit: "2", date: "2026-01-02"}, files: ["x"], claim: "Old."},
    ],
    "fig-x": [{code: data(A), revised: {commit: "2", date: "2026-01-02"}, files: ["x"]}],
  });
});

test("earlierVersions(cited) knows what is not committed yet, and what came back", () => {
  const snapshots = [
    snapshot("1", {x: A}, "New."),
    snapshot("2", {x: B}, "New."),
    snapshot("3", {x: A}, "New."),
  ];
  expect(earlierVersions([figure], snapshots, current)).toEqual({"fig-x": [{code: data(A), files: ["x"]}]});
});

test("earlierVersions(cited) passes over commits that lack a file, and leaves out what never changed", () => {
  const snapshots = [snapshot("1", {}, "New."), snapshot("2", {x: B}, "New.")];
  expect(earlierVersions([finding, figure], snapshots, current)).toEqual({});
});
