import {lstat, readdir} from "node:fs/promises";
import {join} from "node:path";
import {BUDGETS} from "../../budgets.ts";
import {isMissingFile} from "../../input/system-error.ts";
import {NO_DIRECTIVES} from "../../markdown/directives.ts";
import {parseMarkdown} from "../../markdown/parse.ts";
import {decodeText} from "../../markdown/text.ts";
import type {Problem} from "../../problem.ts";
import {problemAt} from "../../problem.ts";
import {linkedFolder} from "../../problems/entry.ts";
import {compareText} from "../../text/compare.ts";
import {once} from "../once.ts";
import {openAttachment} from "../read/attachment-fs.ts";
import {linkOnTheWay} from "../read/content-scan-fs.ts";
import type {DocPage} from "./doc-pages.ts";
import {docAddress} from "./doc-pages.ts";

/** Documents read from disk. */
export interface ReadDocs {
  /** By their paths, bytewise. */
  readonly pages: readonly DocPage[];
  readonly problems: readonly Problem[];
  /** Changes whenever any of the files does. */
  readonly signature: string;
}

/** Maximum number of documents, and of folders within each other. */
const MOST_DOCS = 1000;
const DEPTH = 4;

/** Reads the Markdown documents of a folder; hidden files, links and other files are passed over. */
export async function readDocs(root: string, dir: string): Promise<ReadDocs> {
  const link = await linkOnTheWay(root, dir);
  if (link !== undefined)
    return {pages: [], problems: [problemAt({file: link}, linkedFolder(link))], signature: link};
  const paths = (await documentsBelow(join(root, dir), "", DEPTH)).slice(0, MOST_DOCS);
  const pages: DocPage[] = [];
  const problems: Problem[] = [];
  const signature: string[] = [];
  for (const path of paths) {
    const file = `${dir}/${path}`;
    const opened = await openAttachment(join(root, dir), path, file);
    signature.push(`${path}:${opened.sha256 ?? ""}`);
    if (opened.problem) problems.push(opened.problem);
    if (!opened.bytes) continue;
    const {text, problems: faults} = decodeText(file, opened.bytes, BUDGETS.entryBytes);
    problems.push(...faults);
    if (text !== undefined) pages.push(docPage(path, file, text));
  }
  return {pages, problems, signature: signature.join("\n")};
}

function docPage(path: string, file: string, text: string): DocPage {
  const title = /^# +(.+?) *#* *$/m.exec(text);
  // The page has a head of its own. The line stays, so that lines of messages are the file's.
  const isFirst = title && text.slice(0, title.index).trim() === "";
  const source = isFirst ? text.replace(title[0], "") : text;
  // A build that only asks for the signature parses no document.
  const document = once(() => parseMarkdown(file, source, NO_DIRECTIVES));
  return {
    path,
    file,
    title: (isFirst ? title[1] : undefined)?.replace(/[`*]/g, "") ?? path.replace(/\.md$/i, ""),
    get document() {
      return document();
    },
    address: docAddress(path),
  };
}

async function documentsBelow(folder: string, prefix: string, depth: number): Promise<string[]> {
  const found: string[] = [];
  for (const name of await namesIn(folder)) {
    if (name.startsWith(".") || name === "node_modules") continue;
    const stats = await lstat(join(folder, name));
    if (stats.isDirectory() && depth > 0)
      found.push(...(await documentsBelow(join(folder, name), `${prefix}${name}/`, depth - 1)));
    else if (stats.isFile() && /\.md$/i.test(name)) found.push(`${prefix}${name}`);
  }
  return found;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort(compareText);
  } catch (error) {
    if (isMissingFile(error)) return [];
    throw error;
  }
}
