import {expect, test} from "vitest";
import {testEntry} from "../../embeds/testdata/fixture.ts";
import {testJournal} from "../../journal/testdata/journal.ts";
import {imageLinks} from "./figure-images.ts";
import {figureDocument, figureParams, oembedDocument} from "./figure-pages.ts";

const FIGURE = {
  entry: testEntry({files: {"cpu.txt": "main 1\n"}, meta: {authors: ["Ann"]}}),
  record: {
    kind: "figure",
    id: "fig-Hot",
    text: `"Hot" <b>path</b> & more`,
    title: "CPU profile",
    source: "cpu.txt",
    code: "0123456789ab",
    files: ["cpu.txt"],
    table: "a 1\n",
  },
  html: "<figure></figure>",
  tree: undefined,
} as const;

test("figureParams(figure) gives names that differ in case alone addresses of their own", () => {
  const {entry} = FIGURE;
  expect(figureParams({entry, id: "fig-hot"})).toEqual({id: "2026-05-03-pool", name: "hot"});
  expect(figureParams({entry, id: "fig-Hot"}).name).toMatch(/^hot-[0-9a-f]{16}$/);
});

test("oembedDocument(figure) has the fields of a rich resource, its texts escaped", () => {
  const document = oembedDocument(FIGURE, "Journal", "https://example.org/entries/x/fig/hot/");
  expect(document).toMatchObject({
    version: "1.0",
    type: "rich",
    width: 800,
    height: 500,
    author_name: "Ann",
    provider_name: "Journal",
  });
  expect(document).toHaveProperty(
    "html",
    '<iframe src="https://example.org/entries/x/fig/hot/" title="&#34;Hot&#34; &#60;b&#62;path&#60;/b&#62; &#38; more" width="800" height="500" loading="lazy"></iframe>',
  );
});

test("figureDocument(figure) has its files and its table", () => {
  const site = {href: (path: string) => `/perf${path}`, absolute: () => undefined, journal: testJournal({})};
  expect(figureDocument(FIGURE, site)).toMatchObject({
    version: 1,
    id: "fig-Hot",
    entry: "2026-05-03-pool",
    files: [{name: "cpu.txt", address: "/perf/files/0000000000000000/cpu.txt"}],
    images: [],
    table: "a 1\n",
    machine: null,
  });
});

test("imageLinks(figure, site) leaves out a PNG that would be too large", () => {
  const journal = testJournal({});
  const site = {
    journal: {...journal, config: {...journal.config, figurePng: true as const}},
    absolute: (path: string) => `https://example.org${path}`,
  };
  const files = (children: readonly unknown[]) => {
    const tree = JSON.stringify({type: "element", tagName: "figure", properties: {}, children});
    return imageLinks({...FIGURE, tree}, site).map(({file}) => file);
  };
  const rect = {type: "element", tagName: "rect", properties: {width: 1, height: 1}, children: []};
  const svg = (count: number) => ({
    ...rect,
    tagName: "svg",
    properties: {viewBox: "0 0 10 10", width: 10, height: 10},
    children: Array.from({length: count}, () => rect),
  });
  expect(files([svg(1)])).toEqual(["figure.svg", "figure.png", "figure-dark.png"]);
  expect(files([svg(30_000)])).toEqual(["figure.svg"]);
});
