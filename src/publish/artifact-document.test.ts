import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {gunzipSync} from "node:zlib";
import type {ElementContent} from "hast";
import {describe, expect, test} from "vitest";
import type {Artifact} from "../artifacts/kind.ts";
import {KINDS, openArtifact} from "../artifacts/kinds.ts";
import {artifactFile} from "../input/artifact-file.ts";
import {artifactDocument} from "./artifact-document.ts";

const ARTIFACTS = join(import.meta.dirname, "../artifacts");
const CONTENT = join(import.meta.dirname, "../../content");

/** The samples of every kind, and every attachment of the sample journal. */
const files = [
  ...KINDS.flatMap(({name}) => {
    const folder = join(ARTIFACTS, name, "testdata/samples");
    return readdirSync(folder).map(file => join(folder, file));
  }),
  ...readdirSync(CONTENT, {recursive: true, withFileTypes: true})
    .filter(each => each.isFile() && /\.(?:txt|log|gz|json|csv|folded)$/.test(each.name))
    .map(each => join(each.parentPath, each.name)),
].map(path => [path.split("/").slice(-4).join("/"), path] as const);

function open(path: string): Artifact {
  const bytes = readFileSync(path);
  const content = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  return openArtifact(artifactFile(path, path.slice(path.lastIndexOf("/") + 1), content));
}

/** The text of an artifact's own page. */
function pageText(artifact: Artifact): string {
  return artifact.view({id: "x", size: "page", address: "/files/x"}).map(textOf).join(" ");
}

function textOf(node: ElementContent): string {
  if (node.type === "text") return node.value;
  return node.type === "element" ? node.children.map(textOf).join(" ") : "";
}

describe.each(files)("artifactDocument of %s", (_, path) => {
  const artifact = open(path);
  const document = artifactDocument(artifact, 0.95);

  test("is the same when it is written and read", () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });

  test("has each measurement with its unit, every sample and an interval around the median", () => {
    expect(document.measurements.length).toBe(artifact.measurements.length);
    for (const {unit, samples, center, interval} of document.measurements) {
      expect(unit).not.toBe("");
      expect(samples.length).toBeGreaterThan(0);
      expect(center).toBeGreaterThanOrEqual(interval[0] ?? Number.NEGATIVE_INFINITY);
      expect(center).toBeLessThanOrEqual(interval[1] ?? Number.POSITIVE_INFINITY);
    }
  });

  test("has the numbers of the page", () => {
    const page = pageText(artifact);
    for (const {name, rows} of document.tables) {
      if (name === "quantities")
        for (const {name: followed, center, unit} of document.measurements)
          if (artifact.kind.name !== "benchmark") expect(rows).toContainEqual([followed, center, unit]);
      if (name.startsWith("top "))
        for (const [, , share] of rows.slice(0, 10))
          if (typeof share === "number" && share >= 0.1 && share < 0.995)
            expect(page).toContain(`${(share * 100).toFixed(2)}%`);
    }
  });
});

test("every kind whose page has numbers gives them as data", () => {
  const without = KINDS.filter(({name}) => {
    const own = files.filter(([short]) => short.startsWith(`${name}/testdata/samples`));
    return own.every(([, path]) => {
      const {measurements, tables} = artifactDocument(open(path), 0.95);
      return measurements.length === 0 && tables.length === 0;
    });
  });
  expect(without.map(({name}) => name).sort()).toEqual([
    "binary",
    "environment",
    "image",
    "text",
    "vega-lite",
  ]);
});
