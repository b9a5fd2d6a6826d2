import {expect, test} from "vitest";
import {titleSlug} from "./title-slug.ts";

test("titleSlug(title) is what an entry's folder may be called", () => {
  expect(titleSlug("Pool the headers!")).toBe("pool-the-headers");
  expect(titleSlug("Größe – 2×4 (later)")).toBe("gro-e-24-later");
  expect(titleSlug("日本")).toBe("");
  expect(titleSlug("word ".repeat(40))).toMatch(/^[a-z-]{60,72}$/);
});
