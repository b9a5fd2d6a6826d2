import {expect, test} from "vitest";
import {CONFIG, testEntry} from "../../embeds/testdata/fixture.ts";
import type {Entry} from "../../journal/entry/entry.ts";
import {testJournal} from "../../journal/testdata/journal.ts";
import {atomFeed} from "./atom.ts";
import type {FeedSite} from "./feed.ts";
import {jsonFeed} from "./json-feed.ts";
import {llmsText} from "./llms-text.ts";

const ENTRIES = [
  testEntry({id: "2026-05-04-draft", meta: {title: "Not ready", draft: true}}),
  testEntry({
    id: "2026-05-03-pool",
    meta: {title: "Pool [v2]\nof buffers", authors: ["Ann"], tags: ["gc"]},
  }),
];

function site(origin: string | undefined, entries: readonly Entry[] = ENTRIES): FeedSite {
  return {
    journal: testJournal({config: {...CONFIG, description: "What was tried.", site: origin}, entries}),
    href: path => `/perf${path}`,
    absolute: path => origin && `${origin}/perf${path}`,
    describe: () => "kept · sec/op -41.23% Parse",
  };
}

const FULL = site("https://example.org");

test("jsonFeed(site) has the required fields of JSON Feed 1.1, and leaves drafts out", () => {
  expect(jsonFeed(FULL)).toEqual({
    version: "https://jsonfeed.org/version/1.1",
    title: "Test journal",
    description: "What was tried.",
    home_page_url: "https://example.org/perf/",
    feed_url: "https://example.org/perf/feed.json",
    language: "en",
    items: [
      {
        id: "https://example.org/perf/entries/2026-05-03-pool/",
        url: "https://example.org/perf/entries/2026-05-03-pool/",
        title: "Pool [v2]\nof buffers",
        content_text: "kept · sec/op -41.23% Parse",
        date_published: "2026-05-03T00:00:00Z",
        authors: [{name: "Ann"}],
        tags: ["gc"],
      },
    ],
  });
});

test("jsonFeed(site) has no relative address", () => {
  const text = JSON.stringify(jsonFeed(site(undefined)));
  expect(text).toContain('"id":"2026-05-03-pool"');
  expect(text).not.toMatch(/"\/perf|home_page_url|feed_url|"url"/);
});

test("atomFeed(site) has absolute ids without a site, the same in every feed", () => {
  const ids = (text: string): string[] => [...text.matchAll(/<id>(.*?)<\/id>/g)].map(([, id = ""]) => id);
  const own = site(undefined);
  const [feed, entry, ...none] = ids(atomFeed(own));
  expect(none).toEqual([]);
  for (const id of [feed, entry])
    expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(feed).not.toBe(entry);
  const scope = {title: "Test journal: gc", page: "/tags/gc/", self: "/tags/gc/feed.xml", entries: ENTRIES};
  const tagged = atomFeed(own, scope);
  expect(ids(tagged)[1]).toBe(entry);
  expect(ids(tagged)[0]).not.toBe(feed);
  expect(tagged).toContain('<link rel="self" type="application/atom+xml" href="/perf/tags/gc/feed.xml" />');
});

test("atomFeed(site) of a journal without entries is valid", () => {
  expect(atomFeed(site("https://example.org", []))).toContain("<updated>1970-01-01T00:00:00Z</updated>");
});

test("llmsText(site) lists entries as Markdown, with a text in a single line", () => {
  expect(llmsText(FULL)).toBe(`# Test journal

> What was tried.

## Entries

- [Pool \\[v2\\] of buffers](https://example.org/perf/entries/2026-05-03-pool.md): kept · sec/op -41.23% Parse

## Data

- [Every entry](https://example.org/perf/index.json): id, date, title, verdict, component, tags
- [Every finding](https://example.org/perf/findings.json): claim, status, history, citations
- [Every sample](https://example.org/perf/data/measurements.parquet): benchmark, unit, machine, commit, value
`);
});
