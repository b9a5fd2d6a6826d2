import {readdirSync, readFileSync} from "node:fs";
import type {ElementContent} from "hast";
import {toHtml} from "hast-util-to-html";
import {environmentKind} from "../../src/artifacts/environment/kind.ts";
import {escapeAnalysisKind} from "../../src/artifacts/escape-analysis/kind.ts";
import {gctraceKind} from "../../src/artifacts/gctrace/kind.ts";
import {gopsKind} from "../../src/artifacts/gops/kind.ts";
import {goroutinesKind} from "../../src/artifacts/goroutines/kind.ts";
import {inittraceKind} from "../../src/artifacts/inittrace/kind.ts";
import type {Artifact, Kind} from "../../src/artifacts/kind.ts";
import {loadKind} from "../../src/artifacts/load/kind.ts";
import {memstatsKind} from "../../src/artifacts/memstats/kind.ts";
import {pprofTextKind} from "../../src/artifacts/pprof-text/kind.ts";
import {schedtraceKind} from "../../src/artifacts/schedtrace/kind.ts";
import {timeKind} from "../../src/artifacts/time/kind.ts";
import {artifactFile} from "../../src/input/artifact-file.ts";

/** Kinds that read the reports of tools. */
export const REPORT_KINDS: readonly Kind[] = [
  goroutinesKind,
  escapeAnalysisKind,
  pprofTextKind,
  gctraceKind,
  schedtraceKind,
  inittraceKind,
  memstatsKind,
  gopsKind,
  timeKind,
  loadKind,
  environmentKind,
];
/** Surroundings of their views. */
export const REPORT_CONTEXT = {id: "x", size: "page", address: "/files/x"} as const;
const encoder = new TextEncoder();

/** Folder of the test data of a kind. */
export const reportFolder = (kind: string) =>
  new URL(`../../src/artifacts/${kind}/testdata/`, import.meta.url);
/** Names of the samples of a kind. */
export const samplesOf = (kind: string) => readdirSync(new URL("samples/", reportFolder(kind)));
/** Bytes of a sample. */
export const bytesOf = (kind: string, name: string) =>
  readFileSync(new URL(`samples/${name}`, reportFolder(kind)));
/** Text of a sample. */
export const textOf = (kind: string, name: string) => bytesOf(kind, name).toString("utf8");
/** Opens a text as a kind. */
export const opened = (kind: Kind, name: string, text: string): Artifact =>
  kind.open(artifactFile(name, name, encoder.encode(text)));

/** A view as a reader goes through it: a line a row, drawings by their names. */
export function readable(nodes: readonly ElementContent[]): string {
  return nodes
    .map(node => toHtml(node))
    .join("\n")
    .replace(/<svg class="bar"[\s\S]*?<\/svg>/g, "")
    .replace(/<div class="heat-map" role="img" aria-label="([^"]*)">[\s\S]*?<\/div>/g, "[$1]\n")
    .replace(/<svg class="time-chart"[^>]*aria-label="([^"]*)">[\s\S]*?<\/svg>(?=<ul)/g, "[$1]\n")
    .replace(/<div class="flame-graph-frame">[\s\S]*?<\/div>/g, "")
    .replace(/<svg[\s\S]*?<\/svg>/g, "")
    .replace(/<\/(?:tr|p|dl|caption|summary|li|pre)>/g, "\n")
    .replace(/<\/(?:td|th|dd)>/g, " | ")
    .replace(/<\/dt>/g, ": ")
    .replace(/<[^>]+>/g, "")
    .replace(/[ |]+$/gm, "")
    .replace(/\n{2,}/g, "\n\n");
}
