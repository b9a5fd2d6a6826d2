import type {FindingReference, FindingStatus} from "../journal/entry/entry.ts";
import {entryFindings} from "../journal/entry/entry-findings.ts";
import {formatReference} from "../journal/findings/findings.ts";
import {typeFrontMatter} from "../journal/read/front-matter.ts";
import {DIRECTIVES} from "../markdown/directives.ts";
import {splitFrontMatter} from "../markdown/front-matter.ts";
import {parseMarkdown} from "../markdown/parse.ts";

/** Statements of an index.md about findings. */
export interface StatedInText {
  /** Status of the entry's own findings by their ids. */
  readonly findings: ReadonlyMap<string, FindingStatus>;
  /** Findings of other entries that it resolves or supersedes: `2026-05-03-pool#headers`. */
  readonly settled: ReadonlySet<string>;
}

/** Reads the statements of an index.md about findings, as far as possible; its problems are left to `check`. */
export function statedInText(source: string): StatedInText {
  const block = splitFrontMatter("index.md", source);
  const meta = block.value && typeFrontMatter({value: block.value, lines: block.lines}, "index.md").value;
  if (!meta) return {findings: new Map(), settled: new Set()};
  const document = parseMarkdown("index.md", block.source, DIRECTIVES);
  const stated = meta.findings ?? [];
  const {findings} = entryFindings(document, {stated, lines: block.lines, files: []});
  return {
    findings: new Map(findings.map(({id, status}) => [id, status])),
    settled: new Set(settledBy({...meta, findings}).map(formatReference)),
  };
}

/** Lists the findings that an entry resolves or supersedes. */
export function settledBy(entry: {
  readonly resolves: readonly FindingReference[];
  readonly supersedes?: readonly FindingReference[];
  readonly findings: readonly {readonly supersedes?: readonly FindingReference[]}[];
}): FindingReference[] {
  const own = entry.findings.flatMap(({supersedes = []}) => supersedes);
  return [...entry.resolves, ...(entry.supersedes ?? []), ...own];
}
