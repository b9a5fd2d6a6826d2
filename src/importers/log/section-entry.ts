import type {Root} from "mdast";
import {visit} from "unist-util-visit";
import type {ImportedEntry, ImportedFile} from "../imported-entry.ts";
import {importedFrontMatter} from "../imported-entry.ts";
import {lineNumbersOfCode} from "./line-numbers-of-code.ts";
import type {LogFile, NamedSection} from "./log-file.ts";
import type {LinkPlaces} from "./log-links.ts";
import {encodePath, isAbsolute, linkedChange, pathFromRoot} from "./log-links.ts";
import type {LogOutline} from "./log-outline.ts";
import type {LineRange} from "./log-sections.ts";
import {missingDefinitions} from "./missing-definitions.ts";
import {COPIED_NUMBERS, directiveEdits, permalinkEdits, sectionEdits} from "./section-edits.ts";
import {sectionFiles} from "./section-files.ts";
import type {TextEdit} from "./text-edits.ts";
import {editedPart} from "./text-edits.ts";
import {verdictProposals} from "./verdict-proposals.ts";

/** A parsed log that sections are taken from. */
export interface SectionSource {
  readonly log: LogFile;
  readonly tree: Root;
  readonly lines: readonly string[];
  readonly outline: LogOutline;
  readonly places: LinkPlaces;
}

/** Makes the entry of a dated section. */
export function sectionEntry(section: NamedSection, source: SectionSource): ImportedEntry {
  const {log, lines} = source;
  const tree = treeOf(section, source.tree);
  const isInside = (line: number) => section.ranges.some(({from, to}) => line >= from && line <= to);
  const notes = correctionNotes(section, log.path);
  const images = new Map<string, ImportedFile>();
  const {files, edits} = sectionFiles(tree, isInside);
  const offsets = lineOffsets(lines);
  const code = lineNumbersOfCode(tree);
  const allEdits = [
    ...edits,
    ...permalinkEdits(lines, offsets, isInside),
    ...directiveEdits(lines, offsets, line => isInside(line) && !code.has(line)),
    ...sectionEdits(tree, isInside, {
      source: log.text,
      entry: section.id,
      places: source.places,
      rise: headingRise(section, source),
      image: url => imageName(url, log, images),
      note: (line, text) => notes.push(`${log.path}:${line}: ${text}`),
    }),
  ];
  const change = linkedChange(...linksOf(section, {...source, tree}, isInside));
  const proposals = verdictProposals(lines, tree, isInside);
  const body = [
    importedFrontMatter({title: section.title, ...change, proposals}),
    provenance(section, source),
    ...bodyParts(section, source, offsets, allEdits),
    missingDefinitions(source.tree, log.text, isInside, allEdits),
  ].filter(Boolean);
  return {
    id: section.id,
    title: section.title,
    text: `${body.join("\n\n")}\n`,
    files: [...files, ...images.values()],
    source: place(section, log.path),
    notes,
  };
}

/** Returns the blocks that lie in a section's lines, in part at least. */
function treeOf({ranges}: NamedSection, tree: Root): Root {
  const children = tree.children.filter(({position}) =>
    ranges.some(({from, to}) => (position?.start.line ?? 0) <= to && (position?.end.line ?? 0) >= from),
  );
  return {...tree, children};
}

function correctionNotes({heading, row}: NamedSection, path: string): string[] {
  const date = row?.date ?? heading?.date ?? heading?.dateLine?.date;
  const line = row?.line ?? heading?.line ?? 1;
  if (!date?.correction) return [];
  const {written, read} = date.correction;
  return [`${path}:${line}: "${written}" is read as ${read}`];
}

function place({ranges}: NamedSection, path: string): string {
  const [first, last] = [ranges[0], ranges.at(-1)];
  return `${path}:${first?.from ?? 1}-${last?.to ?? 1}`;
}

/** Writes where the text is from, with a link if the log has an address. */
function provenance({ranges}: NamedSection, {log, places}: SectionSource): string {
  const parts = ranges.map(({from, to}) => (from === to ? `${from}` : `${from}–${to}`));
  const from = ranges[0]?.from ?? 1;
  const name = places.blob
    ? `[${log.path.replaceAll("_", "\\_")}](${places.blob}${encodePath(log.path)}#L${from})`
    : `\`${log.path}\``;
  return `Imported from ${name}, line${ranges.length > 1 || parts[0]?.includes("–") ? "s" : ""} ${parts.join(", ")}.`;
}

function bodyParts(
  section: NamedSection,
  {log, lines, outline}: SectionSource,
  offsets: readonly number[],
  edits: readonly TextEdit[],
): string[] {
  const textOfLines = ({from, to}: LineRange) =>
    editedPart(log.text, {start: offsets[from - 1] ?? 0, end: lineEnd(lines, offsets, to)}, edits).replace(
      /^(?:[ \t]*\n)+|\s+$/g,
      "",
    );
  if (section.row) {
    const head = section.row.table.position?.start.line ?? section.row.line;
    const rows = [head, head + 1, section.row.line].map(line => textOfLines({from: line, to: line}));
    return [rows.join("\n"), COPIED_NUMBERS];
  }
  const own = section.heading;
  return section.ranges.map(range => {
    const from = own?.line === range.from ? own.lastLine + 1 : range.from;
    const isTitle = outline.headings.some(({line}) => line === range.from) && own?.line === range.from;
    return textOfLines({from: isTitle ? from : range.from, to: range.to});
  });
}

function lineOffsets(lines: readonly string[]): number[] {
  let offset = 0;
  return lines.map(line => {
    const start = offset;
    offset += line.length + 1;
    return start;
  });
}

function lineEnd(lines: readonly string[], offsets: readonly number[], line: number): number {
  return (offsets[line - 1] ?? 0) + (lines[line - 1]?.length ?? 0);
}

/** How many levels the headings within a section rise, so that the highest is of level 2. */
function headingRise({heading, ranges}: NamedSection, {outline}: SectionSource): number {
  const depths = outline.headings
    .filter(
      ({line, depth}) =>
        depth > 0 && line !== heading?.line && ranges.some(r => line >= r.from && line <= r.to),
    )
    .map(({depth}) => depth);
  return depths.length === 0 ? 0 : Math.max(0, Math.min(...depths) - 2);
}

/** Returns the addresses that a section links to: those before its first inner heading, and all. */
function linksOf(
  {ranges, heading}: NamedSection,
  {tree, outline}: SectionSource,
  isInside: (line: number) => boolean,
): [string[], string[]] {
  const inner = outline.headings.find(
    ({line}) => line !== heading?.line && line > (ranges[0]?.from ?? 0) && isInside(line),
  );
  const [lead, all]: [string[], string[]] = [[], []];
  visit(tree, ["link", "definition"], node => {
    const line = node.position?.start.line ?? 0;
    if (!isInside(line) || !("url" in node) || typeof node.url !== "string") return;
    all.push(node.url);
    if (!inner || line < inner.line) lead.push(node.url);
  });
  return [lead, all];
}

/** Adds a copy of an image to an entry and returns its name there; undefined if the repository has no such file. */
function imageName(url: string, log: LogFile, images: Map<string, ImportedFile>): string | undefined {
  if (isAbsolute(url) || !/\.(?:png|jpe?g|gif|webp|avif|svg)(?:$|[?#])/i.test(url)) return undefined;
  const path = pathFromRoot(url, log.path);
  const copyOf = path === undefined ? undefined : log.fileAt(path);
  if (path === undefined || copyOf === undefined) return undefined;
  const known = images.get(path);
  if (known) return known.name;
  const name = freeName(
    path.split("/").at(-1) ?? "image",
    new Set([...images.values()].map(file => file.name)),
  );
  images.set(path, {name, content: {copyOf}});
  return name;
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  const plain = wanted.replace(/[^\w.-]+/g, "-").replace(/^[.-]+/, "") || "image";
  const dot = plain.lastIndexOf(".");
  for (let number = 1; ; number++) {
    const name = number === 1 ? plain : `${plain.slice(0, dot)}-${number}${plain.slice(dot)}`;
    if (!taken.has(name)) return name;
  }
}
