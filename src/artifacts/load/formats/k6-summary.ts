import type {JsonRecord} from "../json-values.ts";
import {isRecord, jsonNumberAt, jsonTextAt, recordAt, recordsOf} from "../json-values.ts";

/**
 * Returns a summary of `k6 run --new-machine-readable-summary` (schema 1.0.0, k6 1.5 and later) in the form of
 * `--summary-export`; undefined for any other JSON. Rates of counters are count over duration, as k6 prints them. The new form
 * has no thresholds.
 */
export function earlierForm(json: JsonRecord): JsonRecord | undefined {
  const [results, config] = [recordAt(json, "results"), recordAt(json, "config")];
  const listed = results?.metrics;
  if (!results || !Array.isArray(listed)) return undefined;
  const seconds = jsonNumberAt(config ?? {}, "duration");
  const metrics = listed.filter(isRecord).flatMap((metric): [string, JsonRecord][] => {
    const [name, values] = [jsonTextAt(metric, "name"), recordAt(metric, "values")];
    return name === undefined || !values ? [] : [[name, earlierValues(metric, values, seconds)]];
  });
  return {metrics: Object.fromEntries(metrics), root_group: {checks: recordAt(results, "checks")?.results}};
}

function earlierValues(metric: JsonRecord, values: JsonRecord, seconds: number | undefined): JsonRecord {
  const count = jsonNumberAt(values, "count");
  if (metric.type === "counter" && count !== undefined)
    return seconds === undefined || seconds === 0 ? {count} : {count, rate: count / seconds};
  if (metric.type === "rate") return {passes: values.matches, value: values.rate};
  return Object.fromEntries(
    recordsOf(values).map(([name, value]) => [name.replace(/^p(\d+(?:[._]\d+)?)$/, "p($1)"), value]),
  );
}
