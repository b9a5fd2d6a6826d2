import {join} from "node:path";
import type {MadeFolders} from "../io/made-folders.ts";
import {madeFolders} from "../io/made-folders.ts";
import {writeFileBelowSync} from "../io/write-file.ts";
import type {KeptPage} from "./kept/kept-pages.ts";
import {digestOf} from "./kept/stored-files.ts";
import {fileContent, keyOf, pageFile, requestOf, trim} from "./page-file.ts";
import type {PageTraits} from "./page-traits.ts";
import {pageTraits} from "./page-traits.ts";
import type {PagePath, Pages} from "./pages-entry.ts";

/** A file of the site that a page rendered. */
export interface WrittenPage extends PageTraits {
  /** Address below the base, without slashes at its ends: `entries/2026-05-03-pool`. */
  readonly path: string;
  /** File, relative to the site's folder, with slashes. */
  readonly file: string;
}

/** A written page with the record by which the next build can use it again. */
export interface RenderedPage {
  readonly page: WrittenPage;
  readonly kept?: KeptPage;
}

/** Changes the content of a file, given by its path from the site's folder. */
export type FileChange = (body: Buffer, file: string) => Buffer;

/** Renders the page of an address and writes its file; undefined for a page without a file. */
export type PageWriter = (path: PagePath) => Promise<RenderedPage | undefined>;

/** Writes pages into `folder`, each as `change` makes it. */
export function plainWriter(pages: Pages, folder: string, change: FileChange = body => body): PageWriter {
  const folders = madeFolders();
  return async path => {
    const {request, url} = requestOf(pages, path);
    const response = await pages.render(request, path.route);
    const {status, headers} = response;
    const body = response.body ? Buffer.from(await response.arrayBuffer()) : undefined;
    const location = headers.get("location") ?? undefined;
    const rendered = fileContent({status, location, body}, url, pages);
    if (!rendered) return undefined;
    const content = change(rendered, pageFile(path));
    return {page: writeContent(path, content, folder, folders)};
  };
}

/** Writes pages into `folder` with the records of their reads. */
export function recordingWriter(pages: Pages, folder: string): PageWriter {
  const folders = madeFolders();
  return async path => {
    const {request, url} = requestOf(pages, path);
    const {record, ...response} = await pages.renderRecorded(request, path.route);
    const body = fileContent(response, url, pages);
    if (!body) return undefined;
    const page = writeContent(path, body, folder, folders);
    const {isListed, searched} = page;
    const traits = {isListed, ...(searched !== undefined && {searched})};
    return {page, kept: {key: keyOf(path), record, sha256: digestOf(body), ...traits}};
  };
}

function writeContent(path: PagePath, content: Buffer, folder: string, folders: MadeFolders): WrittenPage {
  const file = pageFile(path);
  writeFileBelowSync(join(folder, file), content, {folders});
  return writtenPage(path, path.route.type === "endpoint" ? {isListed: false} : pageTraits(content));
}

/** Describes the file of an address. */
export function writtenPage(path: PagePath, {isListed, searched}: PageTraits): WrittenPage {
  return {
    path: trim(path.pathname),
    file: pageFile(path),
    isListed,
    ...(searched !== undefined && {searched}),
  };
}
