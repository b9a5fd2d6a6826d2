import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import process from "node:process";
import {findCompiledPages} from "../../src/cli/site/compiled-pages.ts";
import {requireChromium} from "./ensure-chromium.ts";

/**
 * Prepares a run of the site tests: the compiled pages, a Chromium, left in PERF_JOURNAL_CHROMIUM, and a folder for the sites that test files
 * share, in PERF_JOURNAL_TEST_SITES. Returns the function that removes the folder.
 */
export async function setup(): Promise<() => void> {
  process.env.PERF_JOURNAL_CHROMIUM = await requireChromium();
  // Once, before builds of several test files would each compile the pages.
  findCompiledPages();
  const folder = mkdtempSync(join(tmpdir(), "perf-journal-sites-"));
  process.env.PERF_JOURNAL_TEST_SITES = folder;
  return () => rmSync(folder, {recursive: true, force: true});
}
