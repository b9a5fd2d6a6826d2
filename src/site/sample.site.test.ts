import {readFileSync} from "node:fs";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {axeViolations} from "../../scripts/testing/axe.ts";
import {
  launchBrowser,
  SCREENS,
  screenContext,
  sidewaysOverflow,
  watchPage,
} from "../../scripts/testing/browser.ts";
import type {BuiltSite} from "../../scripts/testing/built-site.ts";
import {sharedSample} from "../../scripts/testing/built-site.ts";
import {brokenLinks, htmlFiles} from "../../scripts/testing/dist-links.ts";

/** Redirects of aliases leave at once; their target is looked at under its own address. */
const isRedirect = (folder: string, file: string): boolean =>
  readFileSync(`${folder}/${file}`, "utf8").includes('http-equiv="refresh"');

/** Rules of axe that depend on colours: the others find the same in the dark. */
const COLOR_RULES = ["color-contrast", "link-in-text-block"];

const SITE = "https://journal.example";

let site: BuiltSite;
let based: BuiltSite;
let browser: Browser;

beforeAll(async () => {
  site = await sharedSample({site: SITE});
  based = await sharedSample({site: SITE, base: "/team/journal/"});
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await based?.close();
});

function pages(): string[] {
  return htmlFiles(site.folder)
    .filter(file => !isRedirect(site.folder, file))
    .map(file => file.replace(/index\.html$/, ""));
}

/** What a page is one of many of: an entry, a unit of a benchmark, a tab of a profile. */
function typeOf(page: string): string {
  const [section = "", ...rest] = page.split("/").filter(Boolean);
  if (/^\d{4}$/.test(section)) return `year/${rest.length}`;
  // Paths of packages are as long as they like; what stands behind "@" is a unit, or data.
  if (section === "benchmarks")
    return rest.some(part => part.startsWith("@")) ? "unit" : `benchmarks/${Math.min(rest.length, 1)}`;
  // Every tab of a profile is a type of its own.
  return `${section}/${rest.length}${section === "profiles" && rest.length > 2 ? rest.at(-1) : ""}`;
}

/** At most so many addresses of each type, spread over all of them, so that slow checks see every layout. */
function pagesOfEachType(count: number): string[] {
  return [...Map.groupBy(pages(), typeOf).values()].flatMap(some =>
    some.filter((_, index) => some.length <= count || index % Math.ceil(some.length / count) === 0),
  );
}

/** Many pages of each type on the first screen, some and every entry on the others: there are hundreds of a kind. */
function pagesFor(screen: (typeof SCREENS)[number]): string[] {
  const entries = pages().filter(page => /^entries\/[^/]+\/$/.test(page));
  return [...new Set([...pagesOfEachType(screen === SCREENS[0] ? 30 : 4), ...entries])];
}

describe("the sample journal, built", () => {
  test("has every page that the masthead promises", () => {
    expect(pages()).toEqual(
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
    expect(readFileSync(`${site.folder}/feed.xml`, "utf8")).toContain(`<id>${SITE}/entries/`);
    expect(readFileSync(`${site.folder}/sitemap-0.xml`, "utf8")).toContain(`<loc>${SITE}/entries/`);
    expect(readFileSync(`${site.folder}/sitemap-0.xml`, "utf8")).not.toContain(`${SITE}/search/`);
  });

  test("has every sample as Parquet and CSV", () => {
    expect(readFileSync(`${site.folder}/data/measurements.parquet`, "latin1")).toMatch(/^PAR1[\s\S]*PAR1$/);
    expect(readFileSync(`${site.folder}/data/measurements.csv`, "utf8")).toMatch(/^entry,journal,date,/);
  });

  test("links only to what exists", () => {
    expect(brokenLinks(site.folder, "/", SITE)).toEqual([]);
  });

  test("links only to what exists under a base path", () => {
    expect(brokenLinks(based.folder, "/team/journal/", SITE)).toEqual([]);
  });

  test("carries no style attribute and no inline script that the policy would block", () => {
    const bad = htmlFiles(site.folder).filter(file =>
      / style="|<script>/.test(readFileSync(`${site.folder}/${file}`, "utf8")),
    );
    expect(bad).toEqual([]);
  });
});

describe.each(SCREENS)("on $name", screen => {
  test("pages of every type load without an error, a violation or a foreign request, and fit", async () => {
    const context = await screenContext(browser, screen);
    const troubles: Record<string, unknown> = {};
    const page = await context.newPage();
    const found: string[] = watchPage(page, new URL(site.address).origin);
    for (const address of pagesFor(screen)) {
      await page.goto(site.address + (address === "404.html" ? "no-such-page/" : address), {
        waitUntil: "load",
      });
      const overflow = await sidewaysOverflow(page);
      if (overflow > 0) found.push(`${overflow}px wider than the screen`);
      const unexpected = found.splice(0).filter(text => address !== "404.html" || !text.includes("404"));
      if (unexpected.length) troubles[address] = unexpected;
    }
    await context.close();
    expect(troubles).toEqual({});
  }, 300_000);

  test.runIf(screen.javaScript)("axe finds nothing on any type of page", async () => {
    const context = await screenContext(browser, screen);
    const violations: Record<string, unknown> = {};
    const rules = screen.scheme === "dark" ? COLOR_RULES : undefined;
    for (const address of pagesOfEachType(1)) {
      const page = await context.newPage();
      await page.goto(site.address + address, {waitUntil: "load"});
      const found = await axeViolations(page, rules);
      if (found.length) violations[address] = found;
      await page.close();
    }
    await context.close();
    expect(violations).toEqual({});
  });
});
