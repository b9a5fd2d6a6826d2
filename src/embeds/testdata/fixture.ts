import type {ElementContent} from "hast";
import {artifactFile} from "../../input/artifact-file.ts";
import {openArtifact} from "../../artifacts/kinds.ts";
import {seriesTrend} from "../../journal/history/changes.ts";
import type {JournalConfig} from "../../journal/read/config.ts";
import {leftBehind} from "../../journal/entry/entry.ts";
import {entryEnvironment} from "../../journal/entry/entry-environment.ts";
import type {AttachedFile, Entry, FrontMatter} from "../../journal/entry/entry.ts";
import {entryFences} from "../../journal/entry/entry-fences.ts";
import {withSides} from "../../journal/entry/entry-pairs.ts";
import type {JournalQueries} from "../../journal/journal.ts";
import {DIRECTIVES} from "../../markdown/directives.ts";
import {parseMarkdown} from "../../markdown/parse.ts";
import type {Embed, EmbedContext} from "../embed.ts";
import {inlineContent} from "../lib/inline-text.ts";

/** What a test says of an entry; the rest is filled in. */
export interface EntryText {
  readonly id?: string;
  readonly meta?: Partial<FrontMatter>;
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly pairs?: readonly (readonly [name: string, base: string, head: string])[];
  readonly text?: string;
}

export const CONFIG: JournalConfig = {
  title: "Test journal",
  description: undefined,
  site: undefined,
  base: "/",
  repository: "https://example.org/repo",
  edit: undefined,
  machines: [],
  renames: [],
  theme: {accent: {light: undefined, dark: undefined}, logo: undefined, footer: {text: undefined, links: []}},
  remote: {hosts: []},
  secrets: {allow: []},
  thresholds: {alpha: 0.05, confidence: 0.95, leastChange: 0.02, profileSamples: 100},
};

/** A journal that knows nothing. */
export const NO_QUERIES: JournalQueries = {entry: () => undefined, nearestEntry: () => undefined, anchor: () => false, finding: () => undefined, series: () => [], profileBefore: () => undefined, trend: series => seriesTrend(series, CONFIG.thresholds)};

/** An entry made of text and files in memory. */
export function testEntry({id = "2026-05-03-pool", meta = {}, files = {}, pairs = [], text = ""}: EntryText): Entry {
  const folder = `content/${id}`;
  const parsed = parseMarkdown(`${folder}/index.md`, text, DIRECTIVES);
  const attached = Object.entries(files).map(([name, content]) => attachedFile(folder, name, content));
  const sided = withSides(attached, pairs.map(([name, base, head]) => ({name, base, head})));
  if (sided.pairs.length < pairs.length) throw new Error("the test has a pair of files that it lacks");
  const fences = entryFences(parsed, () => undefined).fences;
  return {
    id,
    date: id.slice(0, 10),
    folder,
    component: undefined,
    meta: {title: "A test", authors: [], tags: [], draft: false, aliases: [], pairs: [], claims: [], resolves: [], ...meta},
    document: parsed,
    ...sided,
    leaves: leftBehind(meta),
    environment: entryEnvironment({...sided, fences}),
    fences,
    findings: parsed.findings.map(({id: name = "", claim, line}) => ({id: name, claim, line, status: "open" as const})),
    problems: [],
    digest: "0".repeat(64),
  };
}

function attachedFile(folder: string, name: string, content: string | Uint8Array): AttachedFile {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const artifact = openArtifact(artifactFile(`${folder}/${name}`, name, bytes));
  const path = `${folder}/${name}`;
  return {name, path, size: bytes.length, sha256: "0".repeat(64), address: `/files/0000000000000000/${name}`, artifact};
}

/** What an embed draws from on an entry of its own. */
export function testContext(entry: EntryText, queries: JournalQueries = NO_QUERIES): EmbedContext {
  return {
    entry: testEntry(entry),
    config: CONFIG,
    queries,
    href: path => path,
    uniqueId: wanted => wanted,
    markShown: () => {},
    addFigure: () => {},
    claim: () => {},
  };
}

/** Draws one directive on an entry. */
export async function drawEmbed(
  embed: Embed,
  attributes: Readonly<Record<string, string>>,
  {entry = {}, queries, label = ""}: {entry?: EntryText; queries?: JournalQueries; label?: string} = {},
): Promise<ElementContent[]> {
  const call = {form: embed.form, attributes, label};
  const context = testContext(entry, queries);
  return embed.form === "text" ? inlineContent(embed.render(call, context)).content : embed.render(call, context);
}
