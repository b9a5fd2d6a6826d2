import {readdirSync, readFileSync} from "node:fs";
import {expect, test} from "vitest";
import {kindPages} from "./kind-docs.ts";

const DOCS = new URL("../../docs/kinds/", import.meta.url);

test("docs/kinds holds what the kinds' folders say of themselves: otherwise run npm run docs", () => {
  const pages = kindPages();
  expect(readdirSync(DOCS).sort()).toEqual([...pages.keys()].sort());
  for (const [name, text] of pages) expect(readFileSync(new URL(name, DOCS), "utf8"), name).toBe(text);
});
