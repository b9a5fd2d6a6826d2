import type {Element, ElementContent} from "hast";
import {h} from "hastscript";
import {BENCHSTAT_TEXT} from "../../artifacts/benchmark/table-copies.ts";
import type {Artifact, ViewRecord} from "../../artifacts/kind.ts";
import {viewRecord} from "../../artifacts/kind.ts";
import {figureAddress, profileAddress, profileTabAddress} from "../../journal/addresses/addresses.ts";
import {commitAddress} from "../../journal/addresses/repository.ts";
import type {Attachment, Entry} from "../../journal/entry/entry.ts";
import type {Environment} from "../../measurement.ts";
import {SHOWN_BY_VIEW} from "../../problems/codes.ts";
import {withoutDataExtensions} from "../../text/extensions.ts";
import type {DrawnFigure, EmbedContext, FigureRecord} from "../embed.ts";
import {citedPart, copyMenu, figureTarget} from "./citation-targets.ts";

/** Problems of a figure's files that it shows; the others are counted. */
const PROBLEMS_SHOWN = 3;

/** Kinds that do not interpret a file. */
const FALLBACK_KINDS: ReadonlySet<string> = new Set(["text", "image", "binary"]);

/** A named fact about where the numbers come from. */
export interface FigureFact {
  readonly name: string;
  readonly value: string;
  readonly href?: string | undefined;
}

/** Content of a figure. */
export interface FigureContent {
  /** From `figureId`; the figure's address is `#` and this. */
  readonly id: string;
  /** Kind of drawing: "CPU profile". */
  readonly title: string;
  /** The attachments that it is drawn from, a base before its head. */
  readonly attachments: readonly Attachment[];
  /** Shown after the title. */
  readonly subtitle: readonly ElementContent[];
  /** The subtitle as plain text. */
  readonly source: string;
  /** Of its view; absent for a figure whose view makes only nodes. */
  readonly record?: ViewRecord;
  readonly facts: readonly FigureFact[];
  readonly body: readonly ElementContent[];
  /** Where more of it is: the original files, a page of its own. */
  readonly links: readonly ElementContent[];
}

/** The content of a figure that is drawn from attachments alone. */
export type AttachmentFigure = Pick<FigureContent, "id" | "title" | "attachments" | "record" | "body">;

/** The part of an embed's context that figures need. */
type FigureContext = Pick<EmbedContext, "entry" | "href" | "addFigure">;

/** Makes the id of a figure from a name for its content: `fig-cpu-before`. */
export function figureId(context: Pick<EmbedContext, "uniqueId">, wanted: string): string {
  return context.uniqueId(`fig-${slugOf(wanted) || "figure"}`);
}

/** Text as a part of an id: small letters, digits and single `-`. */
export function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

/** Removes the extensions of a file's format: `cpu.before.pb.gz` gives `cpu.before`. */
export function stem(name: string): string {
  return withoutDataExtensions(name) || name;
}

/** Frames a drawing with caption, copy menu, facts and links, and adds its record to the entry's figures. */
export function figure(content: FigureContent, context: FigureContext): Element {
  const {id, title, source, attachments, record: view = viewRecord()} = content;
  const {entry} = context;
  const named = new Set(attachments.map(({name}) => name));
  const target = figureTarget(entry, {
    id,
    text: source ? `${title} (${source})` : title,
    files: entry.attachments.filter(({name}) => named.has(name)),
  });
  const link = h("a.anchor", {href: `#${id}`, ariaLabel: `Link to this figure: ${title}`}, "#");
  const page = h("a.figure-page", {href: context.href(figureAddress(entry.id, id))}, "page");
  page.properties.ariaLabel = `Page of this figure: ${title}`;
  const element = figureElement(content, copyMenu(target, context, [link, page]));
  const record = {...citedPart(target), kind: "figure", title, source, ...tablesOf(view)} as const;
  const rows = view.tables.flatMap(table => table.rows.map(row => row.id));
  context.addFigure({record, element, ids: [id, ...rows, ...view.ids]});
  return element;
}

/** The tables of a view: as benchstat prints them, and by their rows. */
function tablesOf({texts, tables}: ViewRecord): Pick<FigureRecord, "table" | "csv" | "rows"> {
  const named = (wanted: string): string[] => texts.filter(({name}) => name === wanted).map(({text}) => text);
  const [printed, csv] = [named(BENCHSTAT_TEXT), named("CSV")];
  return {
    ...(printed.length > 0 && {table: printed.join("\n")}),
    ...(csv.length > 0 && {csv: csv.join("\n")}),
    ...(tables.length > 0 && {rows: tables}),
  };
}

/** Draws with a context whose figures join the entry's list only if `draw` succeeds: abandoned figures leave no record. */
export async function keepFigures<Context extends Pick<EmbedContext, "addFigure">, Content>(
  context: Context,
  draw: (context: Context) => Content | Promise<Content>,
): Promise<Content> {
  const made: DrawnFigure[] = [];
  const content = await draw({...context, addFigure: drawn => void made.push(drawn)});
  for (const drawn of made) context.addFigure(drawn);
  return content;
}

function figureElement({id, title, subtitle, facts, body, links}: FigureContent, menu: Element): Element {
  return h("figure.figure", {id}, [
    h("figcaption", [h("span.figure-title", title), " ", h("span.figure-files", [...subtitle]), menu]),
    ...(facts.length ? [strip(facts)] : []),
    ...body,
    ...(links.length ? [h("p.figure-links.note", separated(links, " · "))] : []),
  ]);
}

/** Frames a drawing of attachments, with the environment of the measurement and links to the files. */
export function attachmentFigure(content: AttachmentFigure, context: EmbedContext): Element {
  const {attachments} = content;
  for (const attachment of attachments) context.markShown(attachment);
  const names = attachments.map(attachment => h("code", attachment.name));
  return figure(
    {
      ...content,
      body: [...content.body, ...problemNote(attachments)],
      subtitle: separated(names, " → "),
      source: attachments.map(({name}) => name).join(" → "),
      facts: attachments.some(isMeasured) ? environmentFacts(attachments, context) : [],
      links: fileLinks(attachments, context),
    },
    context,
  );
}

/** True for environment artifacts, which show the machine facts themselves. */
export function saysWhereItself({kind}: Artifact): boolean {
  return kind.name === "environment";
}

/** True if a file holds measurements, whose environment matters. */
function isMeasured({artifact}: Attachment): boolean {
  return artifact !== undefined && !saysWhereItself(artifact) && !FALLBACK_KINDS.has(artifact.kind.name);
}

/** Lists problems of the files, so that a reader knows that the figure is incomplete. */
function problemNote(attachments: readonly Attachment[]): ElementContent[] {
  const problems = attachments
    .flatMap(({name, artifact}) => (artifact?.problems ?? []).map(problem => ({name, ...problem})))
    .filter(({severity, code}) => severity !== "info" && !SHOWN_BY_VIEW.has(code));
  if (!problems.length) return [];
  const items = problems
    .slice(0, PROBLEMS_SHOWN)
    .map(({name, line, message}) =>
      h("li", [h("code", line === undefined ? name : `${name}:${line}`), " ", message]),
    );
  const hidden = problems.length - items.length;
  return [
    h("ul.warning.figure-problems", [
      ...items,
      ...(hidden > 0 ? [h("li", `and ${hidden} more like it`)] : []),
    ]),
  ];
}

function separated(nodes: readonly ElementContent[], separator: string): ElementContent[] {
  return nodes.flatMap((node, index) => (index ? [{type: "text" as const, value: separator}, node] : [node]));
}

/** Named facts in a line that wraps. */
function strip(facts: readonly FigureFact[]): Element {
  const items = facts.map(({name, value, href}) =>
    h("div", h("dt", name), h("dd", href ? h("a", {href}, value) : value)),
  );
  return h("dl.strip", items);
}

/** Environment of the measurement: facts of the files, then of the entry. */
function environmentFacts(attachments: readonly Attachment[], context: EmbedContext): FigureFact[] {
  const {entry, config} = context;
  const said = environmentOf(attachments);
  const meta = entry.meta;
  const commit = (name: string, value: string | undefined): FigureFact[] =>
    value ? [{name, value: value.slice(0, 12), href: commitAddress(config.repository, value)}] : [];
  const facts: FigureFact[] = [
    ...fact("goos", said.goos),
    ...fact("goarch", said.goarch),
    ...fact("cpu", said.cpu),
    ...fact("go", said.go ?? meta.go),
    ...fact("machine", meta.machine),
    ...(attachments.length > 1 ? commit("base commit", meta.baseCommit) : []),
    ...commit(commitName(attachments), commitOf(entry, attachments)),
  ];
  return facts;
}

/** The commit that figures of a base alone were measured at is the base's, any other the head's. */
function commitOf(entry: Entry, attachments: readonly Attachment[]): string | undefined {
  return isBase(attachments) ? entry.meta.baseCommit : entry.meta.commit;
}

function commitName(attachments: readonly Attachment[]): string {
  return attachments.length > 1 ? "head commit" : "commit";
}

function isBase(attachments: readonly Attachment[]): boolean {
  const [only, ...rest] = attachments;
  return !rest.length && only?.side === "base";
}

function fact(name: string, value: string | undefined): FigureFact[] {
  return value ? [{name, value}] : [];
}

/** Environment of the files; different values are all listed. */
function environmentOf(attachments: readonly Attachment[]): Environment {
  const all = attachments.flatMap(attachment =>
    attachment.artifact ? [attachment.artifact.environment] : [],
  );
  const keys = ["goos", "goarch", "cpu", "go"] as const;
  const joined = keys.flatMap(key => {
    const values = [...new Set(all.flatMap(environment => environment[key] ?? []))];
    return values.length ? [[key, values.join(" → ")] as const] : [];
  });
  return Object.fromEntries(joined);
}

/** The comparison of a profile with its base, the full-size page of each profile, and the original files. */
function fileLinks(attachments: readonly Attachment[], context: EmbedContext): ElementContent[] {
  const comparisons = attachments.flatMap(attachment => comparisonLink(attachment, context));
  const links = attachments.flatMap(attachment => {
    const page = context.href(profileAddress(context.entry.id, attachment.name));
    const isProfile = attachment.artifact?.kind.name === "profile";
    const download = h("span", [
      "Download ",
      h("a", {href: context.href(attachment.address), download: attachment.name}, attachment.name),
      ` (${byteSize(attachment.size)})`,
    ]);
    return isProfile ? [h("a", {href: page}, `Open ${attachment.name} full-size`), download] : [download];
  });
  return [...comparisons, ...links];
}

/** The page of a profile compared with the base of its pair; none without a base, or without samples. */
function comparisonLink(
  {name, artifact, base}: Attachment,
  {entry, href}: Pick<EmbedContext, "entry" | "href">,
): Element[] {
  const isCompared = [artifact, base?.artifact].every(one => one?.kind.name === "profile");
  if (!base || !isCompared || artifact?.isEmpty) return [];
  return [
    h("a", {href: href(profileTabAddress(entry.id, name, "diff"))}, `Compare ${name} with ${base.name}`),
  ];
}

/** A file's size in words: `812 B`, `1.2 kB`, `3.4 MB`. */
function byteSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const [size, unit] = bytes < 999_950 ? [bytes / 1000, "kB"] : [bytes / 1_000_000, "MB"];
  return `${size.toFixed(1)} ${unit}`;
}
