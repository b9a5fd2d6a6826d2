import type {BenchmarkFormat} from "./format.ts";
import {gungraunMessages} from "./gungraun-messages.ts";
import {asv} from "./json/asv.ts";
import {benchmarkTools} from "./json/benchmark-tools.ts";
import {denoJson} from "./json/deno.ts";
import {actionBenchmark, bencherMetrics} from "./json/exchange.ts";
import {autocannon, bombardierJson, fio, ghzJson, iperf3} from "./json/load-tools.ts";
import {nanobenchJson} from "./json/nanobench.ts";
import {benchmarkDotNetCsv, benchmarkDotNetTable} from "./printed/benchmark-dot-net.ts";
import {benchmarkToolsText} from "./printed/benchmark-tools.ts";
import {gungraun, iaiCallgrind} from "./printed/callgrind.ts";
import {catch2Console} from "./printed/catch2.ts";
import {denoTable} from "./printed/deno.ts";
import {googleBenchmarkConsole, googleBenchmarkCsv} from "./printed/google-benchmark.ts";
import {hyperfineCsv, hyperfineTable, hyperfineText} from "./printed/hyperfine.ts";
import {tinybenchConsole, vitestTable} from "./printed/javascript.ts";
import {jmhCsv, jmhText} from "./printed/jmh.ts";
import {
  bombardier,
  ghz,
  h2load,
  locustCsv,
  pgbench,
  redisCsv,
  redisText,
  siege,
  sysbench,
} from "./printed/load-tools.ts";
import {mitataText} from "./printed/mitata.ts";
import {nanobenchTable} from "./printed/nanobench.ts";
import {pytestCsv, pytestTable} from "./printed/pytest-benchmark.ts";
import {pyperfText, timeit} from "./printed/python.ts";

/** Printed forms, and files of tools that are compared in a browser less often: scripts load them when no other format knows a file. */
export const MORE_FORMATS: readonly BenchmarkFormat[] = [
  googleBenchmarkConsole,
  googleBenchmarkCsv,
  jmhText,
  jmhCsv,
  benchmarkDotNetTable,
  benchmarkDotNetCsv,
  hyperfineCsv,
  hyperfineTable,
  hyperfineText,
  pytestTable,
  pytestCsv,
  pyperfText,
  timeit,
  asv,
  vitestTable,
  tinybenchConsole,
  mitataText,
  denoTable,
  denoJson,
  catch2Console,
  nanobenchTable,
  nanobenchJson,
  gungraun,
  gungraunMessages,
  iaiCallgrind,
  benchmarkTools,
  benchmarkToolsText,
  redisText,
  redisCsv,
  locustCsv,
  pgbench,
  sysbench,
  bombardier,
  bombardierJson,
  h2load,
  siege,
  ghz,
  ghzJson,
  autocannon,
  fio,
  iperf3,
  actionBenchmark,
  bencherMetrics,
];
