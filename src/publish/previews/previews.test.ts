import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {drawableText, fitText, textWidth, wrapText} from "../../charts/raster/drawn-text.ts";
import {rasterize} from "../../charts/raster/raster-fs.ts";
import {CONFIG, testEntry} from "../../embeds/testdata/fixture.ts";
import {testJournal} from "../../journal/testdata/journal.ts";
import {CARD_SIZE, cardSvg} from "./card.ts";
import {previewImage, previewImages} from "./preview-images.ts";

const ENTRY = testEntry({
  meta: {title: `<b>Pool</b> & "Jo" 日本 \u0007 → µ`, machine: "bench-1", commit: "0123456789abcdef"},
});
const SITE = {...CONFIG, site: "https://example.org"};

describe("cardSvg(card)", () => {
  const [image] = previewImages(testJournal({config: SITE, entries: [ENTRY]}));

  test("escapes texts and leaves out what the font lacks", () => {
    const svg = cardSvg(image?.card ?? expect.fail());
    expect(svg).toContain('&#x3C;b>Pool&#x3C;/b> &#x26; "Jo" → µ</text>');
    expect(svg).toContain("bench-1 · 0123456789ab</text>");
  });

  test("stays a document whatever the title holds", async () => {
    const odd = testEntry({meta: {title: "x[y[0]]> 1"}});
    const [drawn] = previewImages(testJournal({config: SITE, entries: [odd]}));
    const svg = cardSvg(drawn?.card ?? expect.fail());
    expect(svg).toContain("x[y[0]]&gt; 1</text>");
    await expect(rasterize({svg, ...CARD_SIZE, scale: 1})).resolves.toBeDefined();
  });

  test("is drawn to the same PNG of 1200 by 630", async () => {
    const picture = {svg: cardSvg(image?.card ?? expect.fail()), ...CARD_SIZE, scale: 1};
    const [first, second] = [await rasterize(picture), await rasterize(picture)];
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
    const header = Buffer.from(first);
    expect(header.subarray(1, 4).toString()).toBe("PNG");
    expect([header.readUInt32BE(16), header.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(first.length).toBeLessThan(30_000);
  });

  test("is bounded whatever the title", () => {
    const long = testEntry({meta: {title: "W".repeat(2000)}});
    const [drawn] = previewImages(testJournal({config: SITE, entries: [long]}));
    expect(cardSvg(drawn?.card ?? expect.fail()).length).toBeLessThan(3000);
  });
});

describe("previewImages(journal)", () => {
  test("names pictures by their content", () => {
    const address = (title: string): string => {
      const entry = testEntry({meta: {title}});
      return previewImages(testJournal({config: SITE, entries: [entry]}))[0]?.address ?? "";
    };
    expect(address("A")).toMatch(/^\/previews\/2026-05-03-pool\.[0-9a-f]{8}\.png$/);
    expect(address("A")).toBe(address("A"));
    expect(address("A")).not.toBe(address("B"));
  });

  test("has none without a site, whose addresses no program could read, and none of drafts", () => {
    expect(previewImages(testJournal({entries: [ENTRY]}))).toEqual([]);
    const draft = testEntry({meta: {draft: true}});
    expect(previewImages(testJournal({config: SITE, entries: [draft]}))).toEqual([]);
  });

  test("has few for an entry of many findings, which share the entry's picture", () => {
    const text = Array.from({length: 60}, (_, i) => `:::finding{#f${i}}\nClaim ${i}.\n:::\n`).join("\n");
    const entry = testEntry({text});
    const findings = entry.findings.map(finding => ({
      entry,
      finding,
      status: "open" as const,
      resolvedBy: [],
      history: [],
      citedBy: [],
    }));
    const journal = testJournal({config: SITE, entries: [entry], findings});
    expect(previewImages(journal).length).toBe(41);
    const site = {
      ask: ({answer}: Parameters<Parameters<typeof previewImage>[0]["ask"]>[0], of: string) =>
        answer({journal, href: path => path}, of),
      absolute: (path: string) => `https://example.org${path}`,
    };
    const [own, last] = ["f0", "f59"].map(finding => previewImage(site, {entry: entry.id, finding}));
    expect(own).toContain("/previews/2026-05-03-pool.f0.");
    expect(last).toBe(previewImage(site, {entry: entry.id}));
  });
});

describe("texts of pictures", () => {
  test("drawableText(text) is a single line", () => {
    expect(drawableText(" a\n\tb 🎉 c\u0000\u202e ")).toBe("a b c");
    expect(drawableText("日本")).toBe("");
  });

  test("wrapText(text) keeps every word up to the last line, and its lines fit", () => {
    fc.assert(
      fc.property(fc.string({maxLength: 200}), fc.integer({min: 60, max: 900}), (text, width) => {
        const words = drawableText(text);
        const lines = wrapText(words, 20, width, 3);
        for (const line of lines) expect(textWidth(line, 20)).toBeLessThanOrEqual(width);
        const isWhole = !lines.at(-1)?.endsWith("…") || words.endsWith("…");
        if (isWhole) expect(lines.join("").replaceAll(" ", "")).toBe(words.replaceAll(" ", ""));
      }),
    );
  });

  test("fitText(text) marks what it cuts off", () => {
    expect(fitText("short", 20, 500)).toBe("short");
    expect(fitText("a longer text", 20, 60)).toBe("a lon…");
  });
});
