import type {Dirent} from "node:fs";
import {lstatSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {fromHtml} from "hast-util-from-html";
import {visit} from "unist-util-visit";
import {NO_DIRECTIVES} from "../../markdown/directives.ts";
import {parseMarkdown} from "../../markdown/parse.ts";
import {TOO_DEEP} from "../../problems/codes.ts";
import {compareText} from "../../text/compare.ts";
import {CommandError} from "../io/command-error.ts";
import {EXIT} from "../io/command-io.ts";

/** A link of a document to something, which need not be of the journal. */
export interface DocumentLink {
  /** Absolute path of the document. */
  readonly file: string;
  readonly line: number;
  /** As written. */
  readonly url: string;
}

type Format = "markdown" | "html" | "text";

const FORMATS: Readonly<Record<string, Format>> = {
  md: "markdown",
  markdown: "markdown",
  html: "html",
  htm: "html",
  txt: "text",
  rst: "text",
  adoc: "text",
  org: "text",
};

/** Folders that hold other people's documents. */
const PASSED_OVER: ReadonlySet<string> = new Set(["node_modules", "vendor"]);

const DOCUMENT_BYTES = 4 * 2 ** 20;

const ADDRESS = "https?:\\/\\/[^\\s<>\"'`|]+";

/** Returns the pattern of addresses and of paths to entries in plain text; its lengths are bounded, so that no line takes long. */
function addressesIn(dirs: readonly string[]): RegExp {
  const folder = `(?:${dirs.map(folderPattern).join("|")})`;
  const entry = "[\\w./-]{0,100}\\d{4}-\\d{2}-\\d{2}-[\\w./-]{0,200}(?:#[\\w-]{1,200})?";
  return new RegExp(`${ADDRESS}|(?:\\.{0,2}\\/){0,16}(?<!\\w)${folder}\\/${entry}`, "g");
}

function folderPattern(dir: string): string {
  const segments = dir.split("/").map(segment => segment.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  // A document beside the last folder names only that folder.
  return segments.reduce((before, segment) => `(?:${before}\\/)?${segment}`);
}

/** Links found below a folder. */
export interface FolderLinks {
  readonly links: readonly DocumentLink[];
  /** Documents that were read. */
  readonly documents: number;
}

/**
 * Lists the links of every Markdown, HTML and text document below a folder, or of a single document. `dirs` are the
 * folders of journals, whose paths are links in plain text.
 * Symbolic links, and names that begin with a dot, are skipped: no file outside the folder is read.
 */
export function documentLinks(path: string, dirs: readonly string[]): FolderLinks {
  const status = lstatSync(path, {throwIfNoEntry: false});
  if (!status) throw new CommandError(EXIT.unreadable, `no such folder "${path}"`);
  if (status.isSymbolicLink())
    throw new CommandError(
      EXIT.unreadable,
      `"${path}" is a symbolic link`,
      "name the folder that it leads to",
    );
  if (!status.isDirectory() && !status.isFile())
    throw new CommandError(EXIT.unreadable, `"${path}" is neither a folder nor a file`);
  const inText = addressesIn(dirs);
  const files = status.isDirectory() ? documentsBelow(path) : [path];
  return {links: files.flatMap(file => linksOfFile(file, inText)), documents: files.length};
}

function documentsBelow(folder: string): string[] {
  const entries = readdirSync(folder, {withFileTypes: true}).sort((a, b) => compareText(a.name, b.name));
  return entries.flatMap(entry => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return isPassedOver(entry) ? [] : documentsBelow(path);
    return entry.isFile() && !isPassedOver(entry) && formatOf(entry.name) ? [path] : [];
  });
}

function isPassedOver({name}: Dirent): boolean {
  return name.startsWith(".") || PASSED_OVER.has(name);
}

function formatOf(name: string): Format | undefined {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  return Object.hasOwn(FORMATS, extension) ? FORMATS[extension] : undefined;
}

function linksOfFile(file: string, inText: RegExp): DocumentLink[] {
  if (lstatSync(file).size > DOCUMENT_BYTES)
    throw new CommandError(EXIT.unreadable, `"${file}" is larger than ${DOCUMENT_BYTES / 2 ** 20} MiB`);
  const text = readFileSync(file, "utf8");
  const format = formatOf(file) ?? "text";
  const links =
    format === "markdown"
      ? markdownLinks(text, inText)
      : format === "html"
        ? htmlLinks(text, 1, inText)
        : textLinks(text, inText);
  return links.map(link => ({file, ...link}));
}

type Found = Pick<DocumentLink, "line" | "url">;

/** Links of Markdown, of the HTML within it too; text that no parser should be given is read as text. */
function markdownLinks(text: string, inText: RegExp): Found[] {
  const {tree, links, problems} = parseMarkdown("document.md", text, NO_DIRECTIVES);
  if (problems.some(({code}) => code === TOO_DEEP)) return textLinks(text, inText);
  const found: Found[] = links.map(({url, line}) => ({url, line}));
  visit(tree, "html", node => {
    found.push(...htmlLinks(node.value, node.position?.start.line ?? 1, inText));
  });
  return found.sort((a, b) => a.line - b.line);
}

/** Links of HTML; HTML nested too deeply for a parser is read as text. */
function htmlLinks(html: string, firstLine: number, inText: RegExp): Found[] {
  const found: Found[] = [];
  try {
    visit(fromHtml(html, {fragment: true}), "element", ({properties, position}) => {
      if (typeof properties.href !== "string") return;
      found.push({url: properties.href, line: firstLine + (position?.start.line ?? 1) - 1});
    });
    return found;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return textLinks(html, inText).map(({url, line}) => ({url, line: firstLine + line - 1}));
  }
}

function textLinks(text: string, inText: RegExp): Found[] {
  return text
    .split("\n")
    .flatMap((line, index) =>
      [...line.matchAll(inText)].map(([url]) => ({url: withoutPunctuation(url), line: index + 1})),
    );
}

/** A sentence's full stop is not of the address that it ends with, nor the bracket around it. */
function withoutPunctuation(url: string): string {
  const trailing = url.includes("(") ? ".,;:!?" : ".,;:!?)";
  let end = url.length;
  while (end > 0 && trailing.includes(url.charAt(end - 1))) end--;
  return url.slice(0, end);
}
