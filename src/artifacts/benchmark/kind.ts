import type {ArtifactFile} from "../artifact-file.ts";
import type {Fact, ModelKind} from "../kind.ts";
import {defineKind} from "../kind.ts";
import type {Measurement} from "../measurement.ts";
import {compareView} from "./compare-view.ts";
import type {GridOptions} from "./grid.ts";
import {pairOf} from "./merge.ts";
import type {BenchmarkModel} from "./model.ts";
import {betterOf, commonConfig, environmentOf, groupName, namesOf} from "./model.ts";
import {parseBenchmarks} from "./parse.ts";
import type {ResultGroup, Series} from "./results.ts";
import {valuesOf} from "./results.ts";
import {singleView} from "./single-view.ts";
import {benchmarkText} from "./source-text.ts";

/** benchstat's own levels. */
export const DEFAULT_LEVELS: GridOptions = {alpha: 0.05, confidence: 0.95};

/** Text that go test -bench prints: https://go.dev/design/14313-benchmark-format. */
export const benchmarkKind: ModelKind<BenchmarkModel> = defineKind({
  name: "benchmark",
  detect,
  parse: parseBenchmarks,
  title: () => "Go benchmark results",
  facts: benchmarkFacts,
  environment: model => environmentOf(commonConfig(model)),
  measure,
  view: (model, context) => singleView(model, DEFAULT_LEVELS, context),
  compare: (base, head, context) => compareView(pairOf(base, head), DEFAULT_LEVELS, context),
});

const RESULT_LINE = /^Benchmark\S*[ \t]+[0-9]+[ \t]+\S+[ \t]+\S/m;
const CONFIG_LINE = /^(?:goos|goarch|pkg|cpu): \S/m;
const RUN_END = /^(?:PASS|FAIL|ok {2}\t|--- (?:BENCH|FAIL|SKIP):)/m;

/** Any finished benchmark will do; without one, the frame of a benchmark run, so that a failed one is explained. */
function detect(file: ArtifactFile): boolean {
  if (file.bytes.length === 0) return false;
  const {bytes, encoding} = benchmarkText(file);
  if (bytes === file.bytes && file.text() === undefined) return false;
  const text = encoding || bytes !== file.bytes ? new TextDecoder().decode(bytes) : (file.text() ?? "");
  return RESULT_LINE.test(text) || (CONFIG_LINE.test(text) && RUN_END.test(text));
}

function benchmarkFacts(model: BenchmarkModel): Fact[] {
  const {results} = model;
  const sizes = results.series.map(({start, end}) => end - start);
  const least = Math.min(...sizes);
  const most = Math.max(...sizes);
  const facts: Fact[] = [{name: "benchmarks", value: String(namesOf(model).length)}];
  if (sizes.length > 0) {
    facts.push({name: "samples", value: least === most ? `${least} each` : `${least} to ${most}`});
  }
  return [...facts, ...commonConfig(model).map(({key, value}) => ({name: key, value}))];
}

/** Results that only differ in what divides no file are of one measurement. */
function measure({results, splitKeys}: BenchmarkModel): Measurement[] {
  const measured = new Map<string, Series[]>();
  for (const series of results.series) {
    const key = JSON.stringify([groupOf(series.group, splitKeys), series.group.name, series.unit.unit]);
    const others = measured.get(key);
    if (others) others.push(series);
    else measured.set(key, [series]);
  }
  return [...measured.values()].flatMap(series => {
    const [first] = series;
    if (!first) return [];
    const {group, unit} = first;
    return {
      kind: "benchmark",
      group: groupOf(group, splitKeys),
      name: group.name,
      unit: unit.unit,
      better: betterOf(results, unit.unit),
      samples: series.flatMap(one => [...valuesOf(results, one)]),
      environment: environmentOf(group.config),
    };
  });
}

function groupOf({config}: ResultGroup, splitKeys: readonly string[]): string {
  return groupName(config, ["pkg", ...splitKeys.filter(key => !MEASURED_BY.has(key))]);
}

/** These are in the measurement's environment. */
const MEASURED_BY: ReadonlySet<string> = new Set(["pkg", "goos", "goarch", "cpu"]);
