import {readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {gzipSync} from "node:zlib";
import type {Browser} from "playwright-core";
import {build} from "vite";
import {afterAll, beforeAll, expect, test} from "vitest";
import {launchBrowser} from "../../scripts/testing/browser.ts";
import type {StatsAnswer} from "../../scripts/testing/stats-module.ts";
import {statsAnswer} from "../../scripts/testing/stats-module.ts";

const CASES = 50;
const MOST_BYTES = 12_000;

let code: string;
let browser: Browser;

beforeAll(async () => {
  code = await bundle(fileURLToPath(new URL("../../scripts/testing/stats-module.ts", import.meta.url)));
  browser = await launchBrowser();
});

afterAll(() => browser?.close());

/** Recorded tests spread over the whole file: two samples and the p of the real tool. */
const recorded = readFileSync(new URL("./testdata/u-test.psv", import.meta.url), "utf8")
  .trimEnd()
  .split("\n")
  .filter((_, index, all) => index % Math.floor(all.length / CASES) === 0)
  .slice(0, CASES)
  .map(line => {
    const [first = "", second = "", p = ""] = line.split("|");
    return {first: first.split(" ").map(Number), second: second.split(" ").map(Number), p};
  });

test("the statistics are a module of less than 12 kB, compressed", () => {
  expect(code).toContain("statsAnswer");
  expect(gzipSync(code).length).toBeLessThan(MOST_BYTES);
});

test("the statistics give the same digits in Chromium as here, and the recorded p", async () => {
  const page = await browser.newPage();
  const address = `data:text/javascript;base64,${Buffer.from(code).toString("base64")}`;
  // As text, since the test runner rewrites an import() that it sees.
  const answers = (await page.evaluate(`import(${JSON.stringify(address)}).then(stats =>
    ${JSON.stringify(recorded)}.map(({first, second}) => stats.statsAnswer(first, second, "ns/op")))`)) as StatsAnswer[];
  expect(answers).toHaveLength(CASES);
  expect(answers).toEqual(recorded.map(({first, second}) => statsAnswer(first, second, "ns/op")));
  for (const [index, {p}] of answers.entries()) {
    const expected = recorded[index]?.p ?? "";
    if (p === undefined) expect(expected).toBe("all samples are equal");
    else expect(Math.abs(p - Number(expected))).toBeLessThanOrEqual(1e-11 * Math.max(Number(expected), 1e-3));
  }
});

async function bundle(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: "silent",
    build: {write: false, minify: true, target: "es2022", lib: {entry, formats: ["es"], fileName: "stats"}},
  });
  const outputs = Array.isArray(result) ? result : [result];
  const chunks = outputs.flatMap(output => ("output" in output ? output.output : []));
  return chunks.map(chunk => (chunk.type === "chunk" ? chunk.code : "")).join("");
}
