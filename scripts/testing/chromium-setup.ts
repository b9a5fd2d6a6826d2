import {requireChromium} from "./ensure-chromium.ts";

/** Prepares the site tests: leaves the Chromium they launch in PERF_JOURNAL_CHROMIUM. */
export async function setup(): Promise<void> {
  process.env.PERF_JOURNAL_CHROMIUM = await requireChromium();
}
