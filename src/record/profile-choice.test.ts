import {expect, test} from "vitest";
import {benchExpression, profileName, profileTargets} from "./profile-choice.ts";

test("benchExpression(names) matches the names part by part", () => {
  expect(benchExpression(["Parse-8"])).toBe("^BenchmarkParse$");
  expect(benchExpression(["Parse/small-8", "Parse/n=1+2-8"])).toBe("^BenchmarkParse$/^(small|n=1\\+2)$");
  expect(benchExpression(["Parse/small-8", "Format-8"])).toBe("^(BenchmarkParse|BenchmarkFormat)$");
});

test("profileTargets(moved) takes the first three, by package", () => {
  const of = (group: string, name: string) => ({group, name});
  expect(profileTargets([of("m/a", "A"), of("m/b", "B"), of("m/a", "C"), of("m/c", "D")])).toEqual([
    {group: "m/a", bench: "^(BenchmarkA|BenchmarkC)$"},
    {group: "m/b", bench: "^BenchmarkB$"},
  ]);
});

test("profileName(kind, group, several, word) pairs by its word", () => {
  expect(profileName("cpu", "m/a", false, "before")).toBe("cpu.before.pb.gz");
  expect(profileName("mem", "m/sip parser", true, "after")).toBe("mem-sip-parser.after.pb.gz");
});
