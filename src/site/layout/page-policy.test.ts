import {expect, test} from "vitest";
import {pagePolicy} from "./page-policy.ts";

test("pagePolicy() refuses what it does not name, and inline scripts and styles", () => {
  const directives = new Map(
    pagePolicy()
      .split(";")
      .map(text => [text.split(" ")[0], text]),
  );
  expect(directives.get("default-src")).toBe("default-src 'none'");
  expect(directives.get("script-src")).toBe("script-src 'self'");
  expect(directives.get("style-src")).toBe("style-src 'self'");
  expect(pagePolicy()).not.toContain("unsafe");
});

test("pagePolicy({compiles: true}) allows WebAssembly to the page's own scripts", () => {
  expect(pagePolicy({compiles: true})).toBe(`${pagePolicy()} 'wasm-unsafe-eval'`);
  expect(pagePolicy({compiles: true})).toMatch(/;script-src 'self' 'wasm-unsafe-eval'$/);
});
