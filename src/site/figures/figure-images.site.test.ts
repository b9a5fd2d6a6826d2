import {globSync, readFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {beforeAll, expect, test} from "vitest";
import type {BuiltSite} from "../../../scripts/testing/built-site.ts";
import {SAMPLE, sharedSample} from "../../../scripts/testing/built-site.ts";
import type {FigureDocument} from "./figure-document.ts";

let site: BuiltSite;
/** Pictures of the sample by their paths below the site. */
let pictures: ReadonlyMap<string, string>;

beforeAll(async () => {
  site = await sharedSample();
  const paths = globSync("entries/*/fig/*/figure.svg", {cwd: site.folder});
  pictures = new Map(paths.map(path => [path, readFileSync(join(site.folder, path), "utf8")]));
});

/** Paths of the pictures that break a rule. */
function breaking(rule: (svg: string) => boolean): string[] {
  return [...pictures].flatMap(([path, svg]) => (rule(svg) ? [] : [path]));
}

test("figures with drawings and tables have pictures that refer to nothing", () => {
  expect(pictures.size).toBeGreaterThan(60);
  expect(
    breaking(svg => !/var\(|light-dark\(|color-mix\(|currentcolor|url\(|NaN|undefined/i.test(svg)),
  ).toEqual([]);
  expect(
    breaking(
      svg =>
        !/<(?!\/?(?:svg|title|desc|style|g|rect|line|circle|ellipse|path|polygon|polyline|text|tspan)\b)/.test(
          svg,
        ),
    ),
  ).toEqual([]);
});

test("pictures have a title, a description, and entry, day and address at their foot", () => {
  expect(
    breaking(svg => /<title>[^<]+<\/title><desc>Figure of \d{4}-\d\d-\d\d · [^<]+<\/desc>/.test(svg)),
  ).toEqual([]);
  expect(
    breaking(svg =>
      /· \d{4}-\d\d-\d\d ·[^>]*(?:<[^>]*>){0,2}[^<]*journal\.example\/team\/journal\/entries\//.test(svg),
    ),
  ).toEqual([]);
});

test("pictures of benchstat tables have the numbers of the page, digit for digit", () => {
  const path = "entries/2026-09-12-byte-scanner/fig/before-after/figure.svg";
  const page = readFileSync(join(site.folder, dirname(path), "index.html"), "utf8");
  const svg = pictures.get(path) ?? expect.fail();
  const changes = [...page.matchAll(/<td class="[^"]*delta-\w+[^"]*"[^>]*>([^<]+)</g)].map(
    ([, text]) => text,
  );
  // The first 40 rows.
  const shown = changes.slice(0, 30);
  expect(shown).toHaveLength(30);
  expect(shown.filter(text => !svg.includes(`>${text}</text>`))).toEqual([]);
  expect(svg).toMatch(/… and \d+ more rows/);
});

test("figure.json and the figure's page name the pictures", () => {
  for (const path of pictures.keys()) {
    const folder = dirname(path);
    const address = `${SAMPLE.site}${SAMPLE.base}${path}`;
    const read = (name: string): string => readFileSync(join(site.folder, folder, name), "utf8");
    expect((JSON.parse(read("figure.json")) as FigureDocument).images).toEqual([address]);
    expect(read("index.html")).toContain(`href="${SAMPLE.base}${path}"`);
  }
});
