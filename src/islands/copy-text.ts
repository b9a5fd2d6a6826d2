import {escapeDirectiveLabel} from "../text/escape-markdown.ts";
import {fencedText} from "../text/fenced-text.ts";

/** A part of an entry to copy elsewhere, with its context. */
export interface CopySource {
  readonly kind: "entry" | "finding" | "figure" | "row";
  /** The fragment of its place on the entry's page; "" for the entry itself. */
  readonly id: string;
  /** The sentence of it: a title, a claim, a figure's caption, a row's numbers. */
  readonly text: string;
  /** Status of a finding: `landed in 2026-05-09-follow`. */
  readonly status?: string | undefined;
  /** The citation's code, from which a later revision is detected. */
  readonly code: string;
  /** Id and title of the entry. */
  readonly entry: string;
  readonly title: string;
  /** Verdict, commits and authors of the entry, in a single line. */
  readonly facts: string;
  /** Full address of the entry's page. */
  readonly page: string;
  /** Full address of a finding's own page. */
  readonly card?: string | undefined;
  /** Full address of a figure's own page. */
  readonly figure?: string | undefined;
  /** Full address of a figure's picture. */
  readonly picture?: string | undefined;
  /** benchstat's output, a text a table. */
  readonly tables: readonly string[];
  /** Of a finding, its text behind the claim as Markdown, with the numbers of the page. */
  readonly body?: string | undefined;
  /** Of an entry, the findings that it states. */
  readonly findings?: readonly CopySource[] | undefined;
}

/** The permanent address of a source. */
export function linkOf({page, id, card}: CopySource): string {
  return card ?? (id === "" ? page : `${page}#${id}`);
}

/** The address of a source with its citation code: `…/?cite=1a2b3c4d-5e6f7a8b9c0d#fig-parse`. */
export function citedLinkOf(source: CopySource): string {
  const [path = "", fragment] = linkOf(source).split("#");
  return `${path}?cite=${source.code}${fragment === undefined ? "" : `#${fragment}`}`;
}

/** A line of Markdown that cites a source as it is now. */
export function citationOf(source: CopySource): string {
  const {text, entry, id, kind, status} = source;
  const name = kind === "entry" ? entry : `${entry}#${id}`;
  const where = [name, status].filter(part => part !== undefined).join(", ");
  return `[${escapeDirectiveLabel(text)}](${citedLinkOf(source)}) (${escapeDirectiveLabel(where)})`;
}

/** An `iframe` with the page of a figure, for a page of HTML; undefined for anything else. */
export function embedOf({figure, text}: CopySource): string | undefined {
  if (figure === undefined) return undefined;
  const [src, title] = [figure, text].map(value =>
    value.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`),
  );
  return `<iframe src="${src}" title="${title}" width="800" height="500" loading="lazy" sandbox="${EMBED_RIGHTS}"></iframe>`;
}

/** Markdown that shows the picture of a figure, a link to its page; undefined for a source without picture. */
export function pictureMarkdownOf(source: CopySource): string | undefined {
  const {picture, text, figure} = source;
  if (picture === undefined) return undefined;
  return `[![${escapeDirectiveLabel(text)}](${picture})](${figure ?? linkOf(source)})`;
}

/** What an embedded figure may do: run its own scripts, and open its links. */
const EMBED_RIGHTS = "allow-scripts allow-same-origin allow-popups allow-top-navigation-by-user-activation";

/** A source as self-contained Markdown: the sentence, its tables in fences, and its origin. */
export function markdownOf(source: CopySource): string {
  const {kind, text, entry, id, status, tables, findings = []} = source;
  const link = linkOf(source);
  const facts = escapeDirectiveLabel([entry, source.facts].filter(Boolean).join(" · "));
  const title = `**[${escapeDirectiveLabel(source.title)}](${source.page})**`;
  const fences = tables.map(fencedText);
  if (kind === "entry")
    return sections([`${title}\n${facts}`, ...fences, findings.map(findingItem).join("\n")]);
  if (kind === "finding") {
    const name = escapeDirectiveLabel(`${entry}#${id}`);
    const origin = `[${name}](${link}), ${escapeDirectiveLabel(status ?? "open")}. From ${title}: ${facts}`;
    return sections([quote(text, source.body), ...fences, origin]);
  }
  return sections([`**[${escapeDirectiveLabel(text)}](${link})**`, ...fences, `From ${title}: ${facts}`]);
}

/** A cell of a table's head. */
export interface HeadCell {
  readonly text: string;
  /** How many columns and rows it spans. */
  readonly columns: number;
  readonly rows: number;
  /** True for the head of a column of drawings, which has no texts. */
  readonly isDrawing: boolean;
}

/** Column names: the header cells above each column, top to bottom; columns of drawings are left out. */
export function columnHeads(rows: readonly (readonly HeadCell[])[]): string[] {
  const texts: string[][] = [];
  const drawings = new Set<number>();
  const taken = new Set<string>();
  rows.forEach((row, line) => {
    let column = 0;
    for (const cell of row) {
      while (taken.has(`${line},${column}`)) column++;
      for (let x = column; x < column + cell.columns; x++) {
        texts[x] = [...(texts[x] ?? []), cell.text];
        if (cell.isDrawing) drawings.add(x);
        for (let y = line; y < line + cell.rows; y++) taken.add(`${y},${x}`);
      }
      column += cell.columns;
    }
  });
  return texts.filter((_, column) => !drawings.has(column)).map(text => text.filter(Boolean).join(" "));
}

/** A row as a sentence: `Parse-8 sec/op: base 761.4n ± 1%, head 380.7n ± 1%, change -50.00%, p 0.000, n 10`. */
export function rowSentence(
  unit: string,
  heads: readonly string[],
  [name = "", ...texts]: readonly string[],
): string {
  const cells = texts.map((text, column) => [heads[column + 1], text].filter(Boolean).join(" "));
  return `${[name, unit].filter(Boolean).join(" ")}: ${cells.filter(Boolean).join(", ")}`;
}

/** benchstat's output of a row: the headers of each table that has it, and its line. */
export function tableOfRow(table: string, name: string): string {
  const parts = table.trimEnd().split(/\n\n+/);
  const kept = parts.flatMap(part => {
    const lines = part.split("\n");
    const rows = lines.filter(line => line.startsWith(`${name} `));
    if (rows.length === 0) return [];
    const heads = lines.filter(line => line.includes("│"));
    const notes = lines.filter(
      line => /^[⁰¹²³⁴⁵⁶⁷⁸⁹]+ /.test(line) && rows.some(row => row.includes(markOf(line))),
    );
    return [...heads, ...rows, ...notes].join("\n");
  });
  return kept.length > 0 ? `${kept.join("\n\n")}\n` : "";
}

function markOf(note: string): string {
  return ` ${note.slice(0, note.indexOf(" "))}`;
}

/** A claim and the text of its finding as a quote; a claim that the text has is not repeated. */
function quote(claim: string, body: string | undefined): string {
  const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, "");
  const isWithin = body !== undefined && letters(body).includes(letters(claim));
  const parts = [isWithin ? "" : escapeDirectiveLabel(claim), body ?? ""].filter(Boolean);
  return parts.join("\n\n").replace(/^/gm, "> ").replace(/^> $/gm, ">");
}

function findingItem(finding: CopySource): string {
  const {text, id, status} = finding;
  return `- ${escapeDirectiveLabel(text)} ([${escapeDirectiveLabel(id)}](${linkOf(finding)}), ${escapeDirectiveLabel(status ?? "open")})`;
}

function sections(parts: readonly string[]): string {
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}
