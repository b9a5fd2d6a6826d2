import {readdirSync, readFileSync} from "node:fs";
import type {ElementContent} from "hast";
import {toHtml} from "hast-util-to-html";
import {expect, test} from "vitest";
import {artifactFile} from "../../input/artifact-file.ts";
import type {Artifact} from "../kind.ts";
import {KINDS} from "../kinds.ts";
import {executionTraceKind} from "./kind.ts";

const samples = new URL("testdata/samples/", import.meta.url);
const context = {id: "x", size: "page"} as const;

function open(name: string): Artifact {
  return executionTraceKind.open(artifactFile(name, name, readFileSync(new URL(name, samples))));
}

/** A view as a reader goes through it: a line a row, drawings by their names, boxes of flame graphs by their titles. */
function readable(nodes: readonly ElementContent[]): string {
  return nodes
    .map(node => toHtml(node))
    .join("\n")
    .replace(/<svg class="bar"[\s\S]*?<\/svg>/g, "")
    .replace(/<svg class="(?:time-chart|flame-graph)"[^>]*aria-label="([^"]*)">/g, "[$1]\n")
    .replace(/<(?:text|title)[^>]*class="time-tick[\s\S]*?<\/text>/g, "")
    .replace(/<text[\s\S]*?<\/text>/g, "")
    .replace(/<\/(?:tr|p|dl|caption|title|li)>/g, "\n")
    .replace(/<\/(?:td|th|dd)>/g, " | ")
    .replace(/<\/dt>/g, ": ")
    .replace(/<[^>]+>/g, "")
    .replace(/[ |]+$/gm, "")
    .replace(/\n{2,}/g, "\n\n");
}

function shown({title, problems, measurements, view}: Artifact): string {
  return [
    title,
    ...problems.map(({code, message, hint}) => `${code} ${message}: ${hint}`),
    "",
    ...measurements.map(({name, unit, samples}) => `${name} [${unit}] ${samples.join(" ")}`),
    "",
    readable(view(context)),
  ].join("\n");
}

test.each(readdirSync(samples))(
  "executionTraceKind shows testdata/samples/%s as its golden file",
  async name => {
    await expect(shown(open(name))).toMatchFileSnapshot(`testdata/golden/${name}.txt`);
  },
);

test("executionTraceKind compares two traces", async () => {
  const [before, after] = [open("go1.22-network.trace"), open("go1.26-contend.trace")];
  const view = before.compare(after, context) ?? [];
  await expect(readable(view)).toMatchFileSnapshot("testdata/golden/comparison.txt");
});

test("executionTraceKind says that what cannot be read cannot be compared", () => {
  const view = open("refused-go1.21.trace").compare(open("go1.26-contend.trace"), context) ?? [];
  expect(readable(view)).toBe("One of the two traces could not be read.\n");
});

test("no other kind takes a trace for its own", () => {
  for (const name of readdirSync(samples)) {
    const file = artifactFile(name, name, readFileSync(new URL(name, samples)));
    const others = KINDS.filter(kind => kind !== executionTraceKind && !kind.general && kind.detect(file));
    expect(others.map(kind => kind.name)).toEqual([]);
  }
});

test("executionTraceKind tells of the sample journal's registrar what its author tells", () => {
  const folder = new URL("../../../content/registrar/2026-11-05-one-lock-for-all/", import.meta.url);
  const bytes = readFileSync(new URL("registrar.trace", folder));
  const artifact = executionTraceKind.open(artifactFile("registrar.trace", "registrar.trace", bytes));
  expect(artifact.problems).toEqual([]);
  const facts = Object.fromEntries(artifact.facts.map(({name, value}) => [name, value]));
  expect(facts).toMatchObject({"wall time": "20.7 ms", GOMAXPROCS: "2", "GC cycles": "5", goroutines: "76"});
  const summary = executionTraceKind.modelOf(artifact)?.summary;
  if (!summary) throw new Error("nothing was read");
  const locks = summary.blocked.filter(({stack}) => {
    const innermost = summary.symbols.frames[summary.symbols.offsets[stack] ?? 0] ?? 0;
    return summary.symbols.text(innermost) === "sync.(*Mutex).Lock";
  });
  const waited = locks.reduce((sum, {time}) => sum + time, 0);
  // "the waits for (*Mutex).Lock come to 812 ms"
  expect(Math.round(waited / 1e6)).toBe(812);
});
