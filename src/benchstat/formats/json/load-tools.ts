import type {BenchmarkFormat} from "../format.ts";
import {jsonFormat} from "../json-file.ts";
import type {JsonPlace} from "../json-place.ts";
import {isJsonObject, items, member, numberIn, textIn, within} from "../json-place.ts";
import type {RecordBuilder} from "../record-builder.ts";

function add(builder: RecordBuilder, name: string, unit: string, place: JsonPlace): void {
  const center = numberIn(place);
  if (center === undefined) builder.bad(place, "a number");
  else builder.summary(name, unit, {centre: "value", center});
}

/** JSON of autocannon -j: https://github.com/mcollina/autocannon. */
export const autocannon: BenchmarkFormat = jsonFormat({
  name: "autocannon",
  words: ["pipelining", "sampleInt", "latency", "requests"],
  hasShape: whole => isJsonObject(member(whole, "latency").value),
  read(whole, builder) {
    const name = textIn(member(whole, "title")) || "autocannon";
    add(builder, name, "req/s", within(whole, "requests", "average"));
    add(builder, name, "B/s", within(whole, "throughput", "average"));
    add(builder, name, "mean-ms", within(whole, "latency", "average"));
    for (const quantile of ["p50", "p90", "p99"])
      add(builder, name, `${quantile}-ms`, within(whole, "latency", quantile));
    add(builder, name, "max-ms", within(whole, "latency", "max"));
    for (const failure of ["errors", "timeouts", "non2xx"])
      add(builder, name, failure === "non2xx" ? "non2xx-failures" : failure, member(whole, failure));
  },
});

/** JSON of bombardier -o json; times in microseconds: https://github.com/codesenberg/bombardier. */
export const bombardierJson: BenchmarkFormat = jsonFormat({
  name: "bombardier",
  words: ["spec", "result", "rps", "latency", "timeTakenSeconds"],
  hasShape: whole => isJsonObject(within(whole, "result", "rps").value),
  read(whole, builder) {
    const result = member(whole, "result");
    add(builder, "bombardier", "req/s", within(result, "rps", "mean"));
    add(builder, "bombardier", "mean-us", within(result, "latency", "mean"));
    for (const percent of ["50", "95", "99"]) {
      const place = within(result, "latency", "percentiles", percent);
      if (place.value !== undefined) add(builder, "bombardier", `p${percent}-us`, place);
    }
    add(builder, "bombardier", "max-us", within(result, "latency", "max"));
  },
});

/** JSON of fio: https://fio.readthedocs.io. */
export const fio: BenchmarkFormat = jsonFormat({
  name: "fio",
  words: ["fio version", "jobs"],
  hasShape: whole => Array.isArray(member(whole, "jobs").value),
  read(whole, builder) {
    for (const job of items(member(whole, "jobs")))
      for (const direction of ["read", "write", "trim"]) {
        const part = member(job, direction);
        if (!numberIn(member(part, "total_ios"))) continue;
        const name = `${textIn(member(job, "jobname")) || "job"}/${direction}`;
        add(builder, name, "IOPS", member(part, "iops"));
        add(builder, name, "B/s", member(part, "bw_bytes"));
        add(builder, name, "mean-ns", within(part, "clat_ns", "mean"));
        for (const [key, unit] of [
          ["50.000000", "p50-ns"],
          ["99.000000", "p99-ns"],
        ] as const) {
          const place = within(part, "clat_ns", "percentile", key);
          if (place.value !== undefined) add(builder, name, unit, place);
        }
      }
  },
});

/**
 * JSON of ghz -O json: the times of requests that were answered are samples, in nanoseconds; ghz's own average and rate are of
 * all requests: https://ghz.sh.
 */
export const ghzJson: BenchmarkFormat = jsonFormat({
  name: "ghz",
  words: ["count", "rps", "statusCodeDistribution", "latencyDistribution"],
  hasShape: whole => isJsonObject(member(whole, "options").value) && "rps" in Object(whole.value),
  read(whole, builder) {
    const name = textIn(within(whole, "options", "call")) || textIn(member(whole, "name")) || "ghz";
    const answered = items(member(whole, "details")).filter(
      detail => textIn(member(detail, "status")) === "OK",
    );
    const times = answered.flatMap(detail => numberIn(member(detail, "latency")) ?? []);
    if (times.length > 0) builder.rounds(name, "ns/op", times);
    add(builder, name, "req/s", member(whole, "rps"));
    add(builder, name, "mean-ns", member(whole, "average"));
    for (const quantile of items(member(whole, "latencyDistribution")))
      add(builder, name, `p${numberIn(member(quantile, "percentage"))}-ns`, member(quantile, "latency"));
    const count = numberIn(member(whole, "count"));
    const ok = numberIn(within(whole, "statusCodeDistribution", "OK")) ?? 0;
    if (count !== undefined && count >= ok)
      builder.summary(name, "failures", {centre: "value", center: count - ok});
  },
});

/** JSON of iperf3 -J: the rate of every interval is a sample: https://software.es.net/iperf. */
export const iperf3: BenchmarkFormat = jsonFormat({
  name: "iperf3",
  words: ["start", "intervals", "bits_per_second"],
  hasShape: whole => Array.isArray(member(whole, "intervals").value),
  read(whole, builder) {
    const name = textIn(within(whole, "start", "test_start", "protocol")).toLowerCase() || "iperf3";
    const rates = items(member(whole, "intervals")).flatMap(interval => {
      const sum = member(interval, "sum");
      const rate = numberIn(member(sum, "bits_per_second"));
      if (rate === undefined) builder.bad(sum, "a number of bits a second");
      return rate === undefined || member(sum, "omitted").value === true ? [] : rate;
    });
    builder.rounds(name, "bits/s", rates);
    const received = within(whole, "end", "sum_received", "bits_per_second");
    if (received.value !== undefined) add(builder, name, "received-bits/s", received);
  },
});
