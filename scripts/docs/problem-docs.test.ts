import {readdirSync, readFileSync} from "node:fs";
import {beforeAll, describe, expect, test} from "vitest";
import type {ProblemCode} from "../../src/problem.ts";
import {PROBLEM_GUIDES} from "../../src/problems/guides/guides.ts";
import {badOutputs, CODES, problemPages, runExample} from "./problem-docs.ts";

const DOCS = new URL("../../docs/problems/", import.meta.url);
const RUN = CODES.filter(code => PROBLEM_GUIDES[code].notRun === undefined);

let outputs: ReadonlyMap<ProblemCode, string> = new Map();

beforeAll(async () => {
  if (isLinux) outputs = await badOutputs();
});

// Examples have a pipe, a link, and names that differ in case only.
const isLinux = process.platform === "linux";

test.runIf(isLinux).each(RUN)("the bad example of %s has that problem and no other", code => {
  const codes = [...(outputs.get(code) ?? "").matchAll(/: (?:error|warning|info) (PJ\d{3}) /g)].map(
    ([, found]) => found,
  );
  expect([...new Set(codes)]).toEqual([code]);
});

test.runIf(isLinux).each(RUN)("the good example of %s has no problem", async code => {
  expect(await runExample(PROBLEM_GUIDES[code].good)).toBe("");
});

describe("docs/problems", () => {
  test.runIf(isLinux)("is what the guides give: otherwise run npm run docs", () => {
    const pages = problemPages(outputs);
    expect(readdirSync(DOCS).sort()).toEqual([...pages.keys()].sort());
    for (const [name, text] of pages) expect(readFileSync(new URL(name, DOCS), "utf8"), name).toBe(text);
  });

  test("leaves out few examples, each with a reason", () => {
    expect(CODES.filter(code => !RUN.includes(code))).toEqual([
      "PJ038",
      "PJ041",
      "PJ046",
      "PJ141",
      "PJ142",
      "PJ143",
      "PJ144",
    ]);
  });
});
