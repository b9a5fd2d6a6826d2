import type {Page} from "playwright-core";
import {expect, test} from "vitest";
import {sidewaysOverflow} from "../../../scripts/testing/browser.ts";
import {watchedSample} from "../../../scripts/testing/watched-site.ts";

const PROFILE = "profiles/2026-11-18-header-slice/cpu.after.pb.gz/";

const site = watchedSample();

/** Width of the drawing, and the part of it that its frame shows. */
function measured(page: Page): Promise<{drawing: number; frame: number; left: number}> {
  return page.locator(".call-graph-frame").evaluate(frame => ({
    drawing: frame.querySelector("svg")?.getBoundingClientRect().width ?? 0,
    frame: frame.clientWidth,
    left: frame.scrollLeft,
  }));
}

test.each([390, 1280])("a call graph fits its width and is zoomed and moved, %i pixels wide", async width => {
  const page = await site.newPage({viewport: {width, height: 844}});
  await page.goto(`${site.address}${PROFILE}graph/`);
  const zoomIn = page.getByRole("button", {name: "Zoom in"});
  await zoomIn.waitFor();
  const fitting = await measured(page);
  expect(fitting.drawing).toBeLessThanOrEqual(fitting.frame);
  for (let step = 0; step < 3; step++) await zoomIn.click();
  const zoomed = await measured(page);
  expect(zoomed.drawing).toBeGreaterThan(zoomed.frame);
  expect(zoomed.left).toBeGreaterThan(0);
  await page.locator(".call-graph-frame").focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(async () => (await measured(page)).left).toBeGreaterThan(zoomed.left);
  await page.keyboard.press("+");
  expect((await measured(page)).drawing).toBeGreaterThan(zoomed.drawing);
  await page.keyboard.press("0");
  expect((await measured(page)).drawing).toBe(fitting.drawing);
  expect(await sidewaysOverflow(page)).toBe(0);
});

test("without JavaScript a call graph is as large as its text needs and scrolls", async () => {
  const page = await site.newPage({javaScriptEnabled: false, viewport: {width: 390, height: 844}});
  await page.goto(`${site.address}${PROFILE}graph/`);
  expect(await page.getByRole("button").count()).toBe(0);
  const box = await page.locator("svg.call-graph").boundingBox();
  expect(box?.width).toBeGreaterThan(390);
  expect(await sidewaysOverflow(page)).toBe(0);
});

test("the second Tab of a profile leads to the frames", async () => {
  const page = await site.newPage();
  await page.goto(site.address + PROFILE);
  await page.getByRole("tree").waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.evaluate(() => document.activeElement?.role)).toBe("tree");
});

test("a top table is sorted by the change to the base on request", async () => {
  const page = await site.newPage();
  await page.goto(`${site.address}${PROFILE}top/`);
  const table = page.locator("table.profile-top").first();
  const changes = (): Promise<number[]> =>
    table.locator("tbody td:nth-child(6)").evaluateAll(cells => cells.map(cell => Number(cell.dataset.sort)));
  const first = await changes();
  const button = table.getByRole("button", {name: /base/});
  await button.click();
  expect(await changes()).toEqual([...first].sort((a, b) => a - b));
  await button.click();
  expect(await changes()).toEqual([...first].sort((a, b) => b - a));
  await button.click();
  expect(await changes()).toEqual(first);
});
