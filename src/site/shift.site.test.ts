import {expect, test} from "vitest";
import {watchedSample} from "../../scripts/testing/watched-site.ts";

/** Time that scripts and their data take, in milliseconds: the page is painted without them first. */
const DELAY = 200;
/** Cumulative shift of a page; what Lighthouse rates best ends at 0.1. */
const LIMIT = 0.02;

const PAGES = [
  "",
  "entries/",
  "entries/2026-11-18-header-slice/",
  "entries/2026-10-22-rarest-octet/miss-allocates/",
  "findings/",
  "benchmarks/",
  "benchmarks/example.com/siplab/sip/Parse~msg=ok/",
  "profiles/",
  "profiles/2026-11-18-header-slice/cpu.after.pb.gz/",
  "profiles/2026-11-18-header-slice/cpu.after.pb.gz/graph/",
  "compare/",
  "compare/2026-11-18-header-slice/",
  "search/",
] as const;

const site = watchedSample();

test.each([390, 1280])(
  "nothing moves when scripts come late, %i pixels wide",
  async width => {
    const context = await site.browser.newContext({viewport: {width, height: 844}});
    await context.route(/\.js(?:on)?$/, async route => {
      await new Promise(resolve => setTimeout(resolve, DELAY));
      await route.continue();
    });
    await context.addInitScript(() => {
      const shifts = {sum: 0};
      Object.assign(window, {shifts});
      new PerformanceObserver(list => {
        for (const entry of list.getEntries()) shifts.sum += (entry as unknown as {value: number}).value;
      }).observe({type: "layout-shift", buffered: true});
    });
    const page = await site.watch(context);
    const moved: Record<string, number> = {};
    for (const path of PAGES) {
      await page.goto(site.address + path, {waitUntil: "networkidle"});
      const sum = await page.evaluate(() => (window as unknown as {shifts: {sum: number}}).shifts.sum);
      if (sum >= LIMIT) moved[path] = sum;
    }
    expect(moved).toEqual({});
  },
  120_000,
);
