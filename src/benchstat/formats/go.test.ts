import {expect, test} from "vitest";
import {artifactFile} from "../../input/artifact-file.ts";
import {goText} from "./go.ts";

const PROSE = "line of a log that names Benchmark and has an arrow →\n".repeat(4_000);
const isGo = (text: string) => goText.detect(artifactFile("e/x.txt", "x.txt", Buffer.from(text, "utf16le")));

test.each([
  ["nothing", "", false],
  ["a result", "BenchmarkA-8 100 12 ns/op\n", true],
  ["a value that got lost", "BenchmarkA-8 100\n", true],
  ["a failed build", "FAIL\texample.org/x [build failed]\n", true],
  ["a configuration alone", "goos: linux\n", false],
])("goText.detect(file) finds %s behind much text in UTF-16: %j is %s", (_what, line, expected) => {
  expect(isGo(`\ufeff${PROSE}${line}${PROSE}`)).toBe(expected);
});

test("goText.detect(file) finds the frame of a run far apart", () => {
  expect(isGo(`\ufeff${PROSE}goos: linux\n${PROSE}PASS\n`)).toBe(true);
  expect(isGo(`\ufeff${PROSE}PASS\n${PROSE}goos: linux\n${PROSE}`)).toBe(true);
});
