import type {BenchmarkFormat} from "../format.ts";
import {jsonFormat} from "../json-file.ts";
import type {JsonPlace} from "../json-place.ts";
import {isJsonObject, items, member, numberIn, textIn} from "../json-place.ts";
import {printedNumber} from "../printed/cells.ts";
import type {RecordBuilder} from "../record-builder.ts";

const ACTION_KEYS: ReadonlySet<string> = new Set(["name", "unit", "value", "range", "extra"]);

/** A list of `{name, unit, value}`, which github-action-benchmark takes of any tool: https://github.com/benchmark-action/github-action-benchmark. */
export const actionBenchmark: BenchmarkFormat = jsonFormat({
  name: "github-action-benchmark",
  words: ["name", "unit", "value"],
  isShared: true,
  hasShape: whole => {
    const results = items(whole);
    return results.length > 0 && results.every(isResult);
  },
  read(whole, builder) {
    for (const result of items(whole)) readResult(result, builder);
  },
});

/** True if an object has the members of a result and no others. */
function isResult({value}: JsonPlace): boolean {
  return (
    isJsonObject(value) &&
    typeof value.name === "string" &&
    typeof value.unit === "string" &&
    Object.keys(value).every(key => ACTION_KEYS.has(key))
  );
}

function readResult(result: JsonPlace, builder: RecordBuilder): void {
  const name = textIn(member(result, "name"));
  const place = member(result, "value");
  const written = numberIn(place) ?? Number(textIn(place) || Number.NaN);
  if (name === "" || !Number.isFinite(written)) {
    builder.bad(name === "" ? member(result, "name") : place, name === "" ? "a name" : "a number");
    return;
  }
  const spread = spreadOf(member(result, "range"), written);
  builder.summary(name, textIn(member(result, "unit")) || "value", {
    centre: "value",
    center: written,
    ...(spread !== undefined && {
      low: written - spread,
      high: written + spread,
      interval: "the tool's range",
    }),
  });
}

/** Reads `± 12`, `12`, `+/- 2,802` or `± 3.1%`. */
function spreadOf(range: JsonPlace, value: number): number | undefined {
  const [, number, percent] =
    /^(?:±|\+\/-|\+-)? {0,9}([\d.,e+-]{1,40}) ?(%?)$/i.exec(textIn(range).trim()) ?? [];
  const spread = numberIn(range) ?? printedNumber(number);
  if (!Number.isFinite(spread)) return undefined;
  return percent === "%" ? (spread / 100) * Math.abs(value) : spread;
}

const METRIC_KEYS: ReadonlySet<string> = new Set(["value", "lower_value", "upper_value"]);

/** Bencher's metric format: measures by the name of a benchmark: https://bencher.dev/docs/reference/bencher-metric-format. */
export const bencherMetrics: BenchmarkFormat = jsonFormat({
  name: "Bencher",
  words: ["value"],
  isShared: true,
  hasShape: whole => {
    const measures = membersOf(whole).flatMap(membersOf);
    return measures.length > 0 && membersOf(whole).every(hasMembers) && measures.every(isMetric);
  },
  read(whole, builder) {
    for (const benchmark of membersOf(whole))
      for (const measure of membersOf(benchmark)) readMetric(benchmark.key, measure, builder);
  },
});

/** A member with its name. */
interface NamedPlace extends JsonPlace {
  readonly key: string;
}

function membersOf(place: JsonPlace): NamedPlace[] {
  return isJsonObject(place.value) ? Object.keys(place.value).map(key => ({...member(place, key), key})) : [];
}

function hasMembers({value}: JsonPlace): boolean {
  return isJsonObject(value) && Object.keys(value).length > 0;
}

function isMetric({value}: JsonPlace): boolean {
  return isJsonObject(value) && "value" in value && Object.keys(value).every(key => METRIC_KEYS.has(key));
}

/** Units of the measures that Bencher has by itself. */
const MEASURES: ReadonlyMap<string, string> = new Map([
  ["latency", "ns/op"],
  ["throughput", "ops/s"],
  ["build-time", "build-sec"],
  ["file-size", "file-B"],
  ["estimated-cycles", "cycles"],
  ["total-read-write", "reads+writes"],
]);

function readMetric(name: string, measure: NamedPlace, builder: RecordBuilder): void {
  const value = numberIn(member(measure, "value"));
  if (value === undefined) {
    builder.bad(member(measure, "value"), "a number");
    return;
  }
  const low = numberIn(member(measure, "lower_value"));
  const high = numberIn(member(measure, "upper_value"));
  builder.summary(name, MEASURES.get(measure.key) ?? measure.key, {
    centre: "value",
    center: value,
    ...(low !== undefined && high !== undefined && {low, high, interval: "the tool's interval"}),
  });
}
