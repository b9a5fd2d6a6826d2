import type {ArtifactFile} from "../../input/artifact-file.ts";
import {tellingText} from "../../input/telling-text.ts";
import {parseBenchmarks} from "../read/parse.ts";
import {benchmarkText} from "../read/source-text.ts";
import type {BenchmarkFormat} from "./format.ts";

/** Text that go test -bench prints: https://go.dev/design/14313-benchmark-format. */
export const goText: BenchmarkFormat = {name: "Go", detect, read: parseBenchmarks};

/** A unit never begins like a number or a change, as what follows two numbers in benchcmp's tables does. */
const RESULT_LINE = /^Benchmark\S*[ \t]+[0-9]+[ \t]+\S+[ \t]+[^\s\d+~-]/m;
const CONFIG_LINE = /^(?:goos|goarch|pkg|cpu): \S/m;
const RUN_END = /^(?:PASS|FAIL|ok {2}\t|--- (?:BENCH|FAIL|SKIP):)/m;

/** Any finished benchmark will do; without one, the frame of a benchmark run, so that a failed one is explained. */
function detect(file: ArtifactFile): boolean {
  if (file.bytes.length === 0) return false;
  const {bytes, encoding} = benchmarkText(file);
  const text = encoding || bytes !== file.bytes ? new TextDecoder().decode(bytes) : tellingText(file);
  return RESULT_LINE.test(text) || (CONFIG_LINE.test(text) && RUN_END.test(text));
}
