import {join} from "node:path";
import type {FileWriter} from "../io/file-writer.ts";
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

/** A site's folder, and what writes its files. */
export interface SiteFiles {
  readonly folder: string;
  readonly files: FileWriter;
}

/** Writes pages into a site, each as `change` makes it. */
export function plainWriter(pages: Pages, site: SiteFiles, change: FileChange = body => body): PageWriter {
  return async path => {
    const {request, url} = requestOf(pages, path);
    const response = await pages.render(request, path.route);
    const {status, headers} = response;
    const body = response.body ? Buffer.from(await response.arrayBuffer()) : undefined;
    const location = headers.get("location") ?? undefined;
    const rendered = fileContent({status, location, body}, url, pages);
    if (!rendered) return undefined;
    const content = change(rendered, pageFile(path));
    const page = describeContent(path, content);
    await writeContent(path, content, site);
    return {page};
  };
}

/** Writes pages into a site with the records of their reads. */
export function recordingWriter(pages: Pages, site: SiteFiles): PageWriter {
  return async path => {
    const {request, url} = requestOf(pages, path);
    const {record, ...response} = await pages.renderRecorded(request, path.route);
    const body = fileContent(response, url, pages);
    if (!body) return undefined;
    const page = describeContent(path, body);
    const sha256 = digestOf(body);
    await writeContent(path, body, site);
    const {isListed, searched} = page;
    const traits = {isListed, ...(searched !== undefined && {searched})};
    return {page, kept: {key: keyOf(path), record, sha256, ...traits}};
  };
}

function describeContent(path: PagePath, content: Buffer): WrittenPage {
  return writtenPage(path, path.route.type === "endpoint" ? {isListed: false} : pageTraits(content));
}

/** Writes a file, which takes its content. */
function writeContent(path: PagePath, content: Buffer, {folder, files}: SiteFiles): Promise<void> {
  return files.write(join(folder, pageFile(path)), content);
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
