import {z} from "zod";
import {jsonValue} from "../input/json-text.ts";
import {compareText} from "../text/compare.ts";
import {counted} from "../text/counted.ts";
import type {ImportedFile} from "./imported-entry.ts";
import type {MeasuredCommit} from "./measured-commit.ts";

const named = z.object({name: z.string()});

/** A value of a benchmark, as Bencher keeps it; members that are not listed are not read. */
const metric = z.object({
  report: z.string(),
  iteration: z.number(),
  start_time: z.string(),
  version: z.object({
    number: z.number(),
    hash: z.string().nullish(),
  }),
  metric: z.object({
    value: z.number(),
    lower_value: z.number().nullish(),
    upper_value: z.number().nullish(),
  }),
});

const series = z.object({
  branch: named,
  testbed: named,
  benchmark: named,
  measure: z.object({slug: z.string(), units: z.string()}),
  metrics: z.array(metric),
});

const answer = z.object({project: z.object({slug: z.string()}), results: z.array(series)});

/** A value with the names of its series. */
interface Value extends z.infer<typeof metric> {
  readonly series: z.infer<typeof series>;
}

/** Commits of an answer, and values that were left out, each in words. */
export interface BencherData {
  readonly commits: readonly MeasuredCommit[];
  readonly left: readonly string[];
}

/**
 * Reads the answer of Bencher's perf query, which `bencher perf` prints as JSON: an entry a version of a branch and testbed, each
 * iteration a file in Bencher's metric format. Of several reports of a version the last counts. Undefined for any other text.
 * Format: `JsonPerf` of https://github.com/bencherdev/bencher.
 */
export function readBencher(text: string, path: string): BencherData | undefined {
  const whole = answer.safeParse(jsonValue(text)).data;
  if (!whole) return undefined;
  const values = whole.results.flatMap(one => one.metrics.map((each): Value => ({...each, series: one})));
  const versions = Map.groupBy(values, ({series: {branch, testbed}, version}) =>
    JSON.stringify([branch.name, testbed.name, version.number, version.hash ?? null]),
  );
  const left: string[] = [];
  const commits = [...versions.values()].flatMap(group => {
    const last = group.reduce((a, b) => (Date.parse(b.start_time) >= Date.parse(a.start_time) ? b : a));
    const kept = group.filter(({report}) => report === last.report);
    if (kept.length < group.length)
      left.push(
        `${path}: ${versionName(last)}: ${counted(group.length - kept.length, "value")} of earlier reports`,
      );
    return measuredVersion(last, kept, path);
  });
  return {commits, left};
}

function versionName({series: {branch, testbed}, version}: Value): string {
  return `${branch.name}, version ${version.number}, on ${testbed.name}`;
}

function measuredVersion(last: Value, values: readonly Value[], path: string): MeasuredCommit {
  const {series: ofLast, version, start_time: time} = last;
  const commit = /^[0-9a-f]{7,64}$/i.exec(version.hash ?? "")?.[0];
  const measures = new Map(values.map(({series: {measure}}) => [measureKey(measure), measure.units]));
  const units = [...measures].sort(([a], [b]) => compareText(a, b)).map(([key, unit]) => `${key} in ${unit}`);
  return {
    commit,
    time: Date.parse(time),
    title: versionName(last),
    authors: [],
    machine: ofLast.testbed.name,
    provenance: `Imported from \`${path}\`, where Bencher keeps one value a benchmark, measure and iteration: ${units.join(", ")}.`,
    files: iterationFiles(values),
    source: path,
  };
}

/** A file for each iteration, in its order: benchmarks by name with their measures. */
function iterationFiles(values: readonly Value[]): ImportedFile[] {
  const iterations = [...Map.groupBy(values, ({iteration}) => iteration)].sort(([a], [b]) => a - b);
  return iterations.map(([, ofIteration], index) => {
    const benchmarks = new Map<string, Record<string, object>>();
    for (const {series: one, metric: measured} of ofIteration) {
      const bounds = Object.entries(measured).filter(([, bound]) => typeof bound === "number");
      benchmarks.set(one.benchmark.name, {
        ...benchmarks.get(one.benchmark.name),
        [measureKey(one.measure)]: Object.fromEntries(bounds),
      });
    }
    const text = `${JSON.stringify(Object.fromEntries(benchmarks), null, 2)}\n`;
    return {
      name: iterations.length === 1 ? "bencher.json" : `bencher-${index + 1}.json`,
      content: new TextEncoder().encode(text),
    };
  });
}

/** Units of the measures that every project of Bencher has, by their slugs. */
const OWN_UNITS: Readonly<Record<string, RegExp>> = {
  latency: /\(ns\)$/,
  throughput: /\(ops?\/s\)$/,
  "build-time": /\(s\)$/,
  "file-size": /\(B\)$/,
};

/** The measure's slug; with its units if a project gave a measure of Bencher's other units. */
function measureKey({slug, units}: z.infer<typeof series>["measure"]): string {
  const own = Object.hasOwn(OWN_UNITS, slug) ? OWN_UNITS[slug] : undefined;
  return own && !own.test(units) ? `${slug} (${units})` : slug;
}
