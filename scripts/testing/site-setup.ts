import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import process from "node:process";
import {requireChromium} from "./chromium/ensure-chromium.ts";
import {packCheckout} from "./packed-command.ts";

/**
 * Prepares a run of the site tests: the package in `package/`, a Chromium, whose path is in PERF_JOURNAL_CHROMIUM, and a
 * folder for the sites that test files share, in PERF_JOURNAL_TEST_SITES. Returns the function that removes the folder.
 */
export async function setup(): Promise<() => void> {
  process.env.PERF_JOURNAL_CHROMIUM = await requireChromium();
  packCheckout();
  const folder = mkdtempSync(join(tmpdir(), "perf-journal-sites-"));
  process.env.PERF_JOURNAL_TEST_SITES = folder;
  return () => rmSync(folder, {recursive: true, force: true});
}
