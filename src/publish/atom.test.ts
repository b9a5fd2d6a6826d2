import {expect, test} from "vitest";
import {escapeXml} from "./atom.ts";

test("escapeXml(text) leaves nothing that XML would read as markup", () => {
  expect(escapeXml(`<a href="x">Tom & 'Jo'</a>`)).toBe(
    "&#60;a href=&#34;x&#34;&#62;Tom &#38; &#39;Jo&#39;&#60;/a&#62;",
  );
});

test("escapeXml(text) drops what XML 1.0 cannot hold, so that one title cannot break the feed", () => {
  expect(escapeXml("a\0b\bc\u001bd\ufffee\ud800f\tg")).toBe("abcdef\tg");
  expect(escapeXml("µ → 日本 😀")).toBe("µ → 日本 😀");
});
