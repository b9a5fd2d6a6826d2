import {expect, test} from "vitest";
import {escapeMarkdown} from "./escape-markdown.ts";

test("escapeMarkdown(text) keeps names of benchmarks and functions from being markup", () => {
  expect(escapeMarkdown("Parse/msg=invite_all-8")).toBe("Parse/msg=invite_all-8");
  expect(escapeMarkdown("pkg.(*T).Get[go.shape.int]")).toBe("pkg.(\\*T).Get\\[go.shape.int\\]");
  expect(escapeMarkdown("_x_ `y` <b> a:b\n## c")).toBe("\\_x\\_ \\`y\\` \\<b\\> a\\:b \\#\\# c");
});
