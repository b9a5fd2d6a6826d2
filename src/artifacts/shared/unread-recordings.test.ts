import {expect, test} from "vitest";
import {artifactFile} from "../../input/artifact-file.ts";
import {KINDS} from "../kinds.ts";

const VEGETA_JSON =
  '{"attack":"n","seq":0,"code":200,"timestamp":"2026-11-29T13:34:26.192181071Z","latency":33691076,"bytes_out":0,"bytes_in":2,"error":"","body":"b2s=","method":"GET","url":"http://127.0.0.1:18080/","headers":{}}\n';
const VEGETA_CSV = "1795959266192181071,200,33691076,0,2,,b2s=,n,0,GET,http://127.0.0.1:18080/,RGF0ZQ==\n";

test.each([
  ["vegeta", VEGETA_JSON.repeat(3)],
  ["vegeta", VEGETA_CSV.repeat(3)],
  ["pprof -raw", "PeriodType: cpu nanoseconds\nPeriod: 10000000\nSamples:\nsamples/count cpu/nanoseconds\n"],
  ["pprof -tags", " key1: Total 1.12s of 1.12s (  100%)\n          1s (89.29%): tag1\n"],
  ["k6", '{"type":"Metric","data":{"name":"http_reqs","type":"counter"},"metric":"http_reqs"}\n'],
  ["k6", "metric_name,timestamp,metric_value,check\nhttp_reqs,1595325560,1.000000,\n"],
  ["JMeter", "timeStamp,elapsed,label,responseCode,responseMessage\n1595325560123,12,home,200,OK\n"],
  ["Gatling", "RUN\tsim.Home\thome\t1595325560123\t \t3.9\n"],
  ["ab", "starttime\tseconds\tctime\tdtime\tttime\twait\nSun\t1\t0\t1\t1\t1\n"],
  ["ab", "Percentage served,Time in ms\n0,0.103\n"],
  ["Locust", "Timestamp,User Count,Type,Name,Requests/s\n1595325560,1,GET,/,2\n"],
  ["ghz", "duration (ms),status,error\n12.3,OK,\n"],
  ["bombardier", '{"spec":{"numberOfConnections":10},"result":{"bytesRead":1}}\n'],
  ["Artillery", '{"aggregate": {"counters": {"http.requests": 3}}}\n'],
  ["Fortio", '{"RunType": "HTTP", "Labels": "x", "DurationHistogram": {}}\n'],
])("a recording of %s is named with what to attach", (tool, text) => {
  const file = artifactFile("a.txt", "a.txt", new TextEncoder().encode(text));
  const kind = KINDS.find(one => one.detect(file));
  expect(kind?.open(file).problems.map(({code, message}) => `${code} ${message}`)).toContain(
    `PJ051 results of ${tool} are shown as they are: this form of them is not read`,
  );
});

test.each([
  ["a.txt", "BenchmarkA-8 | 100 | 12 ns/op\nBenchmarkB-8 | 100 | 13 ns/op\n"],
  ["a.csv", "BenchmarkA-8,100,12 ns/op\nBenchmarkB-8,100,13 ns/op\n"],
])("%s with results of go test in another form is warned of", (name, text) => {
  const file = artifactFile(name, name, new TextEncoder().encode(text));
  const kind = KINDS.find(one => one.detect(file));
  expect(kind?.open(file).problems.map(({message}) => message)).toContain(
    "2 lines look like results of go test -bench, but not as it prints them: they are not read",
  );
});
