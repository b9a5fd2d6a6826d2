import {benchcmp} from "./benchcmp.ts";
import {benchmarkDotNet} from "./benchmark-dot-net.ts";
import {benchmarkJs} from "./benchmark-js.ts";
import {benchstatCsv} from "./benchstat-csv.ts";
import {benchstatText} from "./benchstat-text.ts";
import {benchstatV1} from "./benchstat-v1.ts";
import {catch2} from "./catch2.ts";
import {criterionChangeFile} from "./criterion-change-file.ts";
import {criterionCsv} from "./criterion-csv.ts";
import {criterionEstimates} from "./criterion-estimates.ts";
import {criterionMessages} from "./criterion-messages.ts";
import {criterionNameFile} from "./criterion-name-file.ts";
import {criterionOldSample, criterionSample} from "./criterion-sample.ts";
import {criterionText} from "./criterion-text.ts";
import {divan} from "./divan.ts";
import type {BenchmarkFormat} from "./format.ts";
import {goText} from "./go.ts";
import {googleBenchmark} from "./google-benchmark.ts";
import {hyperfine} from "./hyperfine.ts";
import {jmh} from "./jmh.ts";
import {libtest} from "./libtest.ts";
import {mitata} from "./mitata.ts";
import {pyperf} from "./pyperf.ts";
import {pytestBenchmark} from "./pytest-benchmark.ts";
import {tinybench, tinybenchTable} from "./tinybench.ts";
import {vitestOutput, vitestReport} from "./vitest.ts";

/**
 * Formats that a comparison in the browser loads at once, in the order they are asked: Go's text first, since its
 * numbers can be recomputed; tinybench's tasks after those who write the same within their own files.
 */
export const COMMON_FORMATS: readonly BenchmarkFormat[] = [
  goText,
  benchstatText,
  benchstatCsv,
  benchstatV1,
  benchcmp,
  criterionSample,
  criterionOldSample,
  criterionEstimates,
  criterionNameFile,
  criterionChangeFile,
  criterionMessages,
  criterionCsv,
  criterionText,
  divan,
  libtest,
  jmh,
  googleBenchmark,
  pyperf,
  pytestBenchmark,
  benchmarkDotNet,
  hyperfine,
  vitestOutput,
  vitestReport,
  mitata,
  tinybenchTable,
  tinybench,
  benchmarkJs,
  catch2,
];
