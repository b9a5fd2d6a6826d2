import {readdirSync, readFileSync, statSync} from "node:fs";
import {join} from "node:path";
import type {BrowserContextOptions, Page} from "playwright-core";
import {afterAll, describe, expect, test} from "vitest";
import {axeViolations} from "../../../scripts/testing/axe.ts";
import {SCREENS, screenContext, sidewaysOverflow} from "../../../scripts/testing/browser.ts";
import {longJournal} from "../../../scripts/testing/long-journal.ts";
import {temporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {watchedSite} from "../../../scripts/testing/watched-site.ts";

const BASE = "/team/";
/** Of the journal that is built here: moves at its ninth entry, measured on two machines. */
const PAGE = "benchmarks/example.com/acme/router/Parse~msg=invite-8/";
const SEVERAL = "benchmarks/example.com/acme/router/Render~tpl=short-8/";
/** What a page may weigh uncompressed, with all its changes told and all that is beside it, and what a measurement adds. */
const PAGE_BYTES = 30_000;
const MEASUREMENT_BYTES = 550;

/** Of scripts, before a reader asks for a chart to explore. */
const MOST_SCRIPT = 20_000;

const files = longJournal({entries: 18, benchmarks: 10, newMachineAt: 14});
files.set("content/journal.yaml", "renames:\n  - from: Encode\n    to: Write\n");
const journal = temporaryJournal(Object.fromEntries(files));

const site = watchedSite(() => {
  return {root: journal.root, base: BASE};
});

afterAll(() => journal.remove());

/** Opens a page of the site; nothing may go wrong on it until the test ends. */
async function open(address: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await site.newPage({reducedMotion: "reduce", ...options});
  await page.goto(site.address + address);
  return page;
}

/** The names of the rows that are shown, in their order. */
async function names(page: Page): Promise<string[]> {
  const links = page.locator("#benchmarks tr:not(.group):visible th a:first-child");
  return (await links.allTextContents()).map(text => text.trim());
}

/** How many bytes of scripts the page has loaded, uncompressed. */
function scriptBytes(page: Page): Promise<number> {
  return page.evaluate(() => {
    const loaded = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
    return loaded
      .filter(({name}) => name.endsWith(".js"))
      .reduce((sum, {decodedBodySize}) => sum + decodedBodySize, 0);
  });
}

describe("the index of benchmarks", () => {
  test("is a whole table without JavaScript", async () => {
    const page = await open("benchmarks/", {javaScriptEnabled: false});
    expect(await names(page)).toHaveLength(10);
    expect(await page.locator("#benchmarks button").count()).toBe(0);
    const row = page.locator("#benchmarks tr", {hasText: "Render/tpl=short-8"});
    expect(await row.locator("svg.sparkline").count()).toBe(1);
    expect(await row.locator(".moved").innerText()).toMatch(/^(?:changed|unconfirmed|no change shown)/);
  });

  test("filters by words and by state, which the address tells", async () => {
    const page = await open("benchmarks/");
    await page.getByRole("searchbox", {name: "Filter"}).fill("parse router allocs");
    expect(await names(page)).toEqual(["Parse/msg=ack-8", "Parse/msg=bye-8", "Parse/msg=invite-8"]);
    expect(await page.locator("benchmark-list output").textContent()).toBe("3 of 10");
    await page.getByRole("searchbox", {name: "Filter"}).fill("");
    await page.getByLabel("State").selectOption("no change shown");
    const still = await names(page);
    expect(still).toContain("Write-8");
    expect(still.length).toBeLessThan(10);
    expect(new URL(page.url()).search).toBe("?state=no+change+shown");
    await page.reload();
    await expect.poll(() => names(page)).toEqual(still);
    await page.getByLabel("State").selectOption("");
    expect(new URL(page.url()).search).toBe("");
    expect(await names(page)).toHaveLength(10);
  });

  test("sorts every package together, up, down and back", async () => {
    const page = await open("benchmarks/");
    const whole = await names(page);
    const head = page.locator("#benchmarks thead th", {hasText: "Latest"});
    await head.getByRole("button").click();
    const up = await names(page);
    expect(await head.getAttribute("aria-sort")).toBe("ascending");
    expect(up.toSorted()).toEqual(whole.toSorted());
    expect(up).not.toEqual(whole);
    expect(await page.locator("#benchmarks .package:visible").count()).toBe(10);
    await head.getByRole("button").click();
    expect(await names(page)).toEqual(up.toReversed());
    expect(new URL(page.url()).search).toBe("?sort=latest-descending");
    await head.getByRole("button").click();
    expect(await names(page)).toEqual(whole);
    expect(await head.getAttribute("aria-sort")).toBeNull();
  });
});

describe("a benchmark's page", () => {
  test("holds chart, changes and measurements without JavaScript; tabs are addresses", async () => {
    const page = await open(SEVERAL, {javaScriptEnabled: false});
    expect(await page.locator("svg.line-chart").count()).toBe(2);
    expect(await page.locator("trend-chart button").count()).toBe(0);
    const changes = page.locator("ol.changes > li");
    expect(await changes.count()).toBeGreaterThan(0);
    expect(await changes.first().innerText()).toMatch(/[-+]\d+\.\d\d%/);
    expect(await page.locator("table.points tbody tr:not(.group)").count()).toBe(18);
    await page.getByRole("navigation", {name: "Units"}).getByText("B/op").click();
    expect(new URL(page.url()).pathname).toBe(`${BASE}${SEVERAL}@B~op/`);
    expect(await page.locator("nav.tabs [aria-current]").textContent()).toContain("B/op");
  });

  test("numbers its changes in the chart and in the list; a number leads to its line", async () => {
    const page = await open(SEVERAL);
    const marks = page.locator("svg.line-chart a.chart-change");
    expect(await marks.count()).toBe(await page.locator("ol.changes > li").count());
    await marks.first().click();
    const hash = new URL(page.url()).hash;
    expect(hash).toMatch(/^#moved-by-2024-[\w-]+$/);
    expect(await page.locator(hash).isVisible()).toBe(true);
  });

  test("opens the explorer under the page's own policy, which says the number under the pointer", async () => {
    const page = await open(PAGE);
    const explore = page.getByRole("button", {name: "Explore"}).first();
    await explore.waitFor();
    expect(await scriptBytes(page)).toBeLessThan(MOST_SCRIPT);
    await explore.click();
    const plot = page.locator(".trend-plot").first();
    await plot.locator("svg").waitFor();
    expect(await page.locator("trend-chart[data-open] > .chart").first().isVisible()).toBe(false);
    const said = page.locator(".trend-said").first();
    await plot.focus();
    await page.keyboard.press("End");
    expect(await said.innerText()).toMatch(
      /^2024-02-22 .* [\d.]+ [nµ]s\/op \(.* – .*\), n=10, [\d.]+% of the first$/,
    );
    await page.getByLabel("percent of the first").first().check();
    await expect.poll(() => plot.locator("svg").textContent()).toContain("% of the first");
    await page.getByLabel("logarithmic").first().check();
    await plot.locator("svg").waitFor();
    const before = await plot.locator("svg").innerHTML();
    await plot.hover({position: {x: 300, y: 150}});
    await page.mouse.wheel(0, -400);
    await expect.poll(() => plot.locator("svg").innerHTML()).not.toBe(before);
    expect(await axeViolations(page)).toEqual([]);
    await page.emulateMedia({media: "print"});
    expect(await page.locator("svg.line-chart").first().isVisible()).toBe(true);
  });

  test("shows what is measured beside it in small charts that are fetched when they come into view", async () => {
    const page = await open(PAGE);
    const fetched: string[] = [];
    page.on("request", request => fetched.push(new URL(request.url()).pathname));
    const tiles = page.locator(".small-charts li");
    expect(await tiles.locator("a").allInnerTexts()).toEqual(["Parse/msg=ack-8", "Parse/msg=bye-8"]);
    expect(await tiles.locator("img[loading=lazy]").count()).toBe(2);
    await tiles.last().scrollIntoViewIfNeeded();
    // Those near the first screen may be fetched before.
    const charts = () =>
      page.evaluate(
        () =>
          performance.getEntriesByType("resource").filter(({name}) => name.endsWith("@sec~op.svg")).length,
      );
    await expect.poll(charts).toBe(2);
    expect(fetched.filter(path => !path.endsWith(".svg"))).toEqual([]);
    const wide = () =>
      tiles.locator("img").evaluateAll(all => all.map(img => (img as HTMLImageElement).naturalWidth));
    await expect.poll(wide).toEqual([240, 240]);
    await tiles.first().getByRole("link").click();
    expect(new URL(page.url()).pathname).toContain("msg=ack");
  });

  test("gives the same as CSV and JSON", async () => {
    const page = await open(PAGE);
    const csv = await page.request.get(`${site.address}${PAGE}@sec~op.csv`);
    expect((await csv.text()).split("\r\n")).toHaveLength(20);
    const json = await (await page.request.get(`${site.address}${PAGE}@sec~op.json`)).json();
    expect(json.series.map(({points}: {points: {entry: unknown[]}}) => points.entry.length)).toEqual([4, 14]);
  });

  test("is found under its earlier name", async () => {
    const page = await open("benchmarks/example.com/acme/router/Encode-8/", {javaScriptEnabled: false});
    await page.waitForURL(`${site.address}benchmarks/example.com/acme/router/Write-8/`);
    expect(await page.locator("h1").textContent()).toBe("Write-8");
    const old = readFileSync(
      join(site.folder, "benchmarks/example.com/acme/router/Encode-8/index.html"),
      "utf8",
    );
    expect(old).toContain("Renamed to");
  });
});

test.each(SCREENS)(
  "index and pages stay on the screen and have nothing axe would mend, $name",
  async screen => {
    const page = await site.watch(await screenContext(site.browser, screen));
    for (const address of ["benchmarks/", SEVERAL, `${PAGE}@allocs~op/`]) {
      await page.goto(site.address + address);
      expect(await sidewaysOverflow(page)).toBe(0);
      if (screen.javaScript) expect(await axeViolations(page)).toEqual([]);
    }
  },
);

test("a benchmark's page of 300 measurements would keep to 200 kB, and so does every other", () => {
  const folder = join(site.folder, "benchmarks");
  const pages = readdirSync(folder, {recursive: true, encoding: "utf8"}).filter(path =>
    path.endsWith(".html"),
  );
  const heavy = pages.filter(path => statSync(join(folder, path)).size > PAGE_BYTES + 18 * MEASUREMENT_BYTES);
  expect(pages.length).toBeGreaterThan(30);
  expect(heavy.filter(path => path !== "index.html")).toEqual([]);
  expect(PAGE_BYTES + 300 * MEASUREMENT_BYTES).toBeLessThanOrEqual(200_000);
});
