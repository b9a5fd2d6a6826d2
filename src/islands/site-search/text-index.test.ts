import {expect, test} from "vitest";
import {textOfExcerpt} from "./text-index.ts";

test("textOfExcerpt(excerpt) drops marks and decodes each entity once", () => {
  expect(textOfExcerpt("a <mark>pool</mark> &lt;b&gt; &amp;lt; &quot;x&quot; &#39;y&#39;")).toBe(
    `a pool <b> &lt; "x" 'y'`,
  );
});
