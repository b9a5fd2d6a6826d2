import {readdirSync, readFileSync} from "node:fs";
import type {Root} from "hast";
import {describe, expect, test} from "vitest";
import {missingMeasurements, missingTableRows, unknownRows} from "../../scripts/testing/document-page.ts";
import type {PageRow} from "../../scripts/testing/page-numbers.ts";
import {pageRows, textOf} from "../../scripts/testing/page-numbers.ts";
import {KINDS, openArtifact} from "../artifacts/kinds.ts";
import {artifactFile} from "../input/artifact-file.ts";
import type {ArtifactDocument} from "./artifact-document.ts";
import {artifactDocument} from "./artifact-document.ts";

const CONFIDENCE = 0.95;
/** Kinds whose facts count what their page draws, which has no strip of facts. */
const COUNTED = new Set(["benchmark", "text", "binary", "dot", "image"]);
/** Kinds whose facts are in the header of their page, above the view. */
const IN_HEADER = new Set(["profile"]);

interface Sample {
  readonly document: ArtifactDocument;
  readonly rows: readonly PageRow[];
  readonly text: string;
}

function openSample(kind: string, name: string): Sample {
  const bytes = readFileSync(new URL(`../artifacts/${kind}/testdata/samples/${name}`, import.meta.url));
  const artifact = openArtifact(artifactFile(name, name, bytes));
  const page: Root = {
    type: "root",
    children: artifact.view({id: "x", size: "page", address: "/files/x"}),
  };
  return {document: artifactDocument(artifact, CONFIDENCE), rows: pageRows(page), text: textOf(page)};
}

describe.each(KINDS.map(({name}) => name))("%s", kind => {
  const folder = new URL(`../artifacts/${kind}/testdata/samples/`, import.meta.url);
  test.each(readdirSync(folder))("the data and the page of %s have the same numbers", name => {
    const {document, rows, text} = openSample(kind, name);
    if (!COUNTED.has(kind) && !IN_HEADER.has(kind))
      expect(shownFacts(rows, document)).toEqual(document.facts.map(factText));
    expect(missingMeasurements(document.measurements, rows)).toEqual([]);
    expect(missingTableRows(document, rows, text)).toEqual([]);
    expect(unknownRows(document, rows)).toEqual([]);
  });
});

function factText({name, value}: {readonly name: string; readonly value: string}): string {
  return `${name}: ${value}`.replace(/\s+/g, " ").trim();
}

/** The facts of the first strip of a page. */
function shownFacts(rows: readonly PageRow[], {facts}: ArtifactDocument): string[] {
  const strip = rows.filter(({of}) => /\bstrip\b/.test(of)).slice(0, facts.length);
  return strip.map(({cells}) => cells.join(": ").trim());
}
