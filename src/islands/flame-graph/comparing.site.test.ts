import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {describe, expect, test} from "vitest";
import {axeViolations} from "../../../scripts/testing/axe.ts";
import {sidewaysOverflow} from "../../../scripts/testing/browser.ts";
import {
  AGAIN,
  CPU,
  current,
  details,
  HEAD,
  LABELS,
  LATER,
  PLAIN,
  press,
  topRows,
  tree,
  viewerSite,
} from "./testdata/viewer-site.ts";

const {site, open, openViewer} = viewerSite();
/** Everything a reader of the viewer has to download: 23 kB of scripts, 2 kB of styles. */
const MOST_BYTES = 25_500;

describe("against its base", () => {
  const compared = (mode: string): string => `${HEAD}#profile-flame?d=${mode}`;

  test("a profile says both numbers, in the way that is chosen; nothing of the base is fetched before", async () => {
    const page = await openViewer(HEAD);
    const requests: string[] = [];
    page.on("request", request =>
      requests.push(...(/frames\.json$/.exec(request.url()) ? [request.url()] : [])),
    );
    expect(await details(page)).toBe("all samples\n9.81s · 100% of all");
    const choice = page.getByLabel("Compare with cpu.before.pb.gz");
    expect(await choice.inputValue()).toBe("");
    expect(await choice.locator("option:disabled").allTextContents()).toEqual(["per operation"]);
    await choice.selectOption("absolute");
    await expect.poll(() => details(page)).toBe("all samples\n7.06s → 9.81s, +2.75s · 100% → 100% of all");
    expect(requests).toEqual([`${site.address}profiles/${LATER}/cpu.before.pb.gz/frames.json`]);
    expect(new URL(page.url()).hash).toBe("#profile-flame?d=absolute");
    expect(await topRows(page, 2)).toEqual([
      "0 → 1.54s +1.54s +1.92s sip.(*Message).scanBody",
      "0 → 940ms +940ms +950ms sip.(*scanner).restOfLine",
    ]);
    await choice.selectOption("share");
    // Both ran benchmarks, for a fixed time each.
    await expect.poll(() => details(page)).toBe("all samples\n100% → 100%, unchanged");
    await page.goBack();
    await expect.poll(() => details(page)).toContain("7.06s → 9.81s");
    await page.goBack();
    await expect.poll(() => details(page)).toBe("all samples\n9.81s · 100% of all");
  });

  test("the page of the comparison leads to it in the viewer", async () => {
    const page = await openViewer(HEAD);
    await page.getByRole("link", {name: "Compared with before"}).click();
    await page.getByRole("link", {name: "Zoom and search this comparison"}).click();
    await page.waitForURL(/#profile-flame\?d=/);
    await expect.poll(() => details(page)).toContain(" → ");
  });

  test("a link opens the comparison: what is gone is at its place, what colours mean is explained", async () => {
    const page = await openViewer(compared("absolute"));
    await page.locator(".flame-diff .diff-legend").waitFor();
    expect(await page.locator(".flame-diff .diff-legend li").allTextContents()).toEqual([
      " - less",
      " + more",
      expect.stringMatching(/^ change below \d+ms$/),
      " new",
      " gone",
      " line: the base's part",
    ]);
    await page.getByLabel("Search").fill("ParseSplit");
    await page.getByLabel("Search").press("Enter");
    await expect.poll(() => details(page)).toMatch(/sip\.ParseSplit\n5\.17s → 0, -5\.17s · gone/);
  });

  test("widths are of both sides, of a side, or of each beside the other, with the same frame in sight", async () => {
    const page = await openViewer(compared("absolute"));
    const widths = page.getByLabel("Width");
    await widths.selectOption("side by side");
    await expect
      .poll(() => page.locator(".flame-heading:visible").allTextContents())
      .toEqual(["base", "head"]);
    expect(new URL(page.url()).hash).toBe("#profile-flame?d=absolute&w=beside");
    await tree(page, 1).focus();
    await press(page, "ArrowDown");
    await press(page, "Enter");
    expect(await current(page, 0)).toBe(await current(page, 1));
    await widths.selectOption("as wide as base");
    await expect.poll(() => page.locator(".flame-picture:visible").count()).toBe(1);
    await page.getByLabel("Compare with").selectOption("");
    expect(await widths.isVisible()).toBe(false);
  });

  test("search, callers and bottom-up keep both numbers", async () => {
    const page = await openViewer(`${compared("absolute")}&q=mallocgc`);
    const matched = page.locator(".flame-matched");
    await expect.poll(() => matched.textContent()).toMatch(/^matched 2\.01s → \d\.\d\ds, \+/);
    await page.goto(`${site.address}${compared("absolute")}&p=runtime.mallocgc`);
    await expect.poll(() => current(page, 0)).toContain("runtime.mallocgc, 2.01s → 2.90s, +890ms");
    await page.goto(`${site.address}${compared("absolute")}&v=bottom-up`);
    await expect.poll(async () => (await topRows(page, 1))[0]).toContain("sip.(*Message).scanBody");
  });

  test("a frame has the numbers of the drawn comparison", async () => {
    const drawing = await open(`${HEAD}diff/`, {javaScriptEnabled: false});
    const titles = await drawing.locator("svg.flame-graph title").allTextContents();
    const drawn = titles.find(title => title.startsWith("runtime.bgsweep: "))?.split(";")[0] ?? "";
    expect(drawn).toContain(" → ");
    const page = await openViewer(`${compared("share")}&q=bgsweep`);
    await page.locator(".flame-diff .diff-legend").waitFor();
    await page.getByLabel("Search").press("Enter");
    await expect.poll(() => details(page)).toContain(drawn.slice(drawn.indexOf(":") + 2));
  });

  test.each(["light", "dark"] as const)("has nothing axe would mend, %s", async colorScheme => {
    const page = await openViewer(compared("share"), {colorScheme});
    await page.locator(".flame-diff .diff-legend").waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  test("a base that cannot be fetched leaves the head and says so", async () => {
    const page = await open("");
    await page.route("**/cpu.before.pb.gz/frames.json", route => route.fulfill({status: 404, body: ""}));
    await page.goto(`${site.address}${compared("share")}`);
    const status = page.locator(".flame-viewer [role=status]");
    await expect
      .poll(() => status.textContent())
      .toBe("the data of cpu.before.pb.gz could not be loaded (status 404).");
    expect(await details(page)).toBe("all samples\n9.81s · 100% of all");
    for (const trouble of site.takeTroubles()) expect(trouble).toContain("404");
    await page.unroute("**/cpu.before.pb.gz/frames.json");
    await page.getByLabel("Compare with").selectOption("absolute");
    await expect.poll(() => details(page)).toContain("7.06s → 9.81s");
  });

  test("a profile without a base offers none", async () => {
    const page = await openViewer(`${CPU}#profile-flame?d=share`);
    expect(await page.getByLabel("Compare with").count()).toBe(0);
    expect(await page.locator(".flame-viewer [role=status]").textContent()).toBe("this profile has no base.");
  });
});

describe("more filters", () => {
  test("stacks may begin at a function", async () => {
    const page = await openViewer(`${CPU}#profile-flame?sf=sip%5C.Parse%24`);
    await tree(page).focus();
    await press(page, "ArrowDown");
    expect(await current(page)).toContain("sip.Parse, ");
    await page.getByRole("searchbox", {name: "Show from"}).fill("nobody");
    const status = page.locator(".flame-viewer [role=status]");
    await expect.poll(() => status.textContent()).toBe("no stack is left.");
  });

  test("labels are asked for where the data have some", async () => {
    const page = await openViewer(`${LABELS}#profile-flame?tf=method%3DINVITE`);
    const invite = await details(page);
    await page.goto(`${site.address}${LABELS}#profile-flame?ti=method%3DINVITE`);
    await expect.poll(() => details(page)).not.toBe(invite);
    expect(await page.getByRole("searchbox", {name: "Tag ignore"}).inputValue()).toBe("method=INVITE");
  });

  test("labels are not asked for where there are none", async () => {
    const page = await openViewer(PLAIN);
    expect(await page.getByRole("searchbox", {name: "Tag focus", includeHidden: true}).count()).toBe(0);
  });
});

describe("a function through the journal", () => {
  test("has a page with its share of every profile that can be compared", async () => {
    const page = await open("functions/", {javaScriptEnabled: false});
    await page.getByRole("link", {name: "runtime.mallocgc", exact: true}).click();
    expect(await page.locator("h1").textContent()).toBe("runtime.mallocgc");
    const rows = page.locator("section.block", {hasText: "CPU profile “cpu”, cpu"}).locator("tbody tr");
    expect((await rows.allInnerTexts()).map(text => text.replace(/\s+/g, " ").trim())).toEqual([
      "2026-05-05 Measure again 410ms 5.81% 2.01s 28.47% 1.04 cpu.pb.gz",
      "2026-05-04 Scan the headers 560ms 5.71% 2.90s 29.56% 28.47% → 29.56%, +3.83% (-10.78% to +20.84%) 1.04 cpu.after.pb.gz",
      "2026-05-04 between entries 28.47% → 28.47%",
      "2026-05-03 Pool the headers 410ms 5.81% 2.01s 28.47% 1.00 cpu.pb.gz",
    ]);
    expect(await page.locator(".share-chart a").count()).toBeGreaterThan(2);
  });

  test("is reached from a top table, which says what it held before", async () => {
    const page = await open(`profiles/${AGAIN}/cpu.pb.gz/top/`);
    const link = page.getByRole("link", {name: "runtime.mallocgc", exact: true});
    const row = page.locator("tr", {has: link}).first();
    expect((await row.innerText()).replace(/\s+/g, " ")).toContain("5.71% → 5.81% runtime.mallocgc");
    expect(await page.locator("p.note", {hasText: "vs previous"}).first().textContent()).toContain(
      "cpu.after.pb.gz of 2026-05-04, Scan the headers",
    );
    await page.goto(`${site.address}entries/${AGAIN}/`);
    expect(await page.locator("table.profile-top thead").first().innerText()).toContain("vs previous");
  });

  test.each([390, 1280])("fits a screen %i wide, and axe has nothing to mend", async width => {
    const page = await open("functions/runtime.mallocgc/", {viewport: {width, height: 844}});
    expect(await sidewaysOverflow(page)).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
  });
});

test("the viewer is small: all of it together, compressed", () => {
  const assets = join(site.folder, "_astro");
  const first = readdirSync(assets).filter(name =>
    /^(?:flame-graph|viewer)\..*\.js$|^viewer\..*\.css$/.test(name),
  );
  // The element, the viewer and its style sheet; the bundler may give what they share a file of its own.
  for (const name of [/^flame-graph\..*\.js$/, /^viewer\..*\.js$/, /^viewer\..*\.css$/])
    expect(first).toContainEqual(expect.stringMatching(name));
  const parts = withImports(assets, first);
  const bytes = parts.reduce((sum, name) => sum + gzipSync(readFileSync(join(assets, name))).length, 0);
  expect(bytes).toBeLessThan(MOST_BYTES);
});

/**
 * Adds what scripts import, and what that imports: what pages share lies in files of its own. Not the page's own script,
 * which every page has loaded, with a viewer or without.
 */
function withImports(folder: string, names: readonly string[]): string[] {
  const all = new Set(names);
  for (const name of all)
    for (const [, imported = ""] of readFileSync(join(folder, name), "utf8").matchAll(
      /from\s*"\.\/([^"]+)"/g,
    ))
      if (!imported.startsWith("Page.")) all.add(imported);
  return [...all];
}
