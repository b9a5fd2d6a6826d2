import type {Page} from "playwright-core";
import {beforeEach, expect, test} from "vitest";
import {watchedSample} from "../../../scripts/testing/watched-site.ts";

const site = watchedSample();
let page: Page;

beforeEach(async () => {
  page = await site.newPage();
  await page.goto(site.address);
});

/** Clicks a link by its text; every question is answered after at most two clicks from the home page, or one search. */
async function click(name: string | RegExp): Promise<void> {
  const address = page.url();
  await page.getByRole("link", {name, exact: true}).first().click();
  await page.waitForURL(url => url.href !== address);
}

const row = (name: string | RegExp) => page.getByRole("row").filter({hasText: name}).first();

test("the first screen has moves, sparklines and open findings; the description two lines", async () => {
  const inSight = (selector: string) =>
    page
      .locator(selector)
      .evaluateAll(all => all.filter(one => one.getBoundingClientRect().bottom <= innerHeight).length);
  expect(await inSight(".moves .delta")).toBeGreaterThan(5);
  expect(await inSight(".moves .sparkline")).toBeGreaterThan(5);
  expect(await inSight(".open-findings > li")).toBeGreaterThan(3);
  for (const width of [1280, 390]) {
    await page.setViewportSize({width, height: 900});
    const lines = await page
      .locator(".lede summary")
      .evaluate(
        one => one.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(one).lineHeight),
      );
    expect(Math.round(lines)).toBeLessThanOrEqual(2);
  }
});

test("what moved last month: one click", async () => {
  await click("October 2026");
  expect(await page.getByRole("heading", {level: 1}).innerText()).toBe("What moved in October 2026");
  expect(await row("Search/needle=").innerText()).toMatch(/^Search\/needle=\S+\s+\S/);
  expect(await page.locator(".moves .delta-better").first().innerText()).toMatch(/^-\d+\.\d\d%$/);
});

test("why Parse got faster in September: two clicks", async () => {
  await click("September 2026");
  const parse = row("Parse/msg=invite");
  expect(await parse.innerText()).toContain("-93.07% sec/op");
  await parse.getByRole("link").last().click();
  await page.waitForURL(/\/entries\/2026-09-12-byte-scanner\/$/);
});

test("why Parse got faster in September: one search", async () => {
  await page.keyboard.press("/");
  await page.getByRole("combobox").fill("Parse september");
  await page
    .getByRole("option", {name: /byte scanner/})
    .first()
    .waitFor();
});

test("whether a finding is still true: one click", async () => {
  await page.locator(".open-findings a").first().click();
  await page.getByRole("heading", {name: "What became of it"}).waitFor();
  expect(await page.locator(".page-head").innerText()).toMatch(/open\s+since \d{4}-\d\d-\d\d/);
});

test("the latest number and who moved it: one search", async () => {
  await page.keyboard.press("/");
  await page.getByRole("combobox").fill("Parse/msg=invite");
  const first = page.getByRole("option").first();
  await first.waitFor();
  expect(await first.innerText()).toMatch(/693\.4 ns\/op.*-62\.98% · Headers in a slice/);
});

test("a profile before and after: two clicks", async () => {
  await click("Profiles");
  await click("before and after");
  expect(await page.locator("main svg").first().isVisible()).toBe(true);
});
