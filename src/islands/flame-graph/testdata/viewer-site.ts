import {readFileSync} from "node:fs";
import {join} from "node:path";
import type {BrowserContextOptions, Locator, Page} from "playwright-core";
import {afterAll} from "vitest";
import {entryText, temporaryJournal} from "../../../../scripts/testing/temporary-journal.ts";
import type {WatchedSite} from "../../../../scripts/testing/watched-site.ts";
import {watchedSite} from "../../../../scripts/testing/watched-site.ts";

const PROFILES = join(import.meta.dirname, "../../../pprof/testdata/pprof");
export const ENTRY = "2026-05-03-pool";
export const CPU = `profiles/${ENTRY}/cpu.pb.gz/`;
export const MEMORY = `profiles/${ENTRY}/mem.pb.gz/`;
export const LATER = "2026-05-04-scan";
export const HEAD = `profiles/${LATER}/cpu.after.pb.gz/`;
export const LABELS = `profiles/${LATER}/labels.pb.gz/`;
/** Without labels. */
export const PLAIN = `profiles/${LATER}/stacks.folded/`;
export const AGAIN = "2026-05-05-again";

/** The built site, and its pages in a browser. */
export interface ViewerSite {
  readonly site: WatchedSite;
  /** Opens a page of the site; nothing may go wrong on it until the test ends. */
  open(address: string, options?: BrowserContextOptions): Promise<Page>;
  /** Opens a page whose viewer opens by itself. */
  openViewer(address: string, options?: BrowserContextOptions): Promise<Page>;
}

/** A site with profiles of three entries, built once for all test files of a run; call it at a file's top level. */
export function viewerSite(): ViewerSite {
  const journal = temporaryJournal();
  const site = watchedSite(() => {
    const body = "::flamegraph{file=cpu.pb.gz}\n\n::flamegraph{file=mem.pb.gz sample=alloc_space focus=Parse}";
    journal.write(`content/${ENTRY}/index.md`, entryText("Pool the headers", body));
    for (const [name, recorded] of [
      ["cpu.pb.gz", "cpu-before.pb.gz"],
      ["mem.pb.gz", "mem-before.pb.gz"],
    ] as const)
      journal.write(`content/${ENTRY}/${name}`, readFileSync(join(PROFILES, recorded)));
    journal.write(`content/${LATER}/index.md`, entryText("Scan the headers"));
    for (const [name, recorded] of [
      ["cpu.before.pb.gz", "cpu-before.pb.gz"],
      ["cpu.after.pb.gz", "cpu-after.pb.gz"],
      ["labels.pb.gz", "labels-cpu.pb.gz"],
    ] as const)
      journal.write(`content/${LATER}/${name}`, readFileSync(join(PROFILES, recorded)));
    journal.write(`content/${LATER}/stacks.folded`, "main;parse 70\nmain;render 50\n");
    journal.write(`content/${AGAIN}/index.md`, entryText("Measure again", "::top{file=cpu.pb.gz}"));
    journal.write(`content/${AGAIN}/cpu.pb.gz`, readFileSync(join(PROFILES, "cpu-before.pb.gz")));
    return {root: journal.root, base: "/team/"};
  }, "flame-graph");
  afterAll(() => journal.remove());

  async function open(address: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await site.newPage({
      reducedMotion: "reduce",
      permissions: ["clipboard-read", "clipboard-write"],
      ...options,
    });
    await page.goto(site.address + address);
    return page;
  }

  async function openViewer(address: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await open(address, options);
    await page.locator(".flame-viewer").waitFor();
    return page;
  }

  return {site, open, openViewer};
}

export const zoomed = (page: Page): Promise<string[]> => page.locator(".flame-path li").allTextContents();
export const details = (page: Page): Promise<string> => page.locator(".flame-line").innerText();
export const tree = (page: Page, index = 0) : Locator => page.locator(`#profile-flame-tree-${index}`);

/** Text of the tree's current frame, which keys act on. */
export async function current(page: Page, index = 0): Promise<string> {
  const id = await tree(page, index).getAttribute("aria-activedescendant");
  return (await page.locator(`#${id}`).textContent()) ?? "";
}

export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** The first rows of the viewer's table. */
export async function topRows(page: Page, count = 3): Promise<string[]> {
  const rows = page.locator(".flame-top tbody tr");
  return (await rows.allInnerTexts()).slice(0, count).map(text => text.replace(/\s+/g, " ").trim());
}
