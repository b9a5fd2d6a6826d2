import {expect, test} from "vitest";
import {partialPlacement} from "./partial-site.ts";
import {belowBase, MARKED_BASE, placeAddresses, portable} from "./portable.ts";

test.each([
  [`<a href="${MARKED_BASE}">`, "index.html", '<a href="./index.html">'],
  [
    `<a href="${MARKED_BASE}entries/a/?x=1#b">`,
    "findings/index.html",
    '<a href="../entries/a/index.html?x=1#b">',
  ],
  [`<img src="${MARKED_BASE}files/0/a.png">`, "entries/a/b/index.html", '<img src="../../../files/0/a.png">'],
  [
    `content="0;url=${MARKED_BASE}entries/b/"`,
    "entries/a/index.html",
    'content="0;url=../../entries/b/index.html"',
  ],
  [
    `<link rel="canonical" href="https://example.org${MARKED_BASE}entries/a/">`,
    "entries/a/index.html",
    '<link rel="canonical" href="../../entries/a/index.html">',
  ],
  ['<a href="https://example.org/entries/">', "index.html", '<a href="https://example.org/entries/">'],
])("portable addresses of %j in %j", (text, file, expected) => {
  expect(placeAddresses(Buffer.from(text), file, portable).toString()).toBe(expected);
});

test("addresses below a base keep their origin", () => {
  const text = `<a href="https://example.org${MARKED_BASE}entries/a/"> <a href="${MARKED_BASE}#x">`;
  expect(placeAddresses(Buffer.from(text), "a/index.html", belowBase("/perf/")).toString()).toBe(
    '<a href="https://example.org/perf/entries/a/"> <a href="/perf/#x">',
  );
});

test("bytes of attachments are left alone", () => {
  const body = Buffer.from(`x${MARKED_BASE}`);
  expect(placeAddresses(body, "files/0/cpu.pb.gz", portable)).toBe(body);
});

test.each([
  ["https://example.org/perf/", "https://example.org/perf/entries/b/"],
  [undefined, "../../not-in-preview/index.html#/entries/b/"],
])("a page that is not built, published at %j", (published, expected) => {
  const place = partialPlacement(portable, path => path === "entries/b/", published);
  const text = `${MARKED_BASE}entries/b/ ${MARKED_BASE}entries/c/`;
  expect(placeAddresses(Buffer.from(text), "entries/a/index.html", place).toString()).toBe(
    `${expected} ../../entries/c/index.html`,
  );
});
