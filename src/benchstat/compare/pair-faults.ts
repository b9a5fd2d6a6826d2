import {samplesForComparison} from "../../stats/comparison.ts";
import type {BenchmarkModel} from "../read/model.ts";
import {namesOf} from "../read/model.ts";
import {withoutProcs} from "../read/name.ts";
import {unitMetadata} from "../read/results.ts";

/** Why two files that are compared show less than their author expects. */
export interface PairFault {
  /** What, expected and got, as a problem's message. */
  readonly message: string;
  readonly hint: string;
}

/**
 * Finds why a base and a head show no change: they share no benchmark, names differ in the suffix `-N` only, or all
 * benchmarks have too few samples. `alpha` is the significance level, 0 to 1.
 */
export function pairFaults(base: BenchmarkModel, head: BenchmarkModel, alpha: number): PairFault[] {
  const names = [base, head].map(namesOf);
  const [baseNames = [], headNames = []] = names;
  if (baseNames.length === 0 || headNames.length === 0) return [];
  const suffixes = suffixFault(baseNames, headNames);
  if (suffixes) return [suffixes];
  const inHead = new Set(headNames);
  const shared = baseNames.filter(name => inHead.has(name));
  if (shared.length > 0) return sampleFaults(base, head, new Set(shared), alpha);
  const message = "base and head have no benchmark in common, expected at least one";
  const hint = `base has ${listed(baseNames)}; head has ${listed(headNames)}`;
  return [{message, hint}];
}

/** Benchmarks of the base that the head has only under another number of processors. */
function suffixFault(baseNames: readonly string[], headNames: readonly string[]): PairFault | undefined {
  const inHead = new Set(headNames);
  const bareHead = new Map(headNames.map(name => [withoutProcs(name), name]));
  const renamed = baseNames.flatMap(name => {
    const other = inHead.has(name) ? undefined : bareHead.get(withoutProcs(name));
    return other === undefined ? [] : [{name, other}];
  });
  const [first] = renamed;
  if (!first) return undefined;
  const count = renamed.length === 1 ? "a benchmark" : `${renamed.length} benchmarks`;
  return {
    message: `names of ${count} differ in the suffix only, expected the same number of processors, got "${first.name}" and "${first.other}"`,
    hint: "measure both sides on the same machine, or set GOMAXPROCS to the same number",
  };
}

function sampleFaults(
  base: BenchmarkModel,
  head: BenchmarkModel,
  shared: ReadonlySet<string>,
  alpha: number,
): PairFault[] {
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
  const samples = most === 1 ? "one sample" : `at most ${most} samples`;
  return [
    {
      message: `pair has ${samples} of each benchmark, expected ${needed} or more: no difference can be significant`,
      hint: "run both sides with -count=10",
    },
  ];
}

const LISTED = 3;

function listed(names: readonly string[]): string {
  const shown = names.slice(0, LISTED).map(name => `"${name}"`);
  const more = names.length - shown.length;
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(", ");
}
