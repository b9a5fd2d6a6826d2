/**
 * Builds a journal of 300 entries with 40 benchmarks each, from scratch and once more, and opens its pages in Chromium.
 * Prints a line a figure; exits 1 when a page is heavier or slower than it may be.
 */
import {readdirSync, statSync} from "node:fs";
import {dirname, join, sep} from "node:path";
import process from "node:process";
import type {Browser} from "playwright-core";
import {launchBrowser} from "../testing/browser.ts";
import type {BuiltSite} from "../testing/built-site.ts";
import {buildSite} from "../testing/built-site.ts";
import {longJournal} from "../testing/long-journal.ts";
import {temporaryJournal} from "../testing/temporary-journal.ts";

const LENGTH = {entries: 300, benchmarks: 40, newMachineAt: 200};
const OPENED = [
  "benchmarks/",
  "benchmarks/example.com/acme/router/Render~tpl=short-8/",
  "entries/",
  "findings/",
  "compare/",
];
const MOST_BYTES = 200_000;
const MOST_MILLISECONDS = 1000;
const LOADS = 5;

const journal = temporaryJournal(Object.fromEntries(longJournal(LENGTH)));
try {
  print(`${LENGTH.entries} entries, ${LENGTH.benchmarks} benchmarks, three units, ten samples each`);
  await (await timedBuild("built from scratch")).close();
  const site = await timedBuild("built again");
  const browser = await launchBrowser();
  try {
    weigh(site);
    for (const address of OPENED) await measureOpening(browser, site, address);
  } finally {
    await browser.close();
    await site.close();
  }
} finally {
  journal.remove();
}

async function timedBuild(name: string): Promise<BuiltSite> {
  const start = performance.now();
  const site = await buildSite({root: journal.root});
  print(`${name} in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return site;
}

/** The heaviest page of each part of the site, as it is on disk. */
function weigh({folder}: BuiltSite): void {
  const pages = readdirSync(folder, {recursive: true, encoding: "utf8"}).filter(path =>
    path.endsWith(".html"),
  );
  const sizes = pages.map(path => ({path, bytes: statSync(join(folder, path)).size}));
  for (const [part, all] of Map.groupBy(sizes, ({path}) => dirname(path).split(sep)[0] ?? "")) {
    const [heaviest] = all.toSorted((a, b) => b.bytes - a.bytes);
    if (!heaviest) continue;
    print(
      `${part === "." ? "home" : part}: ${all.length} pages, heaviest ${kB(heaviest.bytes)}, ${heaviest.path}`,
    );
    if (heaviest.bytes > MOST_BYTES) fail(`${heaviest.path} is heavier than ${kB(MOST_BYTES)}`);
  }
}

/** The median time until a page is loaded and painted, each in a new context, so that the cache is empty. */
async function measureOpening(browser: Browser, site: BuiltSite, address: string): Promise<void> {
  const times: number[] = [];
  for (let i = 0; i < LOADS; i++) {
    const context = await browser.newContext({viewport: {width: 1280, height: 900}});
    const page = await context.newPage();
    const start = performance.now();
    await page.goto(site.address + address);
    await page.evaluate(() => new Promise(painted => requestAnimationFrame(() => setTimeout(painted))));
    times.push(performance.now() - start);
    await context.close();
  }
  const median = times.toSorted((a, b) => a - b)[Math.floor(LOADS / 2)] ?? 0;
  print(`${address} opens in ${Math.round(median)} ms`);
  if (median > MOST_MILLISECONDS) fail(`${address} takes longer than ${MOST_MILLISECONDS} ms`);
}

function kB(bytes: number): string {
  return `${(bytes / 1000).toFixed(0)} kB`;
}

function print(line: string): void {
  console.log(`  ${line}`);
}

function fail(message: string): void {
  console.error(`  ${message}`);
  process.exitCode = 1;
}
