import {readFileSync} from "node:fs";
import {join} from "node:path";
import type {Page} from "playwright-core";
import {beforeEach, expect, test} from "vitest";
import {watchedSample} from "../../scripts/testing/watched-site.ts";

const site = watchedSample();
let page: Page;

beforeEach(async () => {
  page = await site.newPage();
});

test("the filter hides rows and groups that lack the words, and brings them back", async () => {
  await page.goto(`${site.address}profiles/`);
  const rows = page.locator("#profiles tbody tr:not(.group)");
  const all = await rows.count();
  const shown = () => rows.evaluateAll(list => list.filter(row => !(row as HTMLElement).hidden).length);
  const box = page.getByRole("searchbox");
  await box.fill("search");
  const some = await shown();
  expect(some).toBeGreaterThan(0);
  expect(some).toBeLessThan(all);
  expect(await page.locator("filter-list output").textContent()).toBe(`${some} of ${all}`);
  await box.fill("");
  expect(await shown()).toBe(all);
});

test("the chosen scheme holds on the next page, without a flash", async () => {
  await page.goto(site.address);
  const toggle = page.getByRole("button", {name: /Theme:/});
  await toggle.click();
  await toggle.click();
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe("dark");
  await page.goto(`${site.address}entries/`, {waitUntil: "commit"});
  await page.locator("body").waitFor();
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe("dark");
  await toggle.click();
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBeUndefined();
});

test("an alias leads to its entry", async () => {
  const index = JSON.parse(readFileSync(join(site.folder, "index.json"), "utf8"));
  const alias = index.entries.flatMap((entry: {aliases: string[]; id: string}) =>
    entry.aliases.map(name => [name, entry.id]),
  )[0];
  expect(alias).toBeDefined();
  await page.goto(`${site.address}entries/${alias[0]}/`);
  await page.waitForURL(`${site.address}entries/${alias[1]}/`);
});

test("the keyboard reaches the content past the navigation", async () => {
  await page.goto(site.address);
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to the content");
  await page.keyboard.press("Enter");
  await page.waitForURL(`${site.address}#~main`);
});

test("nothing of an entry is lost in print", async () => {
  await page.goto(`${site.address}entries/`);
  const entry = await page.locator(".entry-title a").first().getAttribute("href");
  await page.goto(new URL(entry ?? "", site.address).href);
  await page.emulateMedia({media: "print"});
  expect(await page.locator("nav").first().isVisible()).toBe(false);
  expect(await page.locator("h1").isVisible()).toBe(true);
  expect(await page.locator(".entry-body").isVisible()).toBe(true);
});

test("the list of contents stays beside a long entry and marks the section in sight; on a phone it is closed", async () => {
  await page.goto(`${site.address}entries/2026-11-18-header-slice/`);
  const current = page.locator('.toc a[aria-current="location"]');
  await current.waitFor();
  const link = page.locator(".toc ol a").nth(2);
  await page.locator(new URL((await link.getAttribute("href")) ?? "", page.url()).hash).evaluate(heading => {
    heading.scrollIntoView();
  });
  await expect.poll(() => current.textContent()).toBe(await link.textContent());
  expect(await link.evaluate(one => one.getBoundingClientRect().top)).toBeGreaterThanOrEqual(0);
  await page.setViewportSize({width: 390, height: 844});
  await expect.poll(() => link.isVisible()).toBe(false);
  await page.locator(".toc summary").click();
  expect(await link.isVisible()).toBe(true);
});

test("a page of another version stays as it is: readable, without scripts of this one", async () => {
  await page.route(/\/benchmarks\/$/, async route => {
    const response = await route.fetch();
    const body = await response.text();
    expect(body).toContain('data-contract="1"');
    await route.fulfill({response, body: body.replace('data-contract="1"', 'data-contract="999"')});
  });
  await page.goto(`${site.address}benchmarks/`);
  await page.waitForLoadState("networkidle");
  expect(await page.locator("benchmark-list *").count()).toBe(0);
  expect(await page.getByRole("button", {name: /Theme/}).count()).toBe(0);
  expect(await page.locator("#benchmarks tbody tr").count()).toBeGreaterThan(0);
  await page.unroute(/\/benchmarks\/$/);
  await page.reload();
  await page.locator("benchmark-list input").first().waitFor();
});
