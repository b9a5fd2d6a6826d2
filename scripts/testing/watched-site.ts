import type {Browser, BrowserContext, BrowserContextOptions, Page} from "playwright-core";
import {afterAll, afterEach, beforeAll, expect} from "vitest";
import {launchBrowser, watchPage} from "./browser.ts";
import type {BuildChoice, BuiltSite} from "./built-site.ts";
import {buildSite, sharedSample, sharedSite} from "./built-site.ts";

/** The site that the tests of a file look at, which fail on any error of its pages. */
export interface WatchedSite extends Pick<BuiltSite, "address" | "folder" | "base"> {
  readonly browser: Browser;
  /** Opens an empty page, 1280 × 900; it is closed after the test. */
  newPage(options?: BrowserContextOptions): Promise<Page>;
  /** Opens an empty page of a context; both are closed after the test. */
  watch(context: BrowserContext): Promise<Page>;
  /** Troubles since the last call, which the test then checks itself. */
  takeTroubles(): string[];
}

/**
 * Builds and serves the journal that `prepare` makes, once for all tests of the file; call it at the file's top level.
 * Test files that give the same `shared` name share a build.
 */
export function watchedSite(prepare: () => BuildChoice | Promise<BuildChoice>, shared?: string): WatchedSite {
  return watched(async () => {
    const choice = await prepare();
    return shared === undefined ? buildSite(choice) : sharedSite(shared, choice);
  });
}

/** As `watchedSite`, of the shared sample. */
export function watchedSample(): WatchedSite {
  return watched(sharedSample);
}

function watched(build: () => Promise<BuiltSite>): WatchedSite {
  let site: BuiltSite;
  let browser: Browser;
  let contexts: BrowserContext[] = [];
  let troubles: string[][] = [];
  const takeTroubles = (): string[] => troubles.flatMap(list => list.splice(0));

  beforeAll(async () => {
    site = await build();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
  afterEach(async () => {
    await Promise.all(contexts.map(context => context.close()));
    contexts = [];
    const seen = takeTroubles();
    troubles = [];
    expect(seen).toEqual([]);
  });

  async function watch(context: BrowserContext): Promise<Page> {
    contexts.push(context);
    const page = await context.newPage();
    troubles.push(watchPage(page, new URL(site.address).origin));
    return page;
  }

  return {
    get address() {
      return site.address;
    },
    get folder() {
      return site.folder;
    },
    get base() {
      return site.base;
    },
    get browser() {
      return browser;
    },
    newPage: async (options = {}) =>
      watch(await browser.newContext({viewport: {width: 1280, height: 900}, ...options})),
    watch,
    takeTroubles,
  };
}
