/** Program of a process that renders pages for a build: see render-helpers.ts. */

import process from "node:process";
import type {Problem} from "../../problem.ts";
import type {BuildReport} from "../../publish/build-report.ts";
import {startReport} from "../../publish/build-report.ts";
import {fileWriter} from "../io/file-writer.ts";
import {collectSooner} from "../io/spare-memory.ts";
import type {CompiledPages} from "./compiled-pages.ts";
import {loadPages} from "./compiled-pages.ts";
import {addressBelow, keyOf} from "./page-file.ts";
import type {PagePath, Pages} from "./pages-entry.ts";
import type {SiteChoice} from "./site-choice.ts";
import type {PageWriter, RenderedPage} from "./write-page.ts";
import {recordingWriter} from "./write-page.ts";

/** First message to the process: what it renders. */
export interface HelperWork {
  readonly choice: SiteChoice;
  readonly compiled: CompiledPages;
  /** Folder of the site. */
  readonly folder: string;
}

/** Further messages: pages to render, by address and key. */
export interface HelperTask {
  readonly id: number;
  readonly pages: readonly {readonly address: string; readonly key: string}[];
}

/** An answer to a task, or with the number 0, that the journal is read. */
export interface HelperAnswer {
  readonly id: number;
  /** In the order of the task; null for a page without a file, undefined for a page that is not the same here, or failed. */
  readonly pages: readonly (RenderedPage | null | undefined)[];
  /** Problems of drawing since the last answer, as in the report. */
  readonly drawn: readonly (readonly [subject: string, problems: readonly Problem[]])[];
}

collectSooner();
// The build renders all by itself then, and reports what fails.
process.once("message", (work: HelperWork) => void serve(work).catch(() => process.exit(1)));
// The build has ended, whichever way.
process.on("disconnect", () => process.exit());

async function serve({choice, compiled, folder}: HelperWork): Promise<void> {
  const report = startReport();
  const pages = await (await loadPages(compiled, choice)).openPages();
  const paths = await pathsByAddress(pages);
  const write = recordingWriter(pages, {folder, files: fileWriter()});
  process.on("message", (task: HelperTask) => void answerTask(task, {paths, write, report}));
  send({id: 0, pages: [], drawn: []});
}

async function pathsByAddress(pages: Pages): Promise<Map<string, PagePath>> {
  return new Map((await pages.paths()).toReversed().map(path => [addressBelow(path), path]));
}

async function answerTask(
  {id, pages}: HelperTask,
  {
    paths,
    write,
    report,
  }: {
    readonly paths: ReadonlyMap<string, PagePath>;
    readonly write: PageWriter;
    readonly report: BuildReport;
  },
): Promise<void> {
  const rendered: (RenderedPage | null | undefined)[] = [];
  try {
    for (const {address, key} of pages) {
      const path = paths.get(address);
      // The journal may have changed since the build read it.
      const isSame = path !== undefined && keyOf(path) === key;
      rendered.push(isSame ? ((await write(path)) ?? null) : undefined);
    }
  } catch {
    // An error loses its fields on the way: the build renders this page again, and those after it.
  }
  send({id, pages: rendered, drawn: takeDrawn(report)});
}

/** Entries whose problems were sent. */
const sent = new Set<string>();

function takeDrawn({drawn}: BuildReport): HelperAnswer["drawn"] {
  const fresh = [...drawn].filter(([entry]) => !sent.has(entry));
  for (const [entry] of fresh) sent.add(entry);
  return fresh;
}

function send(answer: HelperAnswer): void {
  process.send?.(answer);
}
