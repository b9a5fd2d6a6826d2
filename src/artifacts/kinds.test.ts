import {readdirSync, readFileSync, statSync} from "node:fs";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {deserialize, serialize} from "node:v8";
import {describe, expect, test} from "vitest";
import {artifactFile} from "../input/artifact-file.ts";
import {KINDS, openArtifact} from "./kinds.ts";

const here = dirname(fileURLToPath(import.meta.url));
const folders = readdirSync(here).filter(
  name => name !== "shared" && statSync(join(here, name)).isDirectory(),
);

test("every folder here is a listed kind of the same name", () => {
  expect(KINDS.map(kind => kind.name).sort()).toEqual(folders.sort());
});

describe.each(folders)("%s", kind => {
  const samples = join(here, kind, "testdata", "samples");
  const names = readdirSync(samples);

  test("has a sample", () => {
    expect(names.length).toBeGreaterThan(0);
  });

  test.each(names)("testdata/samples/%s is its own", name => {
    const artifact = openArtifact(artifactFile(name, name, readFileSync(join(samples, name))));
    expect(artifact.kind.name).toBe(kind);
    expect(artifact.title).not.toBe("");
    expect(artifact.view({id: "x", size: "page", address: "/files/x"}).length).toBeGreaterThan(0);
  });

  test.each(names)("testdata/samples/%s is the same if it is opened again with a kept summary", name => {
    const opened = openArtifact(artifactFile(name, name, readFileSync(join(samples, name))));
    const {title, problems, facts, environment, measurements, tool, settings, isEmpty} = opened;
    const summary = {title, problems, facts, environment, measurements, tool, settings, isEmpty};
    const kept = deserialize(serialize(summary)) as typeof summary;
    expect(kept).toStrictEqual(summary);
    const again = opened.kind.reopen(opened.file, kept);
    const context = {id: "x", size: "page", address: "/files/x"} as const;
    expect(again.view(context)).toStrictEqual(opened.view(context));
    expect(again.tables()).toStrictEqual(opened.tables());
  });
});

/** A report of each of several kinds, which no encoding of its text may change. */
const REPORTS = [
  "gctrace/testdata/samples/gctrace.log",
  "load/testdata/samples/hey.after.txt",
  "time/testdata/samples/perf-stat.txt",
  "escape-analysis/testdata/samples/m-bce-search.txt",
  "memstats/testdata/samples/prints.txt",
  "goroutines/testdata/samples/all-goroutines.debug2.txt",
  "benchmark/testdata/samples/before.txt",
  "csv/testdata/samples/runs.csv",
];
const ENCODINGS: readonly (readonly [string, (text: string) => Uint8Array])[] = [
  ["a byte-order mark", text => Buffer.from(`\ufeff${text}`)],
  ["Windows' line ends", text => Buffer.from(text.replaceAll("\n", "\r\n"))],
  ["UTF-16, little end first", text => Buffer.from(`\ufeff${text}`, "utf16le")],
  ["UTF-16, big end first", text => Buffer.from(`\ufeff${text}`, "utf16le").swap16()],
];

describe.each(ENCODINGS)("a report with %s", (_, encode) => {
  test.each(REPORTS)("%s is read as without", path => {
    const text = readFileSync(join(here, path), "utf8");
    const name = path.split("/").at(-1) ?? "";
    const open = (bytes: Uint8Array) => openArtifact(artifactFile(name, name, bytes));
    const [plain, encoded] = [open(Buffer.from(text)), open(encode(text))];
    expect(encoded.kind.name).toBe(plain.kind.name);
    expect(encoded.measurements).toEqual(plain.measurements);
    expect(encoded.facts).toEqual(plain.facts);
  });
});
