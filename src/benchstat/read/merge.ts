import type {BenchmarkModel} from "./model.ts";
import type {BenchmarkResults, ResultGroup} from "./results.ts";

/** A file's results and the label they get among others. */
export interface LabelledModel {
  readonly label: string;
  readonly model: BenchmarkModel;
}

/** Two files as base and head. */
export function pairOf(base: BenchmarkModel, head: BenchmarkModel): LabelledModel[] {
  return [
    {label: "base", model: base},
    {label: "head", model: head},
  ];
}

/** Merges the results of several files, each under its label; unit metadata is the first file's that has it. */
export function mergeResults(parts: readonly LabelledModel[]): BenchmarkResults {
  let offset = 0;
  const series = parts.flatMap(({label, model: {results}}) => {
    const from = offset;
    offset += results.values.length;
    const relabelled = relabel(label);
    return results.series.map(({group, unit, start, end}) => ({
      group: relabelled(group),
      unit,
      start: from + start,
      end: from + end,
    }));
  });
  const values = new Float64Array(offset);
  let end = 0;
  for (const {model} of parts) {
    values.set(model.results.values, end);
    end += model.results.values.length;
  }
  return {
    series,
    values,
    units: new Map(parts.toReversed().flatMap(({model}) => [...model.results.units])),
    errors: parts.flatMap(({model}) => model.results.errors),
    errorCount: parts.reduce((sum, {model}) => sum + model.results.errorCount, 0),
    leftOut: parts.flatMap(({model}) => model.results.leftOut),
    configLines: parts.flatMap(({model}) => model.results.configLines),
  };
}

/** Equal groups stay the same object. */
function relabel(label: string): (group: ResultGroup) => ResultGroup {
  const known = new Map<ResultGroup, ResultGroup>();
  return group => {
    const relabelled = known.get(group) ?? {...group, file: label};
    known.set(group, relabelled);
    return relabelled;
  };
}
