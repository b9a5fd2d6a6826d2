import type {GridOptions} from "../../benchstat/compare/grid.ts";
import {pairFaults} from "../../benchstat/compare/pair-faults.ts";
import {benchmarkFormatOf} from "../../benchstat/formats/formats.ts";
import {goText} from "../../benchstat/formats/go.ts";
import {pairOf} from "../../benchstat/read/merge.ts";
import type {BenchmarkModel} from "../../benchstat/read/model.ts";
import {commonConfig, environmentOf, namesOf} from "../../benchstat/read/model.ts";
import type {ArtifactFile} from "../../input/artifact-file.ts";
import type {Fact, ModelKind} from "../kind.ts";
import {defineKind} from "../kind.ts";
import {benchmarkCompareView} from "./compare-view.ts";
import {withoutLongNames} from "./long-names.ts";
import {measure} from "./measure.ts";
import {singleView} from "./single-view.ts";

/** benchstat's own levels. */
export const DEFAULT_LEVELS: GridOptions = {alpha: 0.05, confidence: 0.95};

/** Benchmark results of any tool in `formats/`, Go's text first. */
export const benchmarkKind: ModelKind<BenchmarkModel> = defineKind({
  name: "benchmark",
  guide: {
    what: "Benchmark results: what `go test -bench` prints, what more than 25 other benchmark tools write and print, and tables that benchstat or benchcmp printed.",
    commands: [
      "go test -run=^$ -bench=. -benchmem -count=10 . | tee after.txt",
      "hyperfine --runs 20 --export-json after.json ./tool",
    ],
    shown:
      "The table that benchstat prints, with intervals, p-values and its warnings; every sample joins the trend of its benchmark.",
  },
  fences: ["gobench", "benchmark", "benchstat"],
  detect: file => benchmarkFormatOf(file) !== undefined,
  parse: (file: ArtifactFile) => withoutLongNames((benchmarkFormatOf(file) ?? goText).read(file), file),
  title: titleOf,
  facts: benchmarkFacts,
  environment: model => environmentOf(commonConfig(model)),
  measure,
  tool: ({source}) => source,
  settings: ({results}) => firstConfig(results),
  pairFaults: (base, head) => pairFaults(base, head, DEFAULT_LEVELS.alpha),
  view: (model, context) => singleView(model, DEFAULT_LEVELS, context),
  compare: (base, head, context) => benchmarkCompareView(pairOf(base, head), DEFAULT_LEVELS, context),
});

function titleOf({source, tables}: BenchmarkModel): string {
  return tables.length > 0 ? `Tables of ${source}` : `${source} benchmark results`;
}

function benchmarkFacts(model: BenchmarkModel): Fact[] {
  const {results, summaries, tables} = model;
  const facts: Fact[] = [];
  if (tables.length > 0) facts.push({name: "tables", value: `${tables.length} as printed`});
  else facts.push({name: "benchmarks", value: String(namesOf(model).length)});
  if (results.series.length > 0) facts.push({name: "samples", value: sampleRange(model)});
  if (summaries.length > 0) facts.push({name: "summaries", value: `${summaries.length} without samples`});
  return [...facts, ...commonConfig(model).map(({key, value}) => ({name: key, value}))];
}

function firstConfig({series}: BenchmarkModel["results"]): Fact[] {
  return (series[0]?.group.config ?? []).map(({key, value}) => ({name: key, value}));
}

/** How many samples the series have: `10 each`, `1 to 8`. */
function sampleRange({results}: BenchmarkModel): string {
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  for (const {start, end} of results.series) {
    least = Math.min(least, end - start);
    most = Math.max(most, end - start);
  }
  return least === most ? `${least} each` : `${least} to ${most}`;
}
