import {readFileSync} from "node:fs";
import type {Page} from "playwright-core";
import {afterAll, beforeEach, expect, test} from "vitest";
import {axeViolations} from "../../../scripts/testing/axe.ts";
import {SCREENS, screenContext, sidewaysOverflow} from "../../../scripts/testing/browser.ts";
import type {TemporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {entryText, temporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {watchedSite} from "../../../scripts/testing/watched-site.ts";

const PATH = "entries/2026-05-03-sorted/";

let journal: TemporaryJournal;
let page: Page;

const site = watchedSite(async () => {
  const folder = "content/2026-05-03-sorted";
  const several = "content/2026-05-04-several";
  journal = temporaryJournal({
    [`${folder}/index.md`]: entryText("Sorted", "::benchstat\n"),
    [`${several}/index.md`]: entryText(
      "Several",
      '::benchstat{base=a.txt head="b.txt c.txt"}\n\n::benchstat{file=d.txt col=/impl}\n\n::artifact{file=a.txt}\n',
    ),
    [`${several}/a.txt`]: benchmarks({A: 100, B: 9}),
    [`${several}/b.txt`]: benchmarks({A: 110, B: 9}),
    [`${several}/c.txt`]: benchmarks({A: 50}),
    [`${several}/d.txt`]: benchmarks({"A/impl=old": 100, "A/impl=new": 50, "B/impl=old": 3}),
    [`${folder}/before.txt`]: benchmarks({Noise: 100, Little: 100, Much: 100, "N/n=10": 9, "N/n=9": 8}),
    [`${folder}/after.txt`]: benchmarks({Noise: 100, Little: 105, Much: 300, "N/n=10": 9, "N/n=9": 8}),
  });
  return {root: journal.root};
});

afterAll(() => journal?.remove());

beforeEach(async () => {
  page = await site.newPage({permissions: ["clipboard-read", "clipboard-write"]});
});

function benchmarks(centers: Readonly<Record<string, number>>): string {
  const lines = Object.entries(centers).flatMap(([name, center]) =>
    Array.from({length: 10}, (_, i) => `Benchmark${name} 100 ${center * (0.991 + 0.002 * i)} ns/op\n`),
  );
  return `goos: linux\npkg: example.org/x\n${lines.join("")}`;
}

const heads = () => page.locator("figure tbody th[scope=row]").allTextContents();
const FILE_ORDER = ["Noise", "Little", "Much", "N/n=10", "N/n=9", "geomean"];

test("a column head sorts its rows up, down and back, by keyboard too, and says so", async () => {
  await page.goto(site.address + PATH);
  const change = page.getByRole("columnheader", {name: "change"});
  await change.getByRole("button").focus();
  await page.keyboard.press("Enter");
  expect(await change.getAttribute("aria-sort")).toBe("ascending");
  expect(await heads()).toEqual(["Noise", "N/n=10", "N/n=9", "Little", "Much", "geomean"]);
  await page.keyboard.press("Enter");
  expect(await change.getAttribute("aria-sort")).toBe("descending");
  expect((await heads()).slice(0, 2)).toEqual(["Much", "Little"]);
  await page.keyboard.press("Enter");
  expect(await change.getAttribute("aria-sort")).toBeNull();
  expect(await heads()).toEqual(FILE_ORDER);
  await page.getByRole("columnheader", {name: "benchmark"}).getByRole("button").click();
  expect((await heads()).slice(2, 4)).toEqual(["N/n=9", "N/n=10"]);
});

test("what moved comes first on request", async () => {
  await page.goto(site.address + PATH);
  const button = page.getByRole("button", {name: "What moved first"});
  await button.click();
  expect(await button.getAttribute("aria-pressed")).toBe("true");
  expect(await heads()).toEqual(["Much", "Little", "Noise", "N/n=10", "N/n=9", "geomean"]);
  await button.click();
  expect(await heads()).toEqual(FILE_ORDER);
});

test("the key m leads from one row that moved to the next", async () => {
  await page.goto(site.address + PATH);
  await page.getByRole("button", {name: "Next move"}).waitFor();
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  const seen: (string | null | undefined)[] = [];
  for (let n = 0; n < 3; n++) {
    await page.keyboard.press("m");
    seen.push(await focused());
  }
  expect(seen).toEqual(["Little", "Much", "Little"]);
});

test("the table is copied in each of its forms", async () => {
  await page.goto(site.address + PATH);
  const menu = page.locator("figcaption copy-menu");
  const copied = async (name: string) => {
    await menu.getByRole("button").click();
    await menu.getByRole("menuitem", {name, exact: true}).click();
    await expect.poll(() => menu.locator("output").textContent()).toBe(`${name} copied`);
    return page.evaluate(() => navigator.clipboard.readText());
  };
  expect(await copied("benchstat text")).toContain("│ before.txt  │");
  expect(await copied("Markdown table")).toContain("| sec/op | before.txt | after.txt | vs base |");
  expect(await copied("CSV")).toContain(",before.txt,,after.txt,,,\n");
  expect(JSON.parse(await copied("JSON")).tables[0].rows).toHaveLength(5);
});

test("several heads can be sorted each by its own change", async () => {
  await page.goto(`${site.address}entries/2026-05-04-several/`);
  const table = page.locator("table").first();
  const names = () => table.locator("tbody th[scope=row]").allTextContents();
  const last = table.getByRole("columnheader", {name: "change"}).last();
  await last.getByRole("button").click();
  expect(await names()).toEqual(["A", "B", "geomean"]);
  await table.getByRole("columnheader", {name: "change"}).first().getByRole("button").click();
  expect(await last.getAttribute("aria-sort")).toBeNull();
  expect(await names()).toEqual(["B", "A", "geomean"]);
});

test.each(["light", "dark"] as const)(
  "axe finds nothing to mend in tables and what stands below them, %s",
  async scheme => {
    await page.emulateMedia({colorScheme: scheme});
    for (const path of [PATH, "entries/2026-05-04-several/"]) {
      await page.goto(site.address + path);
      await page.locator("figcaption .copy-open").first().waitFor();
      for (const summary of await page.locator(".benchmark-legend summary").all()) await summary.click();
      await page.getByRole("columnheader", {name: "benchmark"}).first().getByRole("button").click();
      expect(await axeViolations(page)).toEqual([]);
    }
  },
);

test("without JavaScript the table and the texts to copy are there", async () => {
  const html = readFileSync(`${site.folder}/${PATH}index.html`, "utf8");
  expect(html).toContain("How to read this table");
  const plain = await site.browser.newContext({javaScriptEnabled: false});
  const still = await plain.newPage();
  await still.goto(site.address + PATH);
  await still.getByText("Copy as benchstat text, CSV, Markdown or JSON").click();
  await still.locator("summary", {hasText: /^Markdown$/}).click();
  expect(await still.locator("[data-name=Markdown] pre").isVisible()).toBe(true);
  expect(await still.locator("figure button").count()).toBe(0);
  await plain.close();
});

test.each(SCREENS.filter(({width}) => width < 500))(
  "on a $name the benchmark, base, head and change are in sight",
  async screen => {
    const phone = await screenContext(site.browser, screen);
    const small = await phone.newPage();
    await small.goto(site.address + PATH);
    expect(await sidewaysOverflow(small)).toBe(0);
    const cell = small.locator("figure tbody tr", {hasText: "Much"}).locator("[class*=delta-]");
    const box = await cell.boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(screen.width);
    await phone.close();
  },
);
