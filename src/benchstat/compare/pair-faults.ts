import type {ProblemMessage} from "../../problem.ts";
import {
  noCommonBenchmark,
  noCommonUnit,
  otherProcessors,
  pairOfFewSamples,
} from "../../problems/benchmark.ts";
import {samplesForComparison} from "../../stats/samples/comparison.ts";
import {moreSamples} from "../formats/more-samples.ts";
import type {BenchmarkModel} from "../read/model.ts";
import {namesOf, unitsOf} from "../read/model.ts";
import {withoutProcs} from "../read/name.ts";
import {unitMetadata} from "../read/results.ts";

/**
 * Finds why a base and a head show no change: they share no benchmark or no unit, names differ in the suffix `-N` only,
 * or all benchmarks have too few samples. `alpha` is the significance level, 0 to 1.
 */
export function pairFaults(base: BenchmarkModel, head: BenchmarkModel, alpha: number): ProblemMessage[] {
  const names = [base, head].map(namesOf);
  const [baseNames = [], headNames = []] = names;
  if (baseNames.length === 0 || headNames.length === 0) return [];
  const suffixes = suffixFault(baseNames, headNames);
  if (suffixes) return [suffixes];
  const inHead = new Set(headNames);
  const shared = baseNames.filter(name => inHead.has(name));
  if (shared.length === 0) return [noCommonBenchmark(baseNames, headNames)];
  const [baseUnits, headUnits] = [unitsOf(base), unitsOf(head)];
  if (!baseUnits.some(unit => headUnits.includes(unit))) return [noCommonUnit(baseUnits, headUnits)];
  return sampleFaults(base, head, new Set(shared), alpha);
}

/** Benchmarks of the base that the head has only under another number of processors. */
function suffixFault(baseNames: readonly string[], headNames: readonly string[]): ProblemMessage | undefined {
  const inHead = new Set(headNames);
  const bareHead = new Map(headNames.map(name => [withoutProcs(name), name]));
  const renamed = baseNames.flatMap(name => {
    const other = inHead.has(name) ? undefined : bareHead.get(withoutProcs(name));
    return other === undefined ? [] : [{name, other}];
  });
  const [first] = renamed;
  return first && otherProcessors(renamed.length, first.name, first.other);
}

function sampleFaults(
  base: BenchmarkModel,
  head: BenchmarkModel,
  shared: ReadonlySet<string>,
  alpha: number,
): ProblemMessage[] {
  const needed = samplesForComparison(alpha);
  const counts = [base, head].map(({results}) =>
    results.series
      .filter(
        ({group, unit}) => shared.has(group.name) && unitMetadata(results, unit.unit, "assume") !== "exact",
      )
      .map(({start, end}) => end - start),
  );
  if (counts.some(list => list.length === 0)) return [];
  const most = Math.max(...counts.map(list => list.reduce((most, count) => Math.max(most, count), 0)));
  if (needed === undefined || most >= needed) return [];
  return [pairOfFewSamples(most, needed, moreSamples([base.source, head.source]))];
}
