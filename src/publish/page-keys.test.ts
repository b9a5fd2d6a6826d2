import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {expect, test} from "vitest";

const PAGES = fileURLToPath(new URL("../pages", import.meta.url));

/** Functions that make routes with keys: `figureRoutes` calls `withKeys` for its seven routes. */
const KEYED = /\b(?:withKeys|figureRoutes)\(/;

test("every page that is given properties has keys: a build must see when they change", () => {
  const files = readdirSync(PAGES, {recursive: true, encoding: "utf8"}).filter(name =>
    /\.(?:astro|ts)$/.test(name),
  );
  const unkeyed = files.filter(name => {
    const text = readFileSync(join(PAGES, name), "utf8");
    return /\bprops: *\{|Astro\.props|\{props\b/.test(text) && !KEYED.test(text);
  });
  expect(files.length).toBeGreaterThan(20);
  expect(unkeyed).toEqual([]);
});

test("the function that makes the routes of figures gives them keys", () => {
  const file = fileURLToPath(new URL("../site/figures/figure-pages.ts", import.meta.url));
  expect(readFileSync(file, "utf8")).toMatch(/function figureRoutes[^}]*\bwithKeys\(/);
});
