import {readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {toolPage} from "./tool-docs.ts";

test("docs/tools.md is what the records give: otherwise run npm run docs", () => {
  expect(readFileSync(new URL("../../docs/tools.md", import.meta.url), "utf8")).toBe(toolPage());
});
