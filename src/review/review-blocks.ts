import type {BlockContent, ListItem, PhrasingContent, Root, TableRow} from "mdast";
import type {Problem} from "../problem.ts";
import {counted} from "../text/counted.ts";
import {findingStatusWords} from "../text/finding-status.ts";
import type {FindingNews} from "./finding-news.ts";
import {inertText, visibleText} from "./github-text.ts";
import type {ReviewedMove} from "./moves.ts";
import type {Review, ReviewedComparison, ReviewedEntry} from "./review.ts";
import {reviewVerdict} from "./verdict.ts";

/** A part of a report that may lose items from its end, or be left out, where there is no room for it. */
export interface ReviewBlock {
  /** Share of the whole text that it may take at most, from 0 to 1. */
  readonly share: number;
  /** Number of items; 1 for a part that is whole or absent. */
  readonly size: number;
  /** Noun for its items: `entries`. */
  readonly noun: string;
  /** Makes the part with its first items. */
  tree(items: number): Root["children"];
}

/** Maximum moves of an entry in the table of entries. */
const MOVES_SHOWN = 3;
/** Maximum names of benchmarks that did not run. */
const NAMES_SHOWN = 3;

/** Divides a review into the parts of its report, most important first. */
export function reviewBlocks(review: Review): ReviewBlock[] {
  return [
    whole([paragraph([strong([text(reviewVerdict(review).text)])])]),
    ...entriesBlock(review.entries),
    ...removedBlock(review.removed),
    ...listBlock("Findings", "findings", 0.15, review.findings.map(findingItem)),
    ...listBlock("Problems", "problems", 0.2, review.problems.map(problemItem)),
    ...elsewhereBlock(review),
    ...review.entries.flatMap(entry => entryDetails(entry)),
    whole([paragraph(sourceLine(review))]),
  ];
}

function whole(children: Root["children"], share = 1): ReviewBlock {
  return {share, size: 1, noun: "", tree: () => children};
}

function entriesBlock(entries: readonly ReviewedEntry[]): ReviewBlock[] {
  if (entries.length === 0) return [];
  const head = row([
    [text("Entry")],
    [text("Verdict")],
    [text("Moved most")],
    [text("Claims")],
    [text("Samples")],
  ]);
  const rows = entries.map(entryRow);
  return [
    {
      share: 0.5,
      size: rows.length,
      noun: "entries",
      tree: items => [{type: "table", children: [head, ...rows.slice(0, items)]}],
    },
  ];
}

function entryRow(entry: ReviewedEntry): TableRow {
  const title = text(entry.title);
  const name: PhrasingContent = entry.link === undefined ? title : link(entry.link, [title]);
  return row([
    [name, text(entry.change === "added" ? "" : " (changed)")],
    [text(entry.readable ? (entry.verdict ?? "") : "cannot be read")],
    movesCell(entry),
    [text(claimsText(entry))],
    [text(samplesText(entry))],
  ]);
}

function movesCell({moves, rows}: ReviewedEntry): PhrasingContent[] {
  if (moves.length === 0) return [text(noMoves(rows))];
  const shown = moves
    .slice(0, MOVES_SHOWN)
    .flatMap((move, i): PhrasingContent[] => [...(i > 0 ? [LINE_END] : []), ...moveText(move)]);
  const more = moves.length - MOVES_SHOWN;
  return more > 0 ? [...shown, LINE_END, text(`and ${more} more`)] : shown;
}

/** The words for an entry without a move: rows that cannot be tested show neither a change nor its absence. */
function noMoves({compared, untestable}: ReviewedEntry["rows"]): string {
  if (compared === 0) return "";
  return untestable > 0 ? "no change shown" : "no significant change";
}

const LINE_END: PhrasingContent = {type: "html", value: "<br>"};

function moveText({name, unit, direction, kept, text: effect}: ReviewedMove): PhrasingContent[] {
  const word = kept ? (direction === "unknown" ? "" : `, ${direction}`) : ", tried";
  return [code(name), text(` ${unit} ${effect}${word}`)];
}

function claimsText({claims}: ReviewedEntry): string {
  const held = claims.filter(({standing}) => standing === "holds").length;
  const failed = claims.filter(({standing}) => standing === "contradicted").length;
  const open = claims.length - held - failed;
  return [
    held > 0 ? `${held} held` : "",
    failed > 0 ? `${failed} failed` : "",
    open > 0 ? `${open} not shown` : "",
  ]
    .filter(Boolean)
    .join(", ");
}

function samplesText({rows, missing}: ReviewedEntry): string {
  const lost = missing.map(({file, names}) => {
    const more = names.length > NAMES_SHOWN ? ` and ${names.length - NAMES_SHOWN} more` : "";
    return `did not run in ${file}: ${names.slice(0, NAMES_SHOWN).join(", ")}${more}`;
  });
  const few =
    rows.untestable > 0 ? [`too few in ${rows.untestable} of ${counted(rows.compared, "row")}`] : [];
  const unsure =
    rows.uncertain > 0 ? [`${rows.uncertain} not certain among ${counted(rows.compared, "row")}`] : [];
  return [...few, ...unsure, ...lost].join("; ");
}

function removedBlock(removed: readonly string[]): ReviewBlock[] {
  const items = removed.map(folder => item([code(folder)]));
  return listBlock("Removed", "removed entries", 0.1, items);
}

function listBlock(title: string, noun: string, share: number, items: readonly ListItem[]): ReviewBlock[] {
  if (items.length === 0) return [];
  const heading: Root["children"][number] = {type: "heading", depth: 3, children: [text(title)]};
  return [
    {
      share,
      size: items.length,
      noun,
      tree: count => [heading, {type: "list", spread: false, children: items.slice(0, count)}],
    },
  ];
}

function findingItem({entry, id, claim, status, isNew, by, link: address}: FindingNews): ListItem {
  const word = isNew && status === "open" ? "opened" : statusText(status, by);
  const name = `${entry}#${id}`;
  const place: PhrasingContent = address === undefined ? code(name) : link(address, [text(claim)]);
  const rest = address === undefined ? `: ${claim}` : "";
  return item([
    strong([text(word)]),
    text(" "),
    place,
    text(`${rest}${by === undefined ? "" : ` (by ${by})`}`),
  ]);
}

function statusText(status: FindingNews["status"], by: string | undefined): string {
  const words = findingStatusWords(status);
  return by === undefined || status === "superseded" ? words : `resolved as ${words}`;
}

function problemItem({severity, code: rule, file, line, message, hint}: Problem): ListItem {
  const place = line === undefined ? file : `${file}:${line}`;
  return item([
    strong([text(severity)]),
    text(` ${rule} `),
    code(place),
    text(`: ${message}${hint === undefined ? "" : `; ${hint}`}`),
  ]);
}

function elsewhereBlock({elsewhere, since}: Review): ReviewBlock[] {
  const counts = [
    elsewhere.error > 0 ? counted(elsewhere.error, "error") : "",
    elsewhere.warning > 0 ? counted(elsewhere.warning, "warning") : "",
  ].filter(Boolean);
  if (counts.length === 0) return [];
  return [whole([paragraph([text(`${counts.join(" and ")} in entries that ${since.ref} has alike.`)])])];
}

/** The tables of an entry, folded, each with its sides, and links to its differential flame graphs. */
function entryDetails(entry: ReviewedEntry): ReviewBlock[] {
  const tables = entry.comparisons.map(one => whole(foldedTable(entry, one)));
  if (entry.profiles.length === 0) return tables;
  const links = entry.profiles.flatMap(({name, link: address}, i): PhrasingContent[] => [
    ...(i > 0 ? [text(", ")] : []),
    link(address, [code(name)]),
  ]);
  const line = [text(`${entry.title}, differential flame graph: `), ...links];
  return [...tables, whole([paragraph(line)])];
}

function foldedTable({title}: ReviewedEntry, comparison: ReviewedComparison): Root["children"] {
  const {base, head, machines} = comparison;
  const place = machines.length > 0 ? `, on ${machines.join(" and ")}` : "";
  const summary = escapeHtml(inertText(`${title}: ${base} → ${head}${place}`));
  return [
    {type: "html", value: `<details><summary>${summary}</summary>`},
    {type: "code", value: printedText(comparison.text)},
    {type: "html", value: "</details>"},
  ];
}

/** The lines of a table without characters that are not seen. */
function printedText(table: string): string {
  return table
    .trimEnd()
    .split("\n")
    .map(line => line.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "?"))
    .join("\n");
}

function sourceLine({since, link: address}: Review): PhrasingContent[] {
  const line = [text("Compared with "), code(since.ref), text(` (${since.commit.slice(0, 12)}).`)];
  return address === undefined ? line : [...line, text(" "), link(address, [text("Preview")]), text(".")];
}

function paragraph(children: PhrasingContent[]): BlockContent {
  return {type: "paragraph", children};
}

function item(children: PhrasingContent[]): ListItem {
  return {type: "listItem", spread: false, children: [{type: "paragraph", children}]};
}

function row(cells: PhrasingContent[][]): TableRow {
  return {type: "tableRow", children: cells.map(children => ({type: "tableCell", children}))};
}

function strong(children: PhrasingContent[]): PhrasingContent {
  return {type: "strong", children};
}

function text(value: string): PhrasingContent & {type: "text"} {
  return {type: "text", value: inertText(value)};
}

function code(value: string): PhrasingContent {
  return {type: "inlineCode", value: visibleText(value)};
}

function link(url: string, children: PhrasingContent[]): PhrasingContent {
  // A link's own text is phrasing content without links, which the callers ensure.
  return {
    type: "link",
    url,
    children: children.filter(child => child.type === "text" || child.type === "inlineCode"),
  };
}

function escapeHtml(value: string): string {
  return value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
