import {expect, test} from "vitest";
import {withoutCdataEnds, xmlText} from "./xml.ts";

test("xmlText(value) drops what XML 1.0 cannot hold, so that one title cannot break the feed", () => {
  expect(xmlText("a\0b\bc\u001bd\ufffee\ud800f\tg")).toBe("abcdef\tg");
  expect(xmlText("µ → 日本 😀")).toBe("µ → 日本 😀");
});

test("withoutCdataEnds(document) escapes each end of a CDATA section", () => {
  expect(withoutCdataEnds("<a>x[y[0]]>1 ]]]>></a>")).toBe("<a>x[y[0]]&gt;1 ]]]&gt;></a>");
});
