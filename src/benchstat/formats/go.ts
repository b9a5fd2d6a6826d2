import type {ArtifactFile} from "../../input/artifact-file.ts";
import {formatSample} from "../../input/detection-sample.ts";
import {partsOfLines} from "../../input/text-parts.ts";
import {parseBenchmarks} from "../read/parse.ts";
import {benchmarkText} from "../read/source-text.ts";
import type {BenchmarkFormat} from "./format.ts";

/** Text that go test -bench prints: https://go.dev/design/14313-benchmark-format. */
export const goText: BenchmarkFormat = {name: "Go", detect, read: parseBenchmarks};

/** A unit never begins like a number or a change, as the third column of benchcmp's tables does; a trial is of BenchmarkTools.jl. */
const RESULT_LINE = /^Benchmark(?!Tools\.Trial:)\S*[^\S\n]+[0-9]+[^\S\n]+\S+[^\S\n]+[^\s\d+~-]/m;
const CONFIG_LINE = /^(?:goos|goarch|pkg|cpu): \S/m;
const RUN_END = /^(?:PASS|FAIL|ok {2}\t|--- (?:BENCH|FAIL|SKIP):)/m;
/** A result whose value or unit got lost. */
const EMPTY_VALUE =
  /^Benchmark[^\s]+[^\S\n]+[0-9]+[^\S\n]+(?:ns|B|allocs|MB)\/(?:op|s)\b|^Benchmark[^\s]+-\d+[^\S\n]+[0-9]+(?:[^\S\n]+[0-9.]+)?[^\S\n]*$/m;
/** A package whose benchmarks could not be built. */
const FAILED_BUILD = /^FAIL\t\S+ \[(?:build|setup) failed\]/m;

/** True for any finished benchmark; otherwise for the frame of a benchmark run, so that a failed run is explained. */
function detect(file: ArtifactFile): boolean {
  const {bytes} = file;
  if (bytes.length === 0) return false;
  const whole = formatSample(file);
  if (isRun(whole)) return true;
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const mayBeText = isUtf16 || !bytes.subarray(0, 8192).includes(0);
  // The names of benchmarks are plain letters in every encoding but UTF-16.
  if (!mayBeText || (!isUtf16 && !(whole || new TextDecoder("latin1").decode(bytes)).includes("Benchmark")))
    return false;
  return isRunIn(benchmarkText(file).bytes);
}

function isRun(text: string): boolean {
  return hasResult(text) || (CONFIG_LINE.test(text) && RUN_END.test(text));
}

function hasResult(text: string): boolean {
  return RESULT_LINE.test(text) || FAILED_BUILD.test(text) || EMPTY_VALUE.test(text);
}

/** As `isRun`, part by part: a whole text takes two bytes for each character if one is beyond Latin-1. */
function isRunIn(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder("utf-8", {ignoreBOM: true});
  let [isConfigured, isEnded] = [false, false];
  for (const part of partsOfLines(bytes)) {
    const text = decoder.decode(part);
    if (hasResult(text)) return true;
    isConfigured ||= CONFIG_LINE.test(text);
    isEnded ||= RUN_END.test(text);
    if (isConfigured && isEnded) return true;
  }
  return false;
}
