import {existsSync} from "node:fs";
import {join} from "node:path";
import type {Page} from "playwright-core";
import {beforeEach, expect, test} from "vitest";
import {axeViolations} from "../../../scripts/testing/axe.ts";
import {sidewaysOverflow} from "../../../scripts/testing/browser.ts";
import {watchedSample} from "../../../scripts/testing/watched-site.ts";

const site = watchedSample();
let page: Page;

beforeEach(async () => {
  page = await site.newPage();
});

/** Opens the dialog on a page with a key and types a query. */
async function ask(query: string, key = "/", address = ""): Promise<void> {
  await page.goto(site.address + address);
  await page.keyboard.press(key);
  await box().fill(query);
}

const box = () => page.getByRole("combobox", {name: /^Search/});
const option = (text: string | RegExp) => page.getByRole("option", {name: text});
const firstOption = () => page.locator("dialog").getByRole("option").first();

test("no script of the search is loaded before it is asked for", async () => {
  const loaded: string[] = [];
  page.on("request", request => loaded.push(request.url()));
  await page.goto(site.address);
  await page.waitForLoadState("networkidle");
  expect(loaded.filter(url => /search|names/.test(url))).toEqual([]);
  await page.keyboard.press("/");
  await box().waitFor();
  expect(loaded.filter(url => url.endsWith("/search/names.json"))).toHaveLength(1);
});

test("a benchmark's name and Enter lead to the benchmark, on every page", async () => {
  await ask("Parse/msg=invite", "/", "entries/");
  await option(/^Parse\/msg=invite benchmark/).waitFor();
  expect(await firstOption().innerText()).toMatch(/^Parse\/msg=invite\s+benchmark/);
  expect(await firstOption().innerText()).toMatch(/last moved -62.98% · .*\d{4}-\d\d-\d\d/s);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/benchmarks\/.*\/Parse~msg=invite\/$/);
});

test("the last part of a function's name leads to its page", async () => {
  await ask("mallocgc", "Control+k");
  await option(/runtime\.mallocgc function/).waitFor();
  await firstOption().click();
  await page.waitForURL(/\/functions\/runtime\.mallocgc\/$/);
});

test("a commit gives its entry, an unknown commit nothing, in the dialog and on the page", async () => {
  await ask("b37a89f0");
  await option(/b37a89f commit .*2026-09-04/).waitFor();
  await box().fill("0badc0ffee");
  await page.getByText("No such name.").waitFor();
  expect(await page.getByRole("option").count()).toBe(0);
  await page.goto(`${site.address}search/?q=0badc0ffee`);
  await page.getByText("Nothing found.").waitFor({timeout: 15_000});
});

test("arrows choose, Escape closes and gives the focus back", async () => {
  await page.goto(site.address);
  const link = page.getByRole("link", {name: "Benchmarks"}).first();
  await link.focus();
  await page.keyboard.press("/");
  const input = box();
  await input.fill("invite");
  await page.getByRole("option").nth(2).waitFor();
  const active = () => page.getByRole("option", {selected: true}).getAttribute("id");
  expect(await input.getAttribute("aria-activedescendant")).toBe(await active());
  const first = await active();
  await page.keyboard.press("ArrowDown");
  expect(await active()).not.toBe(first);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  expect(await page.getByRole("option").last().getAttribute("aria-selected")).toBe("true");
  expect(await axeViolations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  expect(await page.locator("dialog").isVisible()).toBe(false);
  expect(await link.evaluate(element => element === document.activeElement)).toBe(true);
});

test("a slash in a box is a letter; the link of the masthead opens the dialog on a phone", async () => {
  await page.goto(`${site.address}profiles/`);
  await page.getByRole("searchbox").press("/");
  expect(await page.locator("dialog").count()).toBe(0);
  await page.setViewportSize({width: 390, height: 844});
  await page.getByRole("link", {name: "Search", exact: true}).click();
  await box().fill("Parse");
  await page.getByRole("option").first().waitFor();
  expect(await sidewaysOverflow(page)).toBe(0);
});

test("the page finds an entry by a word of its text, under its own policy", async () => {
  await page.goto(`${site.address}search/?q=parser`);
  await page.locator(".search-results p").first().waitFor({timeout: 15_000});
  const paths = await page
    .locator(".search-results a")
    .evaluateAll(all => all.map(a => (a as HTMLAnchorElement).pathname));
  expect(new Set(paths).size).toBe(paths.length);
  for (const path of paths) {
    expect(path.startsWith(site.base)).toBe(true);
    expect(existsSync(join(site.folder, path.slice(site.base.length), "index.html"))).toBe(true);
  }
});

test("the page finds a benchmark by its name and the entry that moved it last", async () => {
  await page.goto(`${site.address}search/?q=msg%3Dinvite+headers+slice+last+moved`);
  const result = page.locator('.search-results li:has(a[href$="/sip/Parse~msg=invite/"])');
  await result.waitFor({timeout: 15_000});
  expect(await result.innerText()).toContain("-62.98%");
});

test("the page reports when nothing is found, and has the lists without JavaScript", async () => {
  await page.goto(`${site.address}search/`);
  await page.getByRole("searchbox").fill("ξξξξ");
  await page.locator("site-search [role=status]", {hasText: /^Nothing found\.$/}).waitFor();
  const view = await site.newPage({javaScriptEnabled: false});
  await view.goto(`${site.address}search/`);
  expect(await view.locator("site-search li a").count()).toBeGreaterThan(5);
});
