import type {ArtifactFile} from "../../input/artifact-file.ts";
import {formatSample} from "../../input/detection-sample.ts";

/** Lines that go test prints of a package, without those of its tests and benchmarks. */
const STATUS =
  /^(?:PASS|FAIL|ok {2}\t\S.*|FAIL\t\S.*|\? {3}\t\S.*|exit status \d+|coverage: .*|testing: warning: no tests to run)$/;
/** A failed test, its subtests and their logs. */
const FAILED_TEST = /^\s*--- FAIL: \S|^ {4,}\S/;
/** The summary of a package. */
const PACKAGE = /^(?:ok {2}|FAIL|\? {3})\t\S/;

/** Bytes of the longest output of a run without benchmarks. */
const MOST_BYTES = 65_536;

/** True if a text has no character but white space. */
export function isBlank(file: ArtifactFile): boolean {
  return file.bytes.length <= MOST_BYTES && formatSample(file).trim() === "";
}

/** True if a text is all that go test prints where no benchmark ran. */
export function isRunWithoutBenchmarks(file: ArtifactFile): boolean {
  if (file.bytes.length > MOST_BYTES) return false;
  const lines = formatSample(file)
    .split(/\r?\n/)
    .filter(line => line.trim() !== "");
  return (
    lines.some(line => PACKAGE.test(line)) && lines.every(line => STATUS.test(line) || FAILED_TEST.test(line))
  );
}
