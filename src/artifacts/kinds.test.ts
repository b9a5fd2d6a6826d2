import {readdirSync, readFileSync, statSync} from "node:fs";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
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
});
