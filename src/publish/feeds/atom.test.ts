import {expect, test} from "vitest";
import {CONFIG, testEntry} from "../../embeds/testdata/fixture.ts";
import {testJournal} from "../../journal/testdata/journal.ts";
import {atomFeed} from "./atom.ts";

function feed(title: string): string {
  const entry = testEntry({});
  return atomFeed({
    journal: testJournal({
      config: {...CONFIG, title: "A <journal>"},
      entries: [{...entry, meta: {...entry.meta, title, tags: ['"quoted"']}}],
    }),
    href: path => path,
    absolute: path => `https://example.org${path}`,
    describe: () => "What it's about & more",
  });
}

test("atomFeed(site) leaves nothing of a text that XML would read as markup", () => {
  const text = feed(`<a href="x">Tom & 'Jo'</a>`);
  expect(text).toContain("<title>&#x3C;a href=\"x\">Tom &#x26; 'Jo'&#x3C;/a></title>");
  expect(text).toContain('<category term="&#x22;quoted&#x22;" />');
  expect(text).toContain("<title>A &#x3C;journal></title>");
  expect(text).toContain("<summary>What it's about &#x26; more</summary>");
});

test("atomFeed(site) stays a document whatever a title holds: an entry must not break the feed of all", () => {
  expect(feed("x[y[0]]> 1\u001b\uffff")).toContain("<title>x[y[0]]&gt; 1</title>");
});

test("atomFeed(site) is a document of one feed", () => {
  const text = feed("A title");
  expect(text).toMatch(
    /^<\?xml version="1\.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom"><title>/,
  );
  expect(text).toMatch(/<\/entry><\/feed>\n$/);
  expect(text).toContain(
    '<link rel="self" type="application/atom+xml" href="https://example.org/feed.xml" />',
  );
});
