import type {Page} from "playwright-core";
import {expect, test} from "vitest";
import {axeViolations} from "../../../scripts/testing/axe.ts";
import {sidewaysOverflow} from "../../../scripts/testing/browser.ts";
import {watchedSample} from "../../../scripts/testing/watched-site.ts";

const site = watchedSample();

const shown = (page: Page) => page.locator("[data-facets]:visible .entry-title").allTextContents();

test("entries are narrowed by what they moved, and the address holds the choice", async () => {
  const page = await site.newPage({viewport: {width: 390, height: 844}});
  await page.goto(`${site.address}entries/`);
  expect(await page.locator("facet-filter select:visible").count()).toBe(0);
  await page.getByRole("button", {name: "Filters"}).click();
  const all = await shown(page);
  await page.getByLabel("Moved").selectOption("Parse");
  await page.getByLabel("Change").selectOption("sec/op better");
  const some = await shown(page);
  expect(some.length).toBeGreaterThan(0);
  expect(some.length).toBeLessThan(all.length);
  expect(await page.getByLabel("Verdict").locator("option").allTextContents()).toEqual([
    "any",
    `kept (${some.length})`,
  ]);
  expect(await sidewaysOverflow(page)).toBe(0);
  expect(await axeViolations(page)).toEqual([]);
  await page.reload();
  await page.getByRole("button", {name: "Filters (2)"}).waitFor();
  expect(await shown(page)).toEqual(some);
  await page.getByRole("button", {name: "All"}).click();
  expect(await shown(page)).toEqual(all);
  expect(new URL(page.url()).search).toBe("");
});

test("without JavaScript the list is whole, with pages per year, component and tag", async () => {
  const page = await site.newPage({javaScriptEnabled: false});
  await page.goto(`${site.address}entries/?verdict=kept`);
  expect(await page.locator("select:visible").count()).toBe(0);
  await page.getByRole("link", {name: /^parser \(\d+\)$/}).click();
  await page.waitForURL(/\/components\/parser\/$/);
  const titles = await page.locator(".entry-list .line a").allTextContents();
  expect(titles.filter(text => text === "parser")).not.toEqual([]);
  await page.locator(".entry-title a").nth(1).click();
  await page.getByText(/^\s*Later in parser/).waitFor();
  expect(await page.locator(".related li").count()).toBeGreaterThan(0);
});
