import {expect, test} from "vitest";
import {PORTABLE_BASE, portableFile} from "./portable.ts";

test.each([
  [`<a href="${PORTABLE_BASE}">`, "index.html", '<a href="./index.html">'],
  [
    `<a href="${PORTABLE_BASE}entries/a/?x=1#b">`,
    "findings/index.html",
    '<a href="../entries/a/index.html?x=1#b">',
  ],
  [
    `<img src="${PORTABLE_BASE}files/0/a.png">`,
    "entries/a/b/index.html",
    '<img src="../../../files/0/a.png">',
  ],
  [
    `content="0;url=${PORTABLE_BASE}entries/b/"`,
    "entries/a/index.html",
    'content="0;url=../../entries/b/index.html"',
  ],
  [
    `<link rel="canonical" href="https://example.org${PORTABLE_BASE}entries/a/">`,
    "entries/a/index.html",
    '<link rel="canonical" href="../../entries/a/index.html">',
  ],
  ['<a href="https://example.org/entries/">', "index.html", '<a href="https://example.org/entries/">'],
])("portableFile(%j, %j)", (text, file, expected) => {
  expect(portableFile(Buffer.from(text), file).toString()).toBe(expected);
});

test("portableFile leaves bytes of attachments alone", () => {
  const body = Buffer.from(`x${PORTABLE_BASE}`);
  expect(portableFile(body, "files/0/cpu.pb.gz")).toBe(body);
});
