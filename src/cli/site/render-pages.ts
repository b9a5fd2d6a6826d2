import {cp} from "node:fs/promises";
import {join} from "node:path";
import {setImmediate} from "node:timers/promises";
import type {FileWriter} from "../io/file-writer.ts";
import type {KeptPages} from "./kept/kept-pages.ts";
import {addressBelow, keyOf, pageFile, trim} from "./page-file.ts";
import type {QueueEnd} from "./page-queue.ts";
import {inRenderOrder, inSearchOrder, pageQueue} from "./page-queue.ts";
import type {PagePath, Pages} from "./pages-entry.ts";
import type {RenderHelper} from "./render-helpers.ts";
import {LostHelper} from "./render-helpers.ts";
import type {FileChange, RenderedPage, WrittenPage} from "./write-page.ts";
import {plainWriter, recordingWriter, writtenPage} from "./write-page.ts";

/**
 * Pages of this process that are rendered at a time from each end of the queue: while a page waits for a drawing, the others go
 * on. The pages at the back wait for charts.
 */
const AT_ONCE = {front: 3, back: 8};

/** Groups of data that are rendered at a time while pages are: the time in which those wait for drawings is enough. */
const DATA_AT_ONCE = {front: 1, back: 0};

/** Groups of pages that each helper has at a time, so that it never waits for the next. */
const GROUPS_AHEAD = {front: 2, back: 2};

/** Kept pages that are looked at and placed at a time, and before other work has its turn. */
const PLACED_AT_ONCE = 8;
const PLACED_IN_A_TURN = 2;

/** How a site is rendered. */
export interface PageRendering {
  /** Called with the files that may be written, in a fixed order, before the first is. */
  expect(files: readonly string[]): void;
  /** Called with each file that was written. */
  seen(page: WrittenPage, done: number, all: number): void;
  /** Called when all pages are written that may be searched, if other files are written after them. */
  drawn?(): void;
  /** Changes a file before it is written; unchanged when absent. */
  readonly change?: FileChange | undefined;
  /** Pages of the last build, which are used again where they are the same; every page is rendered when absent. */
  readonly kept?: KeptPages | undefined;
  /** Writes the files of pages. */
  readonly files: FileWriter;
  /** Processes that render as well; they can neither change files nor work without kept pages. */
  readonly helpers?: readonly RenderHelper[];
}

/** Renders pages and keeps them. */
interface PageWriting {
  write(path: PagePath): Promise<RenderedPage | undefined>;
  finish(path: PagePath, rendered: RenderedPage | undefined): Promise<void>;
}

/**
 * Renders every page into a folder, beside the browser's files, or takes it from the last build. Rejects with the error of
 * the first page that fails.
 */
export async function renderPages(
  pages: Pages,
  client: string,
  folder: string,
  {expect, seen, drawn, change, kept, files, helpers = []}: PageRendering,
): Promise<void> {
  await cp(client, folder, {recursive: true});
  const paths = inRenderOrder(await distinctPaths(pages));
  expect(inSearchOrder(paths).map(pageFile));
  let done = 0;
  let all = paths.length;
  const report = (page: WrittenPage): void => seen(page, ++done, all);
  const write = kept ? recordingWriter(pages, {folder, files}) : plainWriter(pages, {folder, files}, change);
  const finish = async (path: PagePath, rendered: RenderedPage | undefined): Promise<void> => {
    if (!rendered) return;
    if (rendered.kept) kept?.keep(addressBelow(path), rendered.kept, join(folder, rendered.page.file));
    report(rendered.page);
  };
  const render = (some: readonly PagePath[], atOnce = AT_ONCE): Promise<void> =>
    renderChanged(some, {write, finish, helpers, atOnce});
  const place = (some: readonly PagePath[]) =>
    kept ? placeKept(pages, some, {kept, report, write, finish}) : Promise.resolve([...some]);
  const {candidates, others} = divideByKey(paths, kept);
  if (candidates.length === 0) {
    await render(others);
    // The search index is made while figures are rendered.
    drawn?.();
  } else {
    const pagesFirst = async (): Promise<void> => {
      const [changed] = await Promise.all([place(candidates), render(others.filter(isPage))]);
      drawn?.();
      await render(changed);
    };
    // Drawing programs work while pages are placed and data are rendered.
    await Promise.all([
      pagesFirst(),
      render(
        others.filter(path => !isPage(path)),
        DATA_AT_ONCE,
      ),
    ]);
  }
  // Entries are drawn by now, here or in a helper, which leaves them in the cache.
  const figures = inRenderOrder(await distinctPaths({paths: () => pages.figurePaths()}));
  all += figures.length;
  await renderChanged(await place(figures), {write, finish, helpers: [], atOnce: AT_ONCE});
}

function isPage({route}: PagePath): boolean {
  return route.type !== "endpoint";
}

/** Divides pages into candidates, whose properties are those of the last build, and others, which have changed. */
function divideByKey(
  paths: readonly PagePath[],
  kept: KeptPages | undefined,
): {readonly candidates: PagePath[]; readonly others: PagePath[]} {
  const isCandidate = (path: PagePath) => kept?.find(addressBelow(path))?.key === keyOf(path);
  const {candidates = [], others = []} = Object.groupBy(paths, path =>
    isCandidate(path) ? "candidates" : "others",
  );
  return {candidates, others};
}

/** Lists the addresses of a site. Of two pages with the same address, the first in the order of routes has it. */
async function distinctPaths(pages: Pick<Pages, "paths">): Promise<PagePath[]> {
  const paths = await pages.paths();
  return [...new Map(paths.toReversed().map(path => [trim(path.pathname), path])).values()].reverse();
}

/**
 * Places the last build's files of pages that would be rendered from the same, and renders other pages in their turn, since the
 * search index waits for them; returns the addresses of other data.
 */
async function placeKept(
  pages: Pages,
  paths: readonly PagePath[],
  {kept, report, write, finish}: PageWriting & {readonly kept: KeptPages; report(page: WrittenPage): void},
): Promise<PagePath[]> {
  const changed: PagePath[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let path = paths[next++]; path; path = paths[next++]) {
      const page = await placeOne(pages, path, kept);
      // Answers of drawing programs are waiting.
      if (next % PLACED_IN_A_TURN === 0) await setImmediate();
      if (page) report(page);
      else if (isPage(path)) await finish(path, await write(path));
      else changed.push(path);
    }
  };
  await Promise.all(Array.from({length: PLACED_AT_ONCE}, work));
  return changed;
}

async function placeOne(pages: Pages, path: PagePath, kept: KeptPages): Promise<WrittenPage | undefined> {
  const address = addressBelow(path);
  const page = kept.find(address);
  if (!page || page.key !== keyOf(path) || !(await pages.isCurrent(page.record))) return undefined;
  if (!kept.place(page, pageFile(path))) return undefined;
  kept.keep(address, page, undefined);
  return writtenPage(path, page);
}

/** Renders pages in this process and its helpers, in groups from both ends of the queue. */
async function renderChanged(
  paths: readonly PagePath[],
  {
    write,
    finish,
    helpers,
    atOnce,
  }: PageWriting & {readonly helpers: readonly RenderHelper[]; readonly atOnce: typeof AT_ONCE},
): Promise<void> {
  const queue = pageQueue(paths);
  const here = async (group: readonly PagePath[]): Promise<void> => {
    for (const path of group) {
      await finish(path, await write(path));
      // Answers of the programs that draw and search are waiting.
      await setImmediate();
    }
  };
  const there = async (group: readonly PagePath[], helper: RenderHelper): Promise<void> => {
    const rendered = await helper.render(group).catch((error: unknown) => {
      if (!(error instanceof LostHelper)) throw error;
      return [];
    });
    for (const [i, path] of group.entries()) {
      const answer = rendered[i];
      await finish(path, answer === undefined ? await write(path) : (answer ?? undefined));
    }
  };
  const lane = async (
    end: QueueEnd,
    render: (group: readonly PagePath[]) => Promise<void>,
  ): Promise<void> => {
    for (let group = queue.take(end); group; group = queue.take(end)) await render(group);
  };
  const lanes = (
    {front, back}: Readonly<Record<QueueEnd, number>>,
    render: (group: readonly PagePath[]) => Promise<void>,
  ): Promise<void>[] => [
    ...Array.from({length: front}, () => lane("front", render)),
    ...Array.from({length: back}, () => lane("back", render)),
  ];
  // A helper that is ready when nothing is left is not waited for.
  const helped: Promise<void>[] = [];
  for (const helper of helpers)
    void helper.ready.then(
      () => {
        for (const started of lanes(GROUPS_AHEAD, group => there(group, helper))) {
          // It may fail before it is waited for.
          started.catch(() => undefined);
          helped.push(started);
        }
      },
      () => undefined,
    );
  await Promise.all(lanes(atOnce, here));
  await Promise.all(helped);
}
