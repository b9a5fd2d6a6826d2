import {readFileSync} from "node:fs";
import {toHtml} from "hast-util-to-html";
import {expect, test} from "vitest";
import {artifactFile} from "../../input/artifact-file.ts";
import {openArtifact} from "../kinds.ts";
import {loadKind} from "./kind.ts";
import type {LoadRun} from "./model.ts";
import {parseLoad} from "./parse.ts";
import {failedOf, quantileName, requestsOf, sharesSoFar} from "./summary.ts";

const file = (text: string, name = "load.txt") =>
  artifactFile(`e/${name}`, name, new TextEncoder().encode(text));
const textOf = (name: string) => readFileSync(new URL(`testdata/samples/${name}`, import.meta.url), "utf8");
const reportOf = (name: string) => parseLoad(file(textOf(name), name)).model;
function runOf(name: string): LoadRun {
  const run = reportOf(name).runs.at(-1);
  if (!run) throw new Error(`expected a run in ${name}, got none`);
  return run;
}
const valuesOf = (name: string) =>
  Object.fromEntries([...runOf(name).values].map(([key, {value}]) => [key, value]));
const quantilesOf = (name: string) =>
  Object.fromEntries(runOf(name).quantiles.map(one => [quantileName(one), one.value]));
const measured = (name: string) =>
  Object.fromEntries(
    loadKind.open(file(textOf(name), name)).measurements.map(one => [`${one.kind}/${one.name}`, one.samples]),
  );
const shown = (text: string, name = "load.txt") =>
  loadKind
    .open(file(text, name))
    .view({id: "x", size: "page"})
    .map(node => toHtml(node))
    .join("");
const problemsOf = (text: string) =>
  parseLoad(file(text)).problems.map(({line, code, message}) => `${line} ${code} ${message}`);

test("parseLoad(file) reads hey's 200 requests out of a page that lost its line breaks", () => {
  const run = runOf("rooms-200.txt");
  expect(run.command).toBe("hey http://localhost:8080/rooms");
  expect(valuesOf("rooms-200.txt")).toEqual({
    duration: 0.1949,
    max: 0.1462,
    min: 0.0004,
    mean: 0.0413,
    "requests/s": 1026.3224,
    received: 109_400,
    "size/request": 547,
  });
  expect(run.buckets.map(({count}) => count)).toEqual([1, 81, 14, 28, 16, 17, 11, 8, 11, 9, 4]);
  expect(run.statuses).toEqual([{name: "200", count: 200}]);
  expect(run.phases.find(({name}) => name === "resp wait")?.times.map(({value}) => value)).toEqual([
    0.0409, 0.0004, 0.1447,
  ]);
});

test("its histogram says 41% within 15 ms, and 50 ms between 62% and 70%: its author reads 43% and 65.60%", () => {
  const {buckets} = runOf("rooms-200.txt");
  const within = new Map(buckets.map(({to}, index) => [to, sharesSoFar(buckets)[index]]));
  expect(within.get(0.015)).toBe(41);
  expect(within.get(0.044)).toBe(62);
  expect(within.get(0.059)).toBe(70);
  expect(quantilesOf("rooms-200.txt")).toMatchObject({p50: 0.0314, p75: 0.0671, p99: 0.1459});
});

test("parseLoad(file) reads hey's 10,000 requests with eight connections", () => {
  expect(valuesOf("rooms-10000.txt")).toMatchObject({"requests/s": 3034.1612, mean: 0.0026, max: 0.0339});
  expect(requestsOf(runOf("rooms-10000.txt"))).toBe(10_000);
  const {buckets} = runOf("rooms-10000.txt");
  expect(sharesSoFar(buckets)[1]).toBeCloseTo(73.85, 10);
  expect(measured("rooms-10000.txt")["hey/p99"]).toEqual([0.0131]);
});

test("parseLoad(file) reads ab's 20,000 requests as its author does", () => {
  expect(valuesOf("rooms-ab.txt")).toEqual({
    duration: 15.881,
    requests: 20_000,
    failed: 0,
    received: 16_380_000,
    "size/request": 547,
    "requests/s": 1259.38,
    mean: 0.079404,
    "received/s": 1007.26 * 1024,
    min: 0.001,
    stdev: 0.0653,
    max: 0.318,
  });
  expect(quantilesOf("rooms-ab.txt")).toEqual({
    p50: 0.096,
    p66: 0.117,
    p75: 0.131,
    p80: 0.137,
    p90: 0.154,
    p95: 0.17,
    p98: 0.204,
    p99: 0.252,
  });
  expect(runOf("rooms-ab.txt").settings).toContainEqual({name: "connections", value: "100"});
});

test("parseLoad(file) reads hey's search under load: 431 requests a second, and cut ones of it", () => {
  expect(valuesOf("search.txt")).toMatchObject({"requests/s": 431.5751, duration: 23.1709, max: 2.1538});
  expect(quantilesOf("search.txt")).toEqual({
    p10: 0.0057,
    p25: 0.011,
    p50: 0.041,
    p75: 0.3295,
    p90: 0.6346,
    p95: 0.8231,
    p99: 1.2317,
  });
  expect(runOf("search.txt").command).toMatch(/^hey -m POST -c 100 -n 10000 "http/);
  expect(measured("search-again.txt")).toEqual({
    "hey/requests/s": [431.5751],
    "hey/mean": [0.2092],
    "hey/max": [2.1538],
  });
  expect(measured("search-killed.txt")["hey/requests/s"]).toEqual([1212.8869]);
});

test("parseLoad(file) counts failures as each tool tells them", () => {
  expect(failedOf(runOf("hey-errors.txt"))).toBe(35);
  expect(failedOf(runOf("../no-answer/hey-refused.txt"))).toBe(20);
  expect(failedOf(runOf("ab-errors.txt"))).toBe(41);
  expect(failedOf(runOf("wrk-errors.txt"))).toBe(2776);
  expect(failedOf(runOf("wrk-latency.txt"))).toBe(0);
  expect(failedOf(runOf("vegeta-errors.txt"))).toBe(1409);
  expect(failedOf(runOf("k6-thresholds.txt"))).toBe(1820);
  expect(failedOf(runOf("k6-0.x.txt"))).toBe(9);
  expect(failedOf(runOf("search-again.txt"))).toBeUndefined();
});

test("parseLoad(file) follows nothing but the failures of a test that got no answer", () => {
  expect(measured("../no-answer/hey-refused.txt")).toEqual({"hey/failed": [100]});
  expect(shown(textOf("../no-answer/hey-refused.txt"))).toContain("All of the requests failed");
});

test("parseLoad(file) reads wrk's, and wrk2's HdrHistogram", () => {
  expect(valuesOf("wrk-latency.txt")).toMatchObject({
    mean: 0.00147,
    stdev: 0.00067567,
    max: 0.00632,
    requests: 41_232,
    "requests/s": 13_706.4,
  });
  expect(quantilesOf("wrk-latency.txt")).toEqual({p50: 0.0015, p75: 0.00169, p90: 0.00203, p99: 0.00397});
  expect(measured("wrk2.txt")).toMatchObject({"wrk2/p99.9": [0.00982], "wrk2/max": [0.01814]});
  expect(runOf("wrk2.txt").curve.length).toBe(22);
});

test("parseLoad(file) reads vegeta's text and JSON alike, and follows what was answered rather than asked", () => {
  const [text, json] = [measured("vegeta.txt"), measured("vegeta.json")];
  expect(Object.keys(text)).toEqual(Object.keys(json));
  expect(text).toMatchObject({"vegeta/throughput": [499.98], "vegeta/p99": [0.004371]});
  expect(json["vegeta/p99"]).toEqual([0.004371008]);
  expect(text).not.toHaveProperty("vegeta/requests/s");
  const counts = [2610, 2144, 203, 31, 12];
  expect(runOf("vegeta-hist.txt").buckets.map(({count}) => count)).toEqual(counts);
  expect(runOf("vegeta.json").buckets).toEqual(runOf("vegeta-hist.txt").buckets);
});

test("parseLoad(file) reads oha's text, JSON and CSV", () => {
  expect(valuesOf("oha-errors.txt")).toMatchObject({
    "requests/s": 6881.364,
    mean: 0.001_397_6,
    max: 0.003_482_1,
  });
  expect(quantilesOf("oha-errors.txt")).toMatchObject({p50: 0.001_366_6, "p99.99": 0.003_482_1});
  expect(runOf("oha-errors.txt").buckets.map(({count}) => count)).toEqual([
    1, 3, 1, 15, 336, 29, 9, 3, 0, 0, 3,
  ]);
  expect(reportOf("oha-errors.txt").stray.count).toBe(0);
  expect(measured("../no-answer/oha-refused.txt")).toEqual({"oha/failed": [100]});
  expect(reportOf("../no-answer/oha-refused.txt").stray.count).toBe(0);
  expect(runOf("oha.json").buckets.map(({count}) => count)).toEqual([
    1, 112, 158, 113, 182, 792, 547, 71, 20, 1, 3,
  ]);
  expect(valuesOf("oha.json")["requests/s"]).toBe(13_990.841_902_689_02);
  expect(requestsOf(runOf("oha-requests.csv"))).toBe(200);
  expect(runOf("oha-requests.csv").phases.map(({name}) => name)).toEqual([
    "DNS-lookup",
    "DNS+dialup",
    "first byte",
  ]);
});

test("parseLoad(file) reads k6's summaries of 0.x and 1.x, and both forms of its JSON", () => {
  expect(valuesOf("k6-0.x.txt")).toMatchObject({
    mean: 0.14456,
    "requests/s": 43.786914,
    failed: 9,
    max: 1.14,
  });
  expect(quantilesOf("k6-0.x.txt")).toEqual({p50: 0.11047, p90: 0.20354, p95: 0.21595});
  expect(valuesOf("k6-thresholds.txt")).toMatchObject({requests: 18_241, "received/s": 5_300_000});
  const text = runOf("k6-thresholds.txt");
  const json = runOf("k6-export.json");
  for (const [index, {percent, value}] of text.quantiles.entries()) {
    expect(json.quantiles[index]?.percent).toBe(percent);
    expect(json.quantiles[index]?.value).toBeCloseTo(value, 4);
  }
  const met = (run: LoadRun) => run.demands.filter(({isMet}) => isMet).map(({name}) => name);
  expect(met(text)).toEqual(["'rate<0.2' rate=9.97%"]);
  expect(met(json)).toEqual(["http_req_failed rate<0.2"]);
  expect(valuesOf("k6-handle.json").duration).toBeCloseTo(2.001846355, 9);
});

test("parseLoad(file) reads k6's machine-readable summary as the text of the same run", () => {
  const [text, json] = [runOf("k6-same-run.txt"), runOf("k6-machine-readable.json")];
  const values = valuesOf("k6-machine-readable.json");
  expect(values["requests/s"]).toBeCloseTo(4423.440498, 6);
  expect(values).toMatchObject({requests: 8855, failed: 442, duration: 2.00183545});
  for (const name of ["mean", "min", "max"])
    expect(values[name]).toBeCloseTo(valuesOf("k6-same-run.txt")[name] ?? 0, 4);
  // The text cuts digits off.
  for (const [index, {percent, value}] of text.quantiles.entries()) {
    expect(json.quantiles[index]?.percent).toBe(percent);
    expect(json.quantiles[index]?.value).toBeCloseTo(value, 4);
  }
  expect(json.demands.map(({name, isMet}) => [name, isMet])).toEqual([
    ["status is 200", false],
    ["has a body", true],
  ]);
});

test("parseLoad(file) makes of a line a request what hey makes of them itself", () => {
  const rows = textOf("hey-requests.csv").trim().split("\n").slice(1);
  const times = rows.map(row => Number(row.split(",")[0])).sort((a, b) => a - b);
  expect(requestsOf(runOf("hey-requests.csv"))).toBe(times.length);
  expect(valuesOf("hey-requests.csv")).toMatchObject({min: times[0], max: times.at(-1)});
  for (const {percent, value} of runOf("hey-requests.csv").quantiles)
    expect(times.filter(time => time <= value).length / times.length).toBeGreaterThanOrEqual(percent / 100);
  const {buckets} = runOf("hey-requests.csv");
  expect(buckets.reduce((sum, {count}) => sum + count, 0)).toBe(times.length);
  for (const {from = -1, to, count} of buckets.slice(1))
    expect(times.filter(time => time > from && time <= to).length).toBe(count);
});

test("loadKind takes repeated runs of a command as samples, of different ones the last", () => {
  const {"hey/requests/s": rates = []} = measured("hey-six-runs.txt");
  expect(rates.length).toBe(6);
  const other = `$ hey http://localhost/other\n${textOf("hey.after.txt")}`;
  const mixed = loadKind.open(file(textOf("hey-six-runs.txt") + other));
  expect(mixed.measurements.find(({name}) => name === "requests/s")?.samples).toEqual([8962.8895]);
  expect(mixed.facts).toEqual([{name: "runs", value: "7 of different commands"}]);
});

test("loadKind compares by the U test where there are runs, and says what one each is worth", () => {
  const context = {id: "x", size: "embed"} as const;
  const compared = (base: string, head: string) =>
    (loadKind.open(file(textOf(base))).compare(loadKind.open(file(textOf(head))), context) ?? [])
      .map(node => toHtml(node))
      .join("");
  const one = compared("hey.before.txt", "hey.after.txt");
  expect(one).toContain("One run each is no statistics");
  expect(one).toContain('<td class="num">+1027.77%</td>');
  expect(one).toContain("base and head");
  expect(compared("hey-six-runs.txt", "hey-six-runs.txt")).toContain("Medians of 6 and 6 runs");
  expect(compared("hey.before.txt", "wrk-latency.txt")).toContain("they count differently");
  expect(compared("hey.after.txt", "hey-errors.txt")).toContain("8.75% of the head's: compare that first");
});

test("loadKind hides what a command gives away", () => {
  const command =
    '$ hey -a joe:hunter2 -H "Authorization: Bearer abc.def" https://u:p@host/?token=t0k -H "Cookie: sid=9"';
  const html = shown(`${command}\n${textOf("hey.after.txt")}`);
  for (const secret of ["hunter2", "abc.def", "u:p@", "t0k", "sid=9"]) expect(html).not.toContain(secret);
});

test("a run's advice says what the numbers cannot", () => {
  expect(shown(textOf("hey.after.txt"))).toContain("coordinated omission");
  expect(shown(textOf("wrk2.txt"))).not.toContain("coordinated omission");
  expect(shown(textOf("rooms-200.txt"))).toContain("Of 200 requests 2 lie beyond p99");
  expect(shown(textOf("ab.after.txt"))).toContain("ab writes times in steps of 1 ms");
  expect(shown(textOf("k6-thresholds.txt"))).toContain("Not met: “'p(95)&#x3C;5' p(95)=5.38ms”");
});

test("parseLoad(file) reports torn lines with their number, each tool's", () => {
  const hey =
    "Summary:\n  Total:\t1.0 secs\n  Slowest:\t0.1000 secs\n  Average:\tfast\n  Requests/sec:\t12x\n";
  expect(problemsOf(`${hey}  50% in 0.1.2 secs\n  req write:\t0.1 secs, 0.2 secs\n`)).toEqual([
    '4 PJ110 Average cannot be read, expected a time such as 0.0249 secs, got "fast"',
    '5 PJ110 Requests/sec cannot be read, expected a number, got "12x"',
    '6 PJ110 50% cannot be read, expected a time such as 0.0249 secs, got "0.1.2 secs"',
    '7 PJ110 req write cannot be read, expected three times, average, fastest and slowest, got "0.1 secs, 0.2 secs"',
  ]);
  const ab = "Requests per second:    1259.38 [#/sec] (mean)\nTime per request:       quick\n";
  expect(problemsOf(`${ab}Failed requests:        none\nTotal:          0    2\n  50%      x\n`)).toEqual([
    '2 PJ110 Time per request cannot be read, expected milliseconds, got "quick"',
    '3 PJ110 Failed requests cannot be read, expected a count, got "none"',
    '4 PJ110 Total cannot be read, expected min, mean, sd, median and max in milliseconds, got "0    2"',
    '5 PJ110 50% cannot be read, expected milliseconds, got "x"',
  ]);
  const wrk =
    "Transfer/sec: 1.17MB\nRunning 3s test @ http://h/\n    Latency     1.47x  675.67us   6.32ms   74.16%\n";
  expect(
    problemsOf(`${wrk}     50%    1.5q\n  12 requests in soon, 1.2MB read\nRequests/sec: 12a\n`),
  ).toEqual([
    '3 PJ110 Latency cannot be read, expected mean, deviation and maximum as times, got "1.47x 675.67us 6.32ms"',
    '4 PJ110 50% cannot be read, expected a time such as 1.50ms, got "1.5q"',
    '5 PJ110 requests cannot be read, expected a count, a time and a size, got "12 requests in soon, 1.2MB read"',
    '6 PJ110 Requests/sec cannot be read, expected a number, got "12a"',
  ]);
  const vegeta = "Requests      [total, rate, throughput]         5000, 500.10\n";
  expect(
    problemsOf(`${vegeta}Latencies     [min, mean, max]  1ms, 2ms\nDuration [total, attack, wait] a, b, c\n`),
  ).toEqual([
    '2 PJ110 Latencies cannot be read, expected 3 times, min, mean, max, got "1ms, 2ms"',
    '3 PJ110 Duration cannot be read, expected total, attack, wait, got "a, b, c"',
  ]);
  const k6 = "  http_reqs....: 45 6.5/s\n  http_req_duration....: avg=soon\n  http_req_failed....: none\n";
  expect(problemsOf(`${k6}  data_sent....: 12\n  iteration_duration....: 12\n`)).toEqual([
    '2 PJ110 http_req_duration cannot be read, expected times such as avg=1.2ms, got "avg=soon"',
    '3 PJ110 http_req_failed cannot be read, expected a share and counts, got "none"',
    '4 PJ110 data_sent cannot be read, expected an amount and a rate, got "12"',
    '5 PJ110 iteration_duration cannot be read, expected times such as avg=1.2ms, got "12"',
  ]);
  expect(problemsOf("Success rate: most\nSuccess rate: 100.00%\nSlowest: 1.2 ms\n")).toEqual([
    '1 PJ110 Success rate cannot be read, expected a share such as 100.00%, got "most"',
  ]);
  const csv = "response-time,DNS+dialup,DNS,Request-write,Response-delay,Response-read,status-code,offset\n";
  expect(problemsOf(`${csv}0.1,0,0,0,0,0,200,0\n0.1,0,0\n0.1,0,0,0,0,x,200,0\n`)).toEqual([
    '3 PJ110 request cannot be read, expected 8 numbers, got "0.1,0,0"',
    '4 PJ110 request cannot be read, expected 8 numbers, got "0.1,0,0,0,0,x,200,0"',
  ]);
  expect(problemsOf("operations 12\nduration 1s\nduration 1.5 parsecs\n")).toEqual([
    '3 PJ110 duration cannot be read, expected a time such as 1.5s, got "1.5 parsecs"',
  ]);
});

test("parseLoad(file) reports JSON that is cut, and that of somebody else", () => {
  expect(problemsOf(textOf("vegeta.json").slice(0, -20))).toEqual([
    expect.stringMatching(/^undefined PJ111 report of vegeta is no JSON: /),
  ]);
  expect(problemsOf('{"requestsPerSec":1,"latencyPercentiles":{}}')).toEqual([
    "undefined PJ111 JSON is no report of oha, expected its summary",
  ]);
  expect(problemsOf("hello\n")).toEqual([
    "undefined PJ111 no number of a load test can be read, expected requests a second, or times of requests",
  ]);
});

test("loadKind leaves prose that quotes a report alone, and takes a timed one", () => {
  const quoted = `${"a line of prose about load\n".repeat(600)}${textOf("hey.after.txt")}`;
  expect(openArtifact(file(quoted)).kind.name).toBe("text");
  expect(loadKind.detect(file(textOf("hey.after.txt"), "notes.md"))).toBe(false);
  const timed = `${textOf("hey.after.txt")}\nreal\t0m1.0s\nuser\t0m1.0s\nsys\t0m0.1s\n`;
  expect(openArtifact(file(timed)).kind.name).toBe("load");
});
