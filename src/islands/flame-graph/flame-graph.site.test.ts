import {describe, expect, test} from "vitest";
import {axeViolations} from "../../../scripts/testing/axe.ts";
import {sidewaysOverflow} from "../../../scripts/testing/browser.ts";
import {
  CPU,
  current,
  details,
  ENTRY,
  MEMORY,
  press,
  topRows,
  tree,
  viewerSite,
  zoomed,
} from "./testdata/viewer-site.ts";

const {site, open, openViewer} = viewerSite();

describe("a profile's page", () => {
  test("has drawing and table without JavaScript, and nothing that needs it", async () => {
    const page = await open(CPU, {javaScriptEnabled: false});
    expect(await page.locator("flame-graph svg.flame-graph").first().isVisible()).toBe(true);
    expect(await page.locator("table.profile-top tbody tr").first().isVisible()).toBe(true);
    expect(await page.locator("flame-graph button").count()).toBe(0);
  });

  test("opens the viewer once it is seen; the drawing stands in print", async () => {
    const page = await openViewer(CPU);
    expect(await page.locator("flame-graph > .flame-graph-frame").first().isVisible()).toBe(false);
    expect(await details(page)).toBe("all samples\n7.06s · 100% of all");
    expect(await topRows(page)).toEqual([
      "640ms 9.07% 640ms 9.07% runtime.memclrNoHeapPointers",
      "560ms 7.93% 560ms 7.93% runtime.unlock2",
      "510ms 7.22% 570ms 8.07% runtime.lock2",
    ]);
    await page.emulateMedia({media: "print"});
    expect(await page.locator(".flame-viewer").isVisible()).toBe(false);
    expect(await page.locator("flame-graph svg.flame-graph").first().isVisible()).toBe(true);
  });

  test.each(["light", "dark"] as const)("has nothing axe would mend, %s", async colorScheme => {
    const page = await openViewer(`${CPU}#profile-flame?q=malloc&f=Parse`, {colorScheme});
    expect(await axeViolations(page)).toEqual([]);
    await page.goto(`${site.address}${CPU}#profile-flame?p=runtime.mallocgc`);
    await page.locator(".flame-heading", {hasText: "What calls"}).waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  test("draws with the system's colours where those are forced", async () => {
    const page = await openViewer(CPU, {forcedColors: "active"});
    const colours = await page.evaluate(() => {
      const canvas = document.querySelector("canvas");
      const pixels = canvas?.getContext("2d")?.getImageData(0, 0, canvas.width, 40).data ?? [];
      const found = new Set<string>();
      for (let i = 0; i < pixels.length; i += 4) found.add(`${pixels[i]} ${pixels[i + 1]} ${pixels[i + 2]}`);
      return found.has("0 0 0") && found.has("255 255 255");
    });
    expect(colours).toBe(true);
  });
});

describe("by keyboard", () => {
  test("the second link of the page leads to the frames", async () => {
    const page = await openViewer(CPU);
    await press(page, "Tab", "Tab", "Enter");
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("profile-flame-tree-0");
  });

  test("one walks, zooms in and out and hears of each frame", async () => {
    const page = await openViewer(CPU);
    await tree(page).focus();
    await press(page, "ArrowDown");
    expect(await current(page)).toBe("testing.(*B).launch, 5.17s, 73.23% of all");
    await press(page, "ArrowRight");
    expect(await current(page)).toBe("runtime.bgsweep, 1.26s, 17.85% of all");
    await press(page, "ArrowLeft", "ArrowDown", "ArrowDown", "ArrowDown");
    expect(await current(page)).toContain("sip.Parse, ");
    expect(await page.locator(".flame-details [aria-live]").textContent()).toContain(
      "example.com/sip.Parse, ",
    );
    await press(page, "Enter");
    expect(await zoomed(page)).toEqual([
      "all samples",
      "testing.(*B).launch",
      "testing.(*B).runN",
      "sip.BenchmarkParse.func1",
      "sip.Parse",
    ]);
    await press(page, "ArrowDown", "ArrowDown");
    expect(await details(page)).toMatch(/ of all · [\d.]+% of sip\.Parse/);
    await press(page, "Escape");
    expect((await zoomed(page)).at(-1)).toBe("sip.BenchmarkParse.func1");
    await press(page, "Home", "Enter");
    expect(await zoomed(page)).toEqual(["all samples"]);
  });

  test("the tree names level and place of each frame", async () => {
    const page = await openViewer(CPU);
    await tree(page).focus();
    await press(page, "ArrowDown", "ArrowDown");
    const item = page.locator('[role="treeitem"][aria-selected="true"]');
    expect(await item.getAttribute("aria-level")).toBe("3");
    expect(await item.getAttribute("aria-posinset")).toBe("1");
    expect(Number(await item.getAttribute("aria-setsize"))).toBeGreaterThan(0);
    expect(await item.getAttribute("aria-expanded")).toBe("true");
  });

  test("a slash searches, Enter goes from match to match, Escape ends it", async () => {
    const page = await openViewer(CPU);
    await tree(page).focus();
    await press(page, "/");
    await page.keyboard.type("mallocgc");
    expect(await page.locator(".flame-matched").textContent()).toBe("28.47% matched: 2.01s in 1 function");
    await press(page, "Enter");
    expect(await current(page)).toMatch(/^runtime\.mallocgc, /);
    const first = await tree(page).getAttribute("aria-activedescendant");
    await press(page, "Enter");
    expect(await current(page)).toMatch(/^runtime\.mallocgc, /);
    expect(await tree(page).getAttribute("aria-activedescendant")).not.toBe(first);
    await press(page, "Escape");
    expect(await page.getByRole("searchbox", {name: "Search"}).inputValue()).toBe("");
    expect(await tree(page).evaluate(element => element === document.activeElement)).toBe(true);
  });

  test("a flame is walked upwards", async () => {
    const page = await openViewer(`${CPU}#profile-flame?v=flame`);
    await tree(page).focus();
    await press(page, "ArrowUp");
    expect(await current(page)).toContain("testing.(*B).launch");
    await press(page, "ArrowDown");
    expect(await current(page)).toContain("all samples");
  });
});

describe("views", () => {
  test("a click zooms, the table follows, the address tells, back goes back", async () => {
    const page = await openViewer(CPU);
    // The sixth row: sip.ParseSplit.
    await tree(page).click({position: {x: 30, y: 5 * 18 + 9}});
    expect((await zoomed(page)).at(-1)).toBe("sip.ParseSplit");
    expect(await page.locator(".flame-top caption").textContent()).toContain("Functions of sip.ParseSplit");
    expect(await page.locator(".flame-top").innerText()).not.toContain("runtime.bgsweep");
    expect(new URL(page.url()).hash).toMatch(/^#profile-flame\?z=[0-9a-z]{7}$/);
    await page.goBack();
    await expect.poll(() => zoomed(page)).toEqual(["all samples"]);
    await page.goForward();
    await expect.poll(async () => (await zoomed(page)).at(-1)).toBe("sip.ParseSplit");
  });

  test("the pointer has its frame told at once", async () => {
    const page = await openViewer(CPU);
    await tree(page).hover({position: {x: 30, y: 4 * 18 + 9}});
    expect(await details(page)).toContain("example.com/sip.Parse\n");
    expect(await details(page)).toMatch(/\nexample\.com\/sip\/\w+\.go$/);
  });

  test("a link brings back the same view", async () => {
    const page = await openViewer(CPU);
    await page.getByText("Filters").click();
    await page.getByLabel("Focus").fill("ParseSplit");
    await page.getByLabel("Hide runtime and standard library").check();
    await page.getByRole("searchbox", {name: "Search"}).fill("/canonical|via/");
    await tree(page).focus();
    await press(page, "ArrowDown", "ArrowDown", "Enter");
    await page.getByRole("button", {name: "cum"}).click();
    const shown = async (): Promise<unknown> => ({
      path: await zoomed(page),
      rows: await topRows(page, 10),
      matched: await page.locator(".flame-matched").textContent(),
      details: await details(page),
    });
    const before = await shown();
    await page.getByRole("button", {name: "Copy link"}).click();
    await page.getByRole("button", {name: "Copied"}).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toBe(page.url());
    expect(link).toMatch(/#profile-flame\?f=ParseSplit&q=%2Fcanonical%7Cvia%2F&z=\w{7}&std=0&sort=cum$/);
    await page.goto("about:blank");
    await page.goto(link);
    await page.locator(".flame-viewer").waitFor();
    expect(await shown()).toEqual(before);
    await page.getByRole("button", {name: "Reset"}).click();
    expect(await zoomed(page)).toEqual(["all samples"]);
    expect(new URL(page.url()).hash).toBe("#profile-flame");
  });

  test("focus, ignore and hide keep to pprof's rules", async () => {
    const page = await openViewer(`${CPU}#profile-flame?f=mallocgc`);
    expect(await details(page)).toBe("all samples\n2.01s · 28.47% of all");
    await page.goto(`${site.address}${CPU}#profile-flame?i=mallocgc`);
    await expect.poll(() => details(page)).toBe("all samples\n5.05s · 71.53% of all");
    await page.goto(`${site.address}${CPU}#profile-flame?s=%5Estrings%5C.`);
    await expect
      .poll(async () => (await topRows(page, 60)).every(row => row.includes("strings.")))
      .toBe(true);
  });

  test("another sample type has its own numbers", async () => {
    const page = await openViewer(MEMORY);
    const types = await page.getByLabel("Sample").locator("option").allTextContents();
    expect(types).toEqual(["alloc_objects", "alloc_space", "inuse_objects", "inuse_space"]);
    const bytes = await details(page);
    expect(bytes).toMatch(/\d[kMG]B · 100% of all/);
    await page.getByLabel("Sample").selectOption("alloc_objects");
    expect(await details(page)).toMatch(/^all samples\n\d+ · 100% of all/);
    expect(new URL(page.url()).hash).toBe("#profile-flame?si=alloc_objects");
    await page.goBack();
    await expect.poll(() => details(page)).toBe(bytes);
  });

  test("bottom-up puts first what costs most by itself, and its callers below", async () => {
    const page = await openViewer(CPU);
    await page.getByRole("combobox", {name: "View"}).selectOption("bottom-up");
    await tree(page).focus();
    await press(page, "ArrowDown");
    expect(await current(page)).toBe("runtime.memclrNoHeapPointers, 640ms, 9.07% of all");
    expect(await topRows(page, 1)).toEqual(["640ms 9.07% 640ms 9.07% runtime.memclrNoHeapPointers"]);
  });

  test("a function of the table shows its callers and what it calls", async () => {
    const page = await openViewer(CPU);
    await page.getByRole("button", {name: "runtime.mallocgc", exact: true}).click();
    expect(await page.locator(".flame-heading").allTextContents()).toEqual([
      "What calls runtime.mallocgc",
      "What runtime.mallocgc calls",
    ]);
    for (const index of [0, 1])
      expect(await current(page, index)).toBe("runtime.mallocgc, 2.01s, 28.47% of all");
    await tree(page, 0).focus();
    await press(page, "ArrowUp");
    expect(await current(page, 0)).toBe("runtime.makeslice, 1.02s, 14.45% of all");
    await press(page, "Escape");
    expect(await zoomed(page)).toEqual(["all samples"]);
    await tree(page).focus();
    await press(page, "ArrowDown", "s");
    expect(await page.locator(".flame-heading").first().textContent()).toBe("What calls testing.(*B).launch");
  });

  test("a link that is not understood shows what it can and says what it cannot", async () => {
    const page = await openViewer(`${CPU}#profile-flame?si=space&v=sideways&f=(&z=0000000&q=mallocgc`);
    expect(await page.locator(".flame-viewer [role=status]").textContent()).toBe(
      'the link\'s v=sideways is not known here; no sample type "space"; focus: missing ); the zoomed frame is not in this view.',
    );
    expect(await details(page)).toBe("all samples\n7.06s · 100% of all");
  });

  test("an expression that would keep a backtracking engine busy for ever answers", async () => {
    const page = await openViewer(`${CPU}#profile-flame?q=%2F%28%5B%5E%21%5D%2B%29%2B%21%2F`);
    expect(await page.locator(".flame-matched").textContent()).toBe("no function matches");
  });
});

describe("in an entry", () => {
  test("nothing is fetched until a reader asks, then the figure's own view opens", async () => {
    const page = await open(`entries/${ENTRY}/`);
    const requests: string[] = [];
    page.on("request", request => requests.push(request.url()));
    await page.waitForTimeout(300);
    expect(requests.filter(url => /frames\.json|viewer/.test(url))).toEqual([]);
    expect(await page.locator(".flame-viewer").count()).toBe(0);
    await page.getByRole("button", {name: "Explore"}).nth(1).click();
    await page.locator(".flame-viewer").waitFor();
    expect(await page.locator(".flame-viewer").count()).toBe(1);
    expect(await page.getByLabel("Sample").inputValue()).toBe("alloc_space");
    expect(await page.getByRole("searchbox", {name: "Focus", exact: true}).inputValue()).toBe("Parse");
    expect(await page.locator('[role="tree"]:focus').count()).toBe(1);
    await press(page, "ArrowDown", "Enter");
    expect(new URL(page.url()).hash).toMatch(/^#fig-[\w-]+-flame\?z=/);
    await page.reload();
    await page.locator(".flame-viewer").waitFor();
    expect((await zoomed(page)).length).toBe(2);
    expect(await axeViolations(page)).toEqual([]);
  });

  test("data that cannot be read leave the drawing and a way to try again", async () => {
    const page = await open(`entries/${ENTRY}/`);
    await page.route("**/frames.json", route => route.fulfill({body: '{"version":99}'}));
    await page.getByRole("button", {name: "Explore"}).first().click();
    await page.getByRole("button", {name: "Try again"}).waitFor();
    expect(await page.locator(".flame-start").first().textContent()).toContain("expected 1, got 99");
    expect(await page.locator("flame-graph svg.flame-graph").first().isVisible()).toBe(true);
    await page.unroute("**/frames.json");
    await page.getByRole("button", {name: "Try again"}).click();
    await page.locator(".flame-viewer").waitFor();
  });
});

describe("on a phone", () => {
  const phone = {viewport: {width: 390, height: 844}, hasTouch: true, isMobile: true};

  test.each([CPU, `${CPU}#profile-flame?p=runtime.mallocgc`, `${CPU}#profile-flame?f=Parse&q=a`])(
    "%s fits and has nothing axe would mend",
    async address => {
      const page = await openViewer(address, phone);
      expect(await sidewaysOverflow(page)).toBe(0);
      expect(await axeViolations(page)).toEqual([]);
    },
  );

  test("a finger has a frame told first and zooms with the second touch", async () => {
    const page = await openViewer(CPU, phone);
    await tree(page).scrollIntoViewIfNeeded();
    const place = {position: {x: 60, y: 4 * 26 + 13}};
    await tree(page).tap(place);
    expect(await details(page)).toContain("example.com/sip.Parse\n");
    expect(await zoomed(page)).toEqual(["all samples"]);
    await tree(page).tap(place);
    expect((await zoomed(page)).at(-1)).toBe("sip.Parse");
  });
});
