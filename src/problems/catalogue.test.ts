import {readdirSync, readFileSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {PROBLEM_CODES} from "../problem.ts";
import {GUIDE_AREAS, PROBLEM_GUIDES} from "./guides/guides.ts";

const ROOT = new URL("../../", import.meta.url);
const CODES = Object.keys(PROBLEM_CODES);

/** Paths of all sources but tests and their data, from the root of the repository. */
function sources(folder: string): string[] {
  return readdirSync(new URL(folder, ROOT), {recursive: true, encoding: "utf8"})
    .map(name => folder + name)
    .filter(
      path => /\.(?:ts|astro|mjs)$/.test(path) && !/\.test\.ts$|\/testdata\/|^scripts\/testing\//.test(path),
    );
}

function codesIn(path: string): string[] {
  return [...readFileSync(new URL(path, ROOT), "utf8").matchAll(/"(PJ\d{3})"/g)].map(([, code = ""]) => code);
}

describe("the catalogue of problems", () => {
  test("makes every code that is documented, and no other", () => {
    const made = readdirSync(new URL("src/problems/", ROOT))
      .filter(name => name.endsWith(".ts") && name !== "codes.ts" && !name.endsWith(".test.ts"))
      .flatMap(name => codesIn(`src/problems/${name}`));
    expect([...new Set(made)].sort()).toEqual(CODES);
    expect(Object.keys(PROBLEM_GUIDES)).toHaveLength(CODES.length);
    expect(GUIDE_AREAS.flatMap(({guides}) => Object.keys(guides)).sort()).toEqual(CODES);
  });

  test("is the only place with codes", () => {
    const elsewhere = [...sources("src/"), ...sources("scripts/")].filter(
      path => !path.startsWith("src/problems/") && path !== "src/problem.ts" && codesIn(path).length > 0,
    );
    expect(elsewhere).toEqual([]);
  });

  test("has codes in ascending order", () => {
    expect(CODES).toEqual(CODES.toSorted());
  });
});
