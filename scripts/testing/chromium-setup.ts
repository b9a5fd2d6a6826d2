import {requireChromium} from "./ensure-chromium.ts";

/** Prepares the site tests: leaves the Chromium they launch in PERF_JOURNAL_CHROMIUM. */
export function setup(): void {
  process.env.PERF_JOURNAL_CHROMIUM = requireChromium();
}
