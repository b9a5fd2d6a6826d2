import {readFileSync} from "node:fs";
import type {Locator, Page} from "playwright-core";
import {afterAll, beforeEach, describe, expect, test} from "vitest";
import {axeViolations} from "../../../scripts/testing/axe.ts";
import {SCREENS, screenContext, sidewaysOverflow} from "../../../scripts/testing/browser.ts";
import {brokenLinks} from "../../../scripts/testing/dist-links.ts";
import {watchedSite} from "../../../scripts/testing/watched-site.ts";
import type {CitedJournal} from "./testdata/cited-journal.ts";
import {citedJournal, LATER, POOL, show} from "./testdata/cited-journal.ts";

const HEADERS = `entries/${POOL}/headers/`;
const FIGURE = "fig-before-after";

let cited: CitedJournal;
let page: Page;

const site = watchedSite(async () => {
  cited = await citedJournal();
  return {root: cited.journal.root, base: "/"};
});

afterAll(() => cited?.journal.remove());

beforeEach(async () => {
  page = await site.newPage({permissions: ["clipboard-read", "clipboard-write"]});
});

/** The path and query of a line that cites, to open it where the site is served. */
function citedPath(line: string | undefined): string {
  return /\(https:\/\/example\.org\/([^)]+)\)/.exec(line ?? "")?.[1] ?? "";
}

const menuOf = (kind: string, id: string): Locator =>
  page.locator(`copy-menu[data-kind=${kind}][data-id="${id}"]`);

async function copy(menu: Locator, name: string): Promise<string> {
  await menu.getByRole("button").click();
  await menu.getByRole("menuitem", {name, exact: true}).click();
  await expect.poll(() => menu.locator("output").first().textContent()).toBe(`${name} copied`);
  return page.evaluate(() => navigator.clipboard.readText());
}

test("no link of the site leads nowhere", () => {
  expect(brokenLinks(site.folder, site.base, "https://example.org")).toEqual([]);
});

describe("findings", () => {
  test("the list leads to each finding's own page, which says what became of it and who cites it", async () => {
    await page.goto(`${site.address}findings/`);
    expect(await page.locator("main h2").allTextContents()).toEqual([
      "Open",
      "Landed",
      "Won't fix",
      "Superseded",
    ]);
    await page.getByRole("link", {name: "A pool saves two thirds of the time."}).click();
    await page.waitForURL(site.address + HEADERS);
    expect(await page.locator(".status-history li").allInnerTexts()).toEqual([
      expect.stringMatching(/^2026-05-03\s+open stated in Pool the \[headers\]$/),
      expect.stringMatching(/^2026-05-09\s+landed by Later$/),
    ]);
    expect(await page.locator(".cited-by li").allInnerTexts()).toEqual(["Later, 2026-05-09"]);
    expect(await page.locator("figure table tbody tr[id]").count()).toBe(2);
  });

  test("a finding of front matter shows the figures that bear it out", async () => {
    await page.goto(`${site.address}entries/${POOL}/stated/`);
    expect(await page.locator("figure").allInnerTexts()).toEqual([expect.stringContaining("quiet machine")]);
  });

  test("what was superseded says so in its entry, on its page, and where it is cited", async () => {
    const banner = "Superseded by The map costs nothing now. (2026-05-09).";
    await page.goto(`${site.address}entries/${POOL}/`);
    expect(await page.locator("#old .finding-superseded").innerText()).toBe(banner);
    await page.goto(`${site.address}entries/${POOL}/old/`);
    expect(await page.locator(".finding-superseded").innerText()).toBe(banner);
    await page.goto(`${site.address}entries/${LATER}/`);
    expect(await page.getByRole("link", {name: "the map (superseded)"}).count()).toBe(1);
    expect(await page.getByRole("link", {name: "the pool", exact: true}).count()).toBe(1);
  });

  test("the list is narrowed by tag and component, and its address holds the choice", async () => {
    await page.goto(`${site.address}findings/`);
    const shown = () => page.locator("[data-facets]:visible .claim a").allTextContents();
    await page.locator("facet-filter select:enabled").first().waitFor();
    expect(await shown()).toHaveLength(4);
    await page.getByLabel("Tag").selectOption("gc");
    expect(await shown()).toEqual(["The map costs nothing now.", "A pool saves two thirds of the time."]);
    await page.getByLabel("Component").selectOption("parser");
    expect(await shown()).toEqual(["A pool saves two thirds of the time."]);
    expect(await page.locator("facet-filter output").textContent()).toBe("1 of 4");
    expect(await page.locator("main h2:visible").allTextContents()).toEqual(["Landed"]);
    expect(new URL(page.url()).search).toBe("?component=parser&tag=gc");
    await page.reload();
    await page.locator("facet-filter select:enabled").first().waitFor();
    expect(await shown()).toEqual(["A pool saves two thirds of the time."]);
    await page.goto(`${site.address}findings/?component=wire&tag=none`);
    await page.locator("facet-filter select:enabled").first().waitFor();
    expect(await shown()).toEqual(["Nothing else moved."]);
  });

  test("findings.json lists them with what became of them", async () => {
    const {findings} = await (await fetch(`${site.address}findings.json`)).json();
    expect(findings).toHaveLength(4);
    expect(findings.find((one: {id: string}) => one.id === `${POOL}#old`)).toMatchObject({
      address: `/entries/${POOL}/old/`,
      status: "superseded",
      component: "parser",
      tags: ["allocations"],
      history: [{status: "open"}, {status: "superseded", entry: LATER, finding: "newer"}],
      citedBy: [LATER],
    });
  });
});

describe("the copy menu", () => {
  test("copies of an entry, a finding and a figure what the command line prints", async () => {
    await page.goto(`${site.address}entries/${POOL}/`);
    const targets = [
      {menu: menuOf("entry", ""), part: ""},
      {menu: menuOf("finding", "headers"), part: "#headers"},
      {menu: menuOf("finding", "stated"), part: "#stated"},
      {menu: menuOf("figure", FIGURE), part: `#${FIGURE}`},
    ];
    for (const {menu, part} of targets) {
      expect(await copy(menu, "Markdown")).toBe(await show(cited.journal, POOL + part, "--md"));
      expect(`${await copy(menu, "Link")}\n`).toBe(await show(cited.journal, POOL + part, "--link"));
      expect(`${await copy(menu, "Cite")}\n`).toBe(await show(cited.journal, POOL + part, "--cite"));
    }
    expect(await show(cited.journal, `${POOL}#headers`, "--md")).toContain("-66.67%");
  });

  test("copies data of any figure, and rich text with a table", async () => {
    await page.goto(`${site.address}entries/${POOL}/`);
    const menu = menuOf("figure", FIGURE);
    expect(await copy(menu, "CSV")).toContain("Parse/n=9,");
    expect(JSON.parse(await copy(menu, "JSON")).tables[0].rows).toHaveLength(2);
    await copy(menu, "Rich text");
    const html = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      return (await item?.getType("text/html"))?.text();
    });
    expect(html).toContain(`<a href="https://example.org/entries/${POOL}/#${FIGURE}">`);
    expect(html).toContain("<td>-66.67%</td>");
  });

  test("copies the picture of an entry, and the frame that embeds a figure", async () => {
    await page.goto(`${site.address}entries/${POOL}/`);
    await menuOf("entry", "").getByRole("button").click();
    await page.getByRole("menuitem", {name: "Image", exact: true}).click();
    await expect.poll(() => menuOf("entry", "").locator("output").textContent()).toBe("Image copied");
    const size = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const blob = await item?.getType("image/png");
      const bitmap = await createImageBitmap(blob ?? new Blob());
      return [bitmap.width, bitmap.height];
    });
    expect(size).toEqual([1200, 630]);
    expect(await copy(menuOf("figure", FIGURE), "Embed")).toContain(
      `<iframe src="https://example.org/entries/${POOL}/fig/${FIGURE.replace("fig-", "")}/"`,
    );
  });

  test("copies the picture of a figure, its address and Markdown, and saves it", async () => {
    await page.goto(`${site.address}entries/${POOL}/`);
    const menu = menuOf("figure", FIGURE);
    await copy(menu, "Image");
    const size = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const bitmap = await createImageBitmap((await item?.getType("image/png")) ?? new Blob());
      return [bitmap.width, bitmap.height];
    });
    const address = `https://example.org/entries/${POOL}/fig/before-after/figure.svg`;
    expect(await copy(menu, "Image address")).toBe(address);
    expect(await copy(menu, "Image in Markdown")).toContain(
      `](${address})](${address.replace("figure.svg", "")})`,
    );
    await menu.getByRole("button").click();
    const download = page.waitForEvent("download");
    await menu.getByRole("menuitem", {name: "Save SVG"}).click();
    const svg = readFileSync(await (await download).path(), "utf8");
    expect(svg).toContain("-66.67%");
    const [, width, height] = /^<svg[^>]* width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
    expect(size).toEqual([2 * Number(width), 2 * Number(height)]);
  });

  test("is a menu by keyboard: opens, moves, closes, and gives the focus back", async () => {
    await page.goto(`${site.address}entries/${POOL}/`);
    const button = menuOf("finding", "headers").getByRole("button");
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await button.focus();
    await page.keyboard.press("Enter");
    expect(await button.getAttribute("aria-expanded")).toBe("true");
    expect(await focused()).toBe("Link");
    await page.keyboard.press("ArrowDown");
    expect(await focused()).toBe("Markdown");
    await page.keyboard.press("End");
    expect(await focused()).toBe("Cite");
    await page.keyboard.press("ArrowDown");
    expect(await focused()).toBe("Link");
    await page.keyboard.press("r");
    expect(await focused()).toBe("Rich text");
    await page.keyboard.press("Escape");
    expect(await button.getAttribute("aria-expanded")).toBe("false");
    expect(await focused()).toBe("Copy");
    await page.keyboard.press("ArrowUp");
    expect(await focused()).toBe("Cite");
    await page.keyboard.press("Enter");
    await expect.poll(() => menuOf("finding", "headers").locator("output").textContent()).toBe("Cite copied");
    await button.click();
    await page.mouse.click(5, 400);
    expect(await page.getByRole("menu").count()).toBe(0);
  });

  test("stands in the row that the address leads to, and copies that row", async () => {
    await page.goto(`${site.address}entries/${POOL}/#${FIGURE}-row-Parse`);
    const row = page.locator(`[id="${FIGURE}-row-Parse"]`);
    const menu = row.locator(".copy-row");
    const text = await copy(menu, "Markdown");
    expect(text).toBe(await show(cited.journal, `${POOL}#${FIGURE}-row-Parse`, "--md"));
    expect(`${await copy(menu, "Cite")}\n`).toBe(
      await show(cited.journal, `${POOL}#${FIGURE}-row-Parse`, "--cite"),
    );
    expect(text).toContain(
      `**[Parse sec/op: base 100.00n ± 1%, head 33.00n ± 1%, change -67.00%, p 0.000, n 10](https://example.org/entries/${POOL}/#${FIGURE}-row-Parse)**`,
    );
    expect(text).toMatch(/\nParse {2,}100\.00n/);
    expect(text).not.toContain("Parse/n=9");
    expect(await copy(menu, "Cite")).toContain(
      `?cite=${/cite=([0-9a-f]{12})#/.exec(cited.now.get(`#${FIGURE}`) ?? "")?.[1]}#`,
    );
    await page.locator(".benchmark-table tbody th a", {hasText: "n=9"}).click();
    await expect.poll(() => row.locator(".copy-row").count()).toBe(0);
    expect(await page.locator(".copy-row").count()).toBe(1);
  });
});

describe("a citation, opened later", () => {
  const told = async (path: string): Promise<string[]> => {
    await page.goto(site.address + path);
    await page.locator(".cited-notice").waitFor();
    return (await page.locator(".cited-notice p").allTextContents()).map(line =>
      line.replace(/commit [0-9a-f]{12}/, "commit 0"),
    );
  };

  test("of what is as it was says so, at its place", async () => {
    expect(await told(citedPath(cited.now.get("#headers")))).toEqual([
      "As cited: the claim and the data of this citation are unchanged.",
    ]);
    expect(await told(citedPath(cited.now.get(`#${FIGURE}`)))).toEqual(["As cited: the data are unchanged."]);
    expect(await page.locator("figure .cited-same").count()).toBe(1);
    expect(await told(citedPath(cited.now.get("")))).toEqual([
      "As cited: the text and the files of this citation are unchanged.",
    ]);
  });

  test("of what was revised says what changed, when, and what was claimed", async () => {
    expect(await told(citedPath(cited.old.get("#headers")))).toEqual([
      "Revised since it was cited: the claim and the data changed on 2026-05-12, in commit 0.",
      "It claimed then: “A pool halves the time.”",
      "It claims now: “A pool saves two thirds of the time.”",
      "Files that are different now: after.txt.",
    ]);
    expect(await told(citedPath(cited.old.get(`#${FIGURE}`)))).toEqual([
      "Revised since it was cited: the data changed on 2026-05-12, in commit 0.",
      "Files that are different now: after.txt.",
    ]);
    expect(await page.locator("figure .cited-revised").count()).toBe(1);
    expect(await told(citedPath(cited.old.get("")))).toEqual([
      "Revised since it was cited: the text and the data changed on 2026-05-12, in commit 0.",
      "Files that are different now: after.txt.",
    ]);
  });

  test("of what nobody knows, or what is gone, says that", async () => {
    expect(await told(`${HEADERS}?cite=00000000-000000000000`)).toEqual([
      "Revised since it was cited: the claim and the data changed.",
      "The version that was cited is not among those that were committed.",
    ]);
    expect((await told(`${HEADERS}?cite=%3Cb%3E`))[0]).toContain("cannot be read");
    expect(await told(`entries/${POOL}/?cite=000000000000#fig-gone`)).toEqual([
      "What was cited here is no longer on this page.",
    ]);
  });
});

test("without JavaScript lists are whole, links lead to their places, and nothing waits for a script", async () => {
  const plain = await site.browser.newContext({javaScriptEnabled: false});
  const still = await plain.newPage();
  await still.goto(`${site.address}findings/?tag=gc`);
  expect(await still.locator("[data-facets]:visible").count()).toBe(4);
  expect(await still.locator(":is(select, button):visible").count()).toBe(0);
  await still.goto(`${site.address}entries/${POOL}/`);
  await still.getByRole("link", {name: "Link to finding headers"}).click();
  expect(new URL(still.url()).hash).toBe("#headers");
  await still.getByRole("link", {name: "History of finding headers"}).click();
  await still.waitForURL(site.address + HEADERS);
  expect(await still.locator(".status-history li").count()).toBe(2);
  await plain.close();
});

test.each(["light", "dark"] as const)("axe finds nothing to mend, %s", async scheme => {
  await page.emulateMedia({colorScheme: scheme});
  const paths = [
    "findings/",
    `entries/${POOL}/old/`,
    citedPath(cited.old.get("#headers")),
    citedPath(cited.old.get(`#${FIGURE}`)),
  ];
  for (const path of paths) {
    await page.goto(site.address + path);
    if (path === "findings/") await page.locator("facet-filter select:enabled").first().waitFor();
    else await page.locator("main .copy-open").first().click();
    expect(await axeViolations(page)).toEqual([]);
  }
});

test("prints no menus", async () => {
  await page.goto(`${site.address}entries/${POOL}/`);
  await page.locator(".copy-open").first().waitFor();
  await page.emulateMedia({media: "print"});
  expect(await page.locator(".copy-open:visible").count()).toBe(0);
});

test.each(SCREENS.filter(({width}) => width < 500))("on a $name nothing is cut off", async screen => {
  const phone = await screenContext(site.browser, screen);
  const small = await phone.newPage();
  for (const path of ["findings/", HEADERS, citedPath(cited.old.get("#headers")), `entries/${POOL}/`]) {
    await small.goto(site.address + path);
    expect(await sidewaysOverflow(small)).toBe(0);
  }
  if (screen.javaScript) {
    await small.locator(".copy-open").first().waitFor();
    for (const button of await small.locator(".copy-open").all()) {
      await button.click();
      const box = await small.getByRole("menu").boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(screen.width);
      await small.keyboard.press("Escape");
    }
    expect(await small.locator(".copy-open").count()).toBeGreaterThan(2);
  }
  await phone.close();
});
