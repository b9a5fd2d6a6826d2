import {readFileSync} from "node:fs";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {axeViolations} from "../../scripts/testing/axe.ts";
import type {Screen} from "../../scripts/testing/browser.ts";
import {
  launchBrowser,
  SCREENS,
  screenContext,
  sidewaysOverflow,
  watchPage,
} from "../../scripts/testing/browser.ts";
import type {BuiltSite} from "../../scripts/testing/built-site.ts";
import {SAMPLE, sharedSample} from "../../scripts/testing/built-site.ts";
import {brokenLinks, htmlFiles} from "../../scripts/testing/dist-links.ts";
import type {PageText} from "../../scripts/testing/page-layouts.ts";
import {pagesOfEveryLayout} from "../../scripts/testing/page-layouts.ts";

/** Rules of axe that depend on colours: the others find the same in the dark. */
const COLOR_RULES = ["color-contrast", "link-in-text-block"];

const {base: BASE, site: SITE} = SAMPLE;

let site: BuiltSite;
let browser: Browser;
let pages: readonly PageText[];
/** For each type of page those that have every layout of it, the one of most parts first. */
let layouts: readonly (readonly PageText[])[];

beforeAll(async () => {
  site = await sharedSample();
  browser = await launchBrowser();
  pages = readPages(site.folder);
  layouts = [...Map.groupBy(pages, typeOf).values()].map(pagesOfEveryLayout);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** All pages but the redirects of aliases, which leave at once: their targets are among the others. */
function readPages(folder: string): PageText[] {
  return htmlFiles(folder)
    .map(file => ({
      address: file.replace(/index\.html$/, ""),
      html: readFileSync(`${folder}/${file}`, "utf8"),
    }))
    .filter(({html}) => !html.includes('http-equiv="refresh"'));
}

/** What a page is one of many of: an entry, a unit of a benchmark, a tab of a profile. */
function typeOf({address}: PageText): string {
  const [section = "", ...rest] = address.split("/").filter(Boolean);
  if (/^\d{4}$/.test(section)) return `year/${rest.length}`;
  // Paths of packages are as long as they like; what stands behind "@" is a unit, or data.
  if (section === "benchmarks")
    return rest.some(part => part.startsWith("@")) ? "unit" : `benchmarks/${Math.min(rest.length, 1)}`;
  // Every tab of a profile is a type of its own.
  return `${section}/${rest.length}${section === "profiles" && rest.length > 2 ? rest.at(-1) : ""}`;
}

describe("the sample journal, built", () => {
  test("has every page that the masthead promises", () => {
    expect(pages.map(({address}) => address)).toEqual(
      expect.arrayContaining([
        "",
        "404.html",
        "entries/",
        "benchmarks/",
        "profiles/",
        "findings/",
        "tags/",
        "search/",
      ]),
    );
  });

  test("has a feed and a sitemap of full addresses", () => {
    expect(readFileSync(`${site.folder}/feed.xml`, "utf8")).toContain(`<id>${SITE}${BASE}entries/`);
    expect(readFileSync(`${site.folder}/sitemap-0.xml`, "utf8")).toContain(`<loc>${SITE}${BASE}entries/`);
    expect(readFileSync(`${site.folder}/sitemap-0.xml`, "utf8")).not.toContain(`${SITE}${BASE}search/`);
  });

  test("has every sample as Parquet and CSV", () => {
    expect(readFileSync(`${site.folder}/data/measurements.parquet`, "latin1")).toMatch(/^PAR1[\s\S]*PAR1$/);
    expect(readFileSync(`${site.folder}/data/measurements.csv`, "utf8")).toMatch(/^entry,journal,date,/);
  });

  test("links only to what exists, under its base path", () => {
    expect(brokenLinks(site.folder, BASE, SITE)).toEqual([]);
  });

  test("shows no value that a template should have left out", () => {
    const bad = pages.flatMap(({address, html}) => {
      const found =
        / (?:data|class|title|href|id)[a-z-]*="(?:false|[^"]*(?:\bundefined\b|\bNaN\b|\[object )[^"]*)"/.exec(
          html,
        );
      return found ? [`${address}: ${found[0]}`] : [];
    });
    expect(bad).toEqual([]);
  });

  test("carries no style attribute and no inline script that the policy would block", () => {
    const bad = htmlFiles(site.folder).filter(file =>
      / style="|<script>/.test(readFileSync(`${site.folder}/${file}`, "utf8")),
    );
    expect(bad).toEqual([]);
  });
});

describe.each(SCREENS)("on $name", screen => {
  const troubles: Record<string, readonly string[]> = {};
  const violations: Record<string, readonly string[]> = {};

  beforeAll(async () => {
    const context = await screenContext(browser, screen);
    // One page for all: each new one starts a process, which compiles axe again.
    const page = await context.newPage();
    const seen = watchPage(page, new URL(site.address).origin);
    for (const [first, ...others] of layouts) {
      if (!first) continue;
      troubles[first.address] = await visit(page, first, seen);
      if (screen.javaScript) violations[first.address] = await axeViolations(page, rulesFor(screen));
      for (const other of others) troubles[other.address] = await visit(page, other, seen);
    }
    await context.close();
  }, 600_000);

  test("pages of every layout load without an error, a violation or a foreign request, and fit", () => {
    expect(Object.keys(troubles).length).toBeGreaterThan(60);
    expect(withoutEmpty(troubles)).toEqual({});
  });

  test.runIf(screen.javaScript)("axe finds nothing on any type of page", () => {
    expect(Object.keys(violations).length).toBe(layouts.length);
    expect(withoutEmpty(violations)).toEqual({});
  });
});

/** Opens a page and returns its faults, which `seen` collects. */
async function visit(page: Page, {address}: PageText, seen: string[]): Promise<string[]> {
  const isMissing = address === "404.html";
  await page.goto(site.address + (isMissing ? "no-such-page/" : address), {waitUntil: "load"});
  const overflow = await sidewaysOverflow(page);
  const found = seen.splice(0).filter(text => !isMissing || !text.includes("404"));
  return overflow > 0 ? [...found, `${overflow}px wider than the screen`] : found;
}

function rulesFor({scheme}: Screen): readonly string[] | undefined {
  return scheme === "dark" ? COLOR_RULES : undefined;
}

function withoutEmpty(lists: Readonly<Record<string, readonly string[]>>): Record<string, readonly string[]> {
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0));
}
