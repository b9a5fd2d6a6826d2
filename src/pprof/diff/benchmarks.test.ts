import {toHtml} from "hast-util-to-html";
import {describe, expect, test} from "vitest";
import {comparePart} from "../../artifacts/profile/compare/compare.ts";
import {recordedProfile} from "../testdata/profiles-fs.ts";
import type {MeasuredBenchmark} from "./benchmarks.ts";
import {comparedBenchmarks, profiledBenchmarks} from "./benchmarks.ts";

const context = {id: "fig", size: "embed"} as const;
const base = recordedProfile("cpu-before.pb.gz");
const head = recordedProfile("cpu-after.pb.gz");
const measured = (name: string, ...seconds: number[]): MeasuredBenchmark => ({
  name,
  medians: new Map([["sec/op", new Map(seconds.map((value, i) => [`${name}/${i}`, value]))]]),
});

describe("profiledBenchmarks(profile, sample, measured)", () => {
  test("finds benchmark functions and those within them, and what an operation costs", () => {
    const found = profiledBenchmarks(base, "cpu", [
      measured("BenchmarkParse", 2e-6, 8e-6),
      measured("BenchmarkNo", 1),
    ]);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({cost: 5_170_000_000, focus: "\\.BenchmarkParse(\\.|$)", parts: 2});
    expect(found[0]?.perOp).toBeCloseTo(4_000);
  });

  test("takes no part of a name for the name", () => {
    expect(profiledBenchmarks(base, "cpu", [measured("BenchmarkPars", 1)])).toEqual([]);
  });

  test("knows no operations of what benchmarks do not measure", () => {
    expect(profiledBenchmarks(base, "samples", [measured("BenchmarkParse", 1)])[0]?.perOp).toBeUndefined();
  });
});

describe("comparedBenchmarks(base, head, sample, measured)", () => {
  const sides = {base: [measured("BenchmarkParse", 6e-6)], head: [measured("BenchmarkParse", 3e-6)]};
  const [parse] = comparedBenchmarks(base, head, "cpu", sides);

  test("scales each side's samples to the measured cost of an operation", () => {
    const cost = profiledBenchmarks(head, "cpu", sides.head)[0]?.cost ?? 0;
    expect(5_170_000_000 / (parse?.operations.base ?? 0)).toBeCloseTo(6_000);
    expect(cost / (parse?.operations.head ?? 0)).toBeCloseTo(3_000);
  });

  test("means sub-benchmarks that both sides have", () => {
    const other = {base: [measured("BenchmarkParse", 6e-6, 6e-6)], head: sides.head};
    expect(comparedBenchmarks(base, head, "cpu", other)[0]?.operations.parts).toBe(1);
  });

  test("is the default of a comparison, whose explanation adds up", () => {
    const focus = {focus: "BenchmarkParse", benchmarks: sides};
    const perOp = comparePart(base, head, focus, context);
    expect("view" in perOp && toHtml(perOp.view)).toContain("Per operation of BenchmarkParse");
    const whole = comparePart(base, head, {benchmarks: sides}, context);
    const html = "view" in whole ? toHtml(whole.view) : "";
    expect(html).toContain("<code>BenchmarkParse</code>: 6us/op → 3us/op (-50.0%)");
    const table = html.slice(html.indexOf("Functions that explain the change"));
    const foot = /<tfoot>(.*?)<\/tfoot>/.exec(table)?.[1] ?? "";
    const body = /<tbody>(.*?)<\/tbody>/.exec(table)?.[1] ?? "";
    const percents = (text: string) => [...text.matchAll(/>([+-]?[\d.]+)%</g)].map(match => Number(match[1]));
    const [rest = 0, all = 0] = percents(foot);
    const sum = percents(body).reduce((total, value) => total + value, rest);
    expect(all).toBe(-50);
    expect(Math.abs(sum - all)).toBeLessThan(0.5);
  });
});
