import {readdirSync, readFileSync} from "node:fs";
import type {ElementContent} from "hast";
import {toHtml} from "hast-util-to-html";
import {describe, expect, test} from "vitest";
import {artifactFile} from "../input/artifact-file.ts";
import {environmentKind} from "./environment/kind.ts";
import {escapeAnalysisKind} from "./escape-analysis/kind.ts";
import {gctraceKind} from "./gctrace/kind.ts";
import {gopsKind} from "./gops/kind.ts";
import {goroutinesKind} from "./goroutines/kind.ts";
import {inittraceKind} from "./inittrace/kind.ts";
import type {Artifact, Kind} from "./kind.ts";
import {openArtifact} from "./kinds.ts";
import {loadKind} from "./load/kind.ts";
import {memstatsKind} from "./memstats/kind.ts";
import {pprofTextKind} from "./pprof-text/kind.ts";
import {schedtraceKind} from "./schedtrace/kind.ts";
import {timeKind} from "./time/kind.ts";

const KINDS: readonly Kind[] = [
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
const context = {id: "x", size: "page", address: "/files/x"} as const;
const encoder = new TextEncoder();

const folder = (kind: string) => new URL(`${kind}/testdata/`, import.meta.url);
const samplesOf = (kind: string) => readdirSync(new URL("samples/", folder(kind)));
const bytesOf = (kind: string, name: string) => readFileSync(new URL(`samples/${name}`, folder(kind)));
const textOf = (kind: string, name: string) => bytesOf(kind, name).toString("utf8");
const opened = (kind: Kind, name: string, text: string) =>
  kind.open(artifactFile(name, name, encoder.encode(text)));

/** A view as a reader goes through it: a line a row, drawings by their names. */
function readable(nodes: readonly ElementContent[]): string {
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

function summary({title, problems, measurements, view}: Artifact): string {
  return [
    title,
    ...problems.map(({line, code, message}) => `${code} line ${line ?? "-"}: ${message}`),
    "",
    ...measurements.map(({name, unit, samples}) => `${name} [${unit}] ${samples.join(" ")}`),
    "",
    readable(view(context)),
  ].join("\n");
}

describe.each(KINDS.map(kind => [kind.name, kind] as const))("%s", (name, kind) => {
  test.each(samplesOf(name))("reads testdata/samples/%s as its golden file", async sample => {
    const golden = new URL(`golden/${sample}.txt`, folder(name));
    const artifact = kind.open(artifactFile(sample, sample, bytesOf(name, sample)));
    await expect(summary(artifact)).toMatchFileSnapshot(golden.pathname);
  });

  test.each(samplesOf(name))(
    "measures testdata/samples/%s alike with Windows line ends and colours",
    sample => {
      const text = textOf(name, sample);
      const numbers = opened(kind, sample, text).measurements;
      const dirty = text
        .replace(/^(?=.)/gm, "\u001b[32m")
        .replace(/(?<=.)$/gm, "\u001b[0m")
        .replaceAll("\n", "\r\n");
      expect(opened(kind, sample, text.replaceAll("\n", "\r\n")).measurements).toEqual(numbers);
      if (!text.startsWith("{")) {
        expect(openArtifact(artifactFile(sample, sample, encoder.encode(dirty))).kind).toBe(kind);
        expect(opened(kind, sample, dirty).measurements).toEqual(numbers);
      }
    },
  );

  test("counts lines of others and shows the first", () => {
    const [sample = ""] = samplesOf(name).filter(file => !file.endsWith(".json"));
    const others = Array.from({length: 40}, (_, index) => `GET /rooms ${index} <b>\n`).join("");
    const artifact = opened(kind, sample, others + textOf(name, sample));
    expect(readable(artifact.view(context))).toMatch(
      /4\d other lines in this file\n1: GET \/rooms 0 &#x3C;b>/,
    );
  });

  test("takes an empty file and one of others without a number", () => {
    for (const text of ["", "\n\n", "hello\n", "{}", "\u0000\u0001"]) {
      const artifact = opened(kind, "x", text);
      expect(artifact.problems.map(({code}) => code)).toEqual(["PJ111"]);
      expect(artifact.measurements).toEqual([]);
      expect(artifact.view(context).length).toBeGreaterThan(0);
    }
  });

  test("takes 2,000 mutated inputs without a throw, and shows no number that is none", () => {
    const random = randomNumbers(name.length);
    const texts = samplesOf(name).map(sample => textOf(name, sample).slice(0, 1500));
    const base = opened(kind, "base", texts[0] ?? "");
    for (let i = 0; i < 2000; i++) {
      const text = mutated(texts, random);
      const artifact = opened(kind, "x", text);
      const views = [...artifact.view(context), ...(base.compare(artifact, context) ?? [])];
      if (i % 10 === 0)
        expect(readable(views).replace(/other lines?[\s\S]*$/, ""), text).not.toMatch(
          /NaN|Infinity|undefined/,
        );
      for (const {samples} of artifact.measurements) expect(samples.every(Number.isFinite), text).toBe(true);
    }
  });
});

/** A sequence that is the same every time (a linear congruential generator). */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed + 1;
  return below => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

const PIECES = [
  "\n",
  "\r",
  "\u001b[31m",
  "999999999999999999999",
  "0",
  "-1",
  "1e999",
  ".",
  " ",
  "\t",
  "é",
  "\u0000",
  "gc 1 @",
  "SCHED ",
];

/** A text with a few of its parts lost, doubled, or taken from elsewhere. */
function mutated(texts: readonly string[], random: (below: number) => number): string {
  let text = texts[random(texts.length)] ?? "";
  for (let count = random(6) + 1; count > 0; count--) {
    const [from, to] = [random(text.length + 1), random(text.length + 1)].sort((a, b) => a - b);
    const other = texts[random(texts.length)] ?? "";
    const inserted = [
      "",
      PIECES[random(PIECES.length)] ?? "",
      other.slice(random(other.length), random(other.length)),
      text.slice(from, to) + text.slice(from, to),
    ][random(4)];
    const end = random(3) === 0 ? to : Math.min((from ?? 0) + random(4), text.length);
    text = text.slice(0, from) + inserted + text.slice(end);
  }
  return text.slice(0, 6000);
}
