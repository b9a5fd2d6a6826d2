import {expect, test} from "vitest";
import {escapeDirectiveLabel} from "./escape-markdown.ts";

test("escapeDirectiveLabel(text) keeps names of benchmarks and functions from being markup", () => {
  expect(escapeDirectiveLabel("Parse/msg=invite_all-8")).toBe("Parse/msg=invite_all-8");
  expect(escapeDirectiveLabel("pkg.(*T).Get[go.shape.int]")).toBe("pkg.(\\*T).Get\\[go.shape.int\\]");
  expect(escapeDirectiveLabel("_x_ `y` <b> a:b\n## c")).toBe("\\_x\\_ \\`y\\` \\<b\\> a\\:b \\#\\# c");
});
