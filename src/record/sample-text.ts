import type {BenchmarkModel} from "../benchstat/read/model.ts";
import {betterOf} from "../benchstat/read/model.ts";
import type {Config} from "../benchstat/read/results.ts";
import {valuesOf} from "../benchstat/read/results.ts";
import {median} from "../stats/samples/median.ts";
import {unitDirection} from "../units/direction.ts";

/** Significant digits of a value: as many as a double surely holds, without those that scaling a unit adds. */
const DIGITS = 15;

/** A value of a benchmark. */
interface Value {
  readonly unit: string;
  readonly value: number;
}

/** The values of a benchmark in a run. */
interface RunResult {
  readonly config: Config;
  readonly name: string;
  readonly values: Value[];
}

/**
 * Writes the results of a run of a tool as Go benchmark text, a line a benchmark: the median of its samples,
 * or the center that the tool printed. A run is a single sample: measurements within it share its process and
 * its minute.
 */
export function sampleText(model: BenchmarkModel): string {
  const results = runResults(model);
  const units = new Set(results.flatMap(({values}) => values.map(({unit}) => unit)));
  const metadata = [...units].flatMap(unit => {
    const better = betterOf(model.results, unit);
    return better !== undefined && unitDirection(unit) === undefined
      ? [`Unit ${token(unit)} better=${better}`]
      : [];
  });
  let config: Config = [];
  const lines = results.flatMap(result => {
    const changed = configChange(config, result.config);
    config = result.config;
    return [...changed, resultLine(result)];
  });
  return [...metadata, ...lines].map(line => `${line}\n`).join("");
}

function runResults(model: BenchmarkModel): RunResult[] {
  const found = new Map<object, RunResult>();
  const add = (
    {config, name}: RunResult | BenchmarkModel["results"]["series"][number]["group"],
    value: Value,
    key: object,
  ) => {
    const result = found.get(key) ?? {config, name, values: []};
    found.set(key, result);
    if (!result.values.some(({unit}) => unit === value.unit)) result.values.push(value);
  };
  for (const series of model.results.series) {
    const value = median(Float64Array.from(valuesOf(model.results, series)).sort());
    add(series.group, {unit: series.unit.unit, value}, series.group);
  }
  for (const {group, unit, center} of model.summaries) add(group, {unit: unit.unit, value: center}, group);
  return [...found.values()];
}

/** Lines that change a configuration into another; a key that is no longer set becomes empty. */
function configChange(from: Config, to: Config): string[] {
  if (from === to) return [];
  const gone = from.filter(({key}) => !to.some(entry => entry.key === key)).map(({key}) => `${key}:`);
  const set = to.filter(({key, value}) => !from.some(entry => entry.key === key && entry.value === value));
  return [...gone, ...set.map(({key, value}) => `${key}: ${value}`)];
}

function resultLine({name, values}: RunResult): string {
  const written = values.map(({unit, value}) => `${Number(value.toPrecision(DIGITS))} ${token(unit)}`);
  return `Benchmark${token(name)} 1 ${written.join(" ")}`;
}

/** Writes a name or unit without blanks, which end a word of benchmark text; `group > name` becomes `group/name`. */
function token(text: string): string {
  return text
    .trim()
    .replace(/\s*>\s*/g, "/")
    .replace(/\s+/g, "_");
}
