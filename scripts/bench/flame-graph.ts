/**
 * Measures the flame graph viewer in Chromium with 100,000 frames, and its data for a profile of 10 MB.
 * Run it with `node scripts/bench/flame-graph.ts`; it prints a line a figure.
 */
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {brotliCompressSync} from "node:zlib";
import type {Page} from "playwright-core";
import {viewerData} from "../../src/artifacts/profile/flame/viewer-data.ts";
import {decodeProfile} from "../../src/pprof/profile/decode.ts";
import type {FlameData} from "../../src/stacks/flame-data.ts";
import {encodeFlameData, PSEUDO_FUNCTIONS} from "../../src/stacks/flame-data.ts";
import {FIRST_NAME, frameTree} from "../../src/stacks/frame-tree.ts";
import {launchBrowser} from "../testing/browser.ts";
import {buildSite} from "../testing/built-site.ts";
import {entryText, temporaryJournal} from "../testing/temporary-journal.ts";
import {largeProfile} from "./large-profile.ts";

const FRAMES = 100_000;
const LOADS = 7;
const ENTRY = "2026-05-03-bench";
const PROFILE = join(import.meta.dirname, "../../src/pprof/testdata/pprof/cpu-before.pb.gz");

/** Measurements that the page takes of itself; times in milliseconds. */
interface Notes {
  /** When the data began to be read, and when the canvas was first painted to its end. */
  start: number;
  painted: number;
  /** Between two frames of the screen. */
  intervals: number[];
  /** Spent painting, by frame of the screen. */
  paints: number[];
}

declare global {
  var benchNotes: Notes;
}

measureData();
await measureViewer();

/** How long the data of a large profile take to make, and how large they are. */
function measureData(): void {
  const bytes = largeProfile();
  const start = performance.now();
  const decoded = decodeProfile(bytes);
  if ("fault" in decoded) throw new Error(decoded.fault.message);
  const read = performance.now();
  const data = viewerData(decoded.profile);
  if (!data) throw new Error("the profile has no samples");
  const json = encodeFlameData(data);
  const done = performance.now();
  const megabytes = (bytes.length / 1e6).toFixed(1);
  print(`profile of ${megabytes} MB: read in ${ms(read - start)}, viewer data made in ${ms(done - read)}`);
  print(
    `its viewer data: ${data.tree.count} frames, ${kB(json.length)}, ${kB(brotliCompressSync(json).length)} brotli`,
  );
}

async function measureViewer(): Promise<void> {
  const journal = temporaryJournal({[`content/${ENTRY}/index.md`]: entryText("Bench")});
  journal.write(`content/${ENTRY}/cpu.pb.gz`, readFileSync(PROFILE));
  const site = await buildSite({root: journal.root});
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({viewport: {width: 1600, height: 1000}});
    await page.addInitScript(takeNotes);
    const body = encodeFlameData(wideTree(FRAMES));
    await page.route("**/frames.json", route => route.fulfill({body, contentType: "application/json"}));
    const paints: number[] = [];
    for (let i = 0; i < LOADS; i++) {
      await page.goto(`${site.address}profiles/${ENTRY}/cpu.pb.gz/?${i}`);
      await page.waitForFunction(() => benchNotes.painted > 0);
      await page.waitForTimeout(300);
      const {start, painted} = await page.evaluate(() => benchNotes);
      paints.push(painted - start);
    }
    const best = ms(Math.min(...paints));
    print(
      `${FRAMES} frames (${kB(body.length)} of JSON): first paint ${ms(quantile(paints, 0.5))} after the data, best ${best}`,
    );
    await measureZoom(page);
    for (const [what, change] of [
      ["bottom-up", "#profile-flame?v=bottom-up"],
      ["callers and callees", "#profile-flame?p=pkg7.(*T7).Method7"],
      ["focus", "#profile-flame?f=Method1"],
      ["search", "#profile-flame?q=%2Fmethod%5B12%5D%2B%24%2F"],
    ] as const)
      await measureChange(page, what, change);
  } finally {
    await browser.close();
    await site.close();
    journal.remove();
  }
}

/** Zooms in and out by keys and watches the frames of the screen. */
async function measureZoom(page: Page): Promise<void> {
  await page.locator("#profile-flame-tree-0").focus();
  await page.evaluate(() => {
    benchNotes.intervals = [];
    benchNotes.paints = [];
  });
  for (let i = 0; i < 12; i++) {
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForTimeout(220);
  }
  for (let i = 0; i < 12; i++) {
    await page.keyboard.press("Escape");
    await page.waitForTimeout(220);
  }
  const {intervals, paints} = await page.evaluate(() => benchNotes);
  const late = intervals.filter(interval => interval > 25).length;
  print(
    `zoom: ${intervals.length} frames of the screen, median ${ms(quantile(intervals, 0.5))}, 95 % ${ms(quantile(intervals, 0.95))}, ${late} late; painting takes ${ms(quantile(paints, 0.5))}, 95 % ${ms(quantile(paints, 0.95))}`,
  );
}

/** How long the page works when the address changes. */
async function measureChange(page: Page, what: string, hash: string): Promise<void> {
  const time = await page.evaluate(async address => {
    const start = performance.now();
    const changed = new Promise(done => addEventListener("hashchange", done, {once: true}));
    location.hash = address;
    await changed;
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - start;
  }, hash);
  print(`${what}: ${ms(time)} to the next frame of the screen`);
}

/** Runs in the page before anything else. */
function takeNotes(): void {
  const notes: Notes = {start: 0, painted: 0, intervals: [], paints: []};
  globalThis.benchNotes = notes;
  const parse = JSON.parse;
  JSON.parse = (text, reviver) => {
    if (text.length > 1e5) notes.start = performance.now();
    return parse(text, reviver);
  };
  const request = globalThis.requestAnimationFrame.bind(globalThis);
  let last = 0;
  globalThis.requestAnimationFrame = callback =>
    request(time => {
      const start = performance.now();
      callback(time);
      const end = performance.now();
      notes.paints.push(end - start);
      // Frames that follow each other; not the wait between two zooms.
      if (time - last < 100) notes.intervals.push(time - last);
      last = time;
      if (notes.start > 0 && notes.painted === 0 && document.querySelector("canvas")) notes.painted = end;
    });
}

/** A tree of so many frames, three to seven below each, with shares as real profiles have them. */
function wideTree(count: number): FlameData {
  const functionCount = 5000;
  let seed = 1;
  const random = (): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return seed / 0x8000_0000;
  };
  const parents = [-1];
  const names = [0];
  const weights = [1_000_000];
  const open = [0];
  const children: number[][] = [[]];
  while (parents.length < count) {
    const parent = open.shift() ?? 0;
    const wanted = 3 + Math.floor(random() * 5);
    for (let i = 0; i < wanted && parents.length < count; i++) {
      children[parent]?.push(parents.length);
      children.push([]);
      open.push(parents.length);
      parents.push(parent);
      names.push(FIRST_NAME + Math.floor(random() ** 2 * functionCount));
      weights.push((weights[parent] ?? 0) * 0.5 ** (i + 1));
    }
  }
  return inPreorder(names, weights, children, functionCount);
}

function inPreorder(
  names: readonly number[],
  weights: readonly number[],
  children: readonly (readonly number[])[],
  functionCount: number,
): FlameData {
  const order: [node: number, parent: number][] = [];
  const open: [number, number][] = [[0, -1]];
  for (let next = open.pop(); next; next = open.pop()) {
    const place = order.push(next) - 1;
    for (const child of children[next[0]]?.toReversed() ?? []) open.push([child, place]);
  }
  const self = Float64Array.from(order, ([node]) => 1 + Math.round(weights[node] ?? 0)).map(
    value => value * 10_000,
  );
  return {
    types: [{type: "cpu", unit: "nanoseconds"}],
    defaultType: 0,
    leastShare: 0.0001,
    functions: [
      ...PSEUDO_FUNCTIONS,
      ...Array.from({length: functionCount}, (_, i) => ({
        name: `pkg${i % 40}.(*T${i % 90}).Method${i}`,
        label: `pkg${i % 40}.(*T${i % 90}).Method${i}`,
        group: `pkg${i % 40}`,
        isQuiet: i % 3 === 0,
        file: `pkg${i % 40}/t${i % 90}.go`,
        binary: "/app",
      })),
    ],
    tree: frameTree(
      Int32Array.from(order, ([node]) => names[node] ?? 0),
      Int32Array.from(order, ([, parent]) => parent),
      [self],
    ),
  };
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;
}

function ms(time: number): string {
  return `${time.toFixed(1)} ms`;
}

function kB(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
