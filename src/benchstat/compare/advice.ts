import type {Comparison, ComparisonWarning} from "../../stats/samples/comparison.ts";
import type {SummaryWarning} from "../../stats/samples/summary.ts";
import {formatFixed, formatShortest} from "../../units/go-number.ts";
import type {Cell} from "./cell.ts";
import type {ColumnWarning} from "./column-summary.ts";

/** Explains a summary's warning with its remedy; `how` is how its tool takes more samples. */
export function summaryAdvice(warning: SummaryWarning, how?: string): string {
  switch (warning.kind) {
    case "interval-needs-samples": {
      const level = `${formatShortest(warning.confidence * 100)} %`;
      if (warning.samples === undefined) return `no number of samples gives a ${level} confidence interval`;
      return `too few samples for a ${level} confidence interval: take ${warning.samples} or more${inParentheses(how)}`;
    }
    case "not-exact":
      return `expected to be exact, but the values range from ${formatShortest(warning.low)} to ${formatShortest(warning.high)}`;
  }
}

/** Explains a comparison's warning with its remedy; `how` is how the tool takes more samples. */
export function comparisonAdvice(warning: ComparisonWarning, {n1, n2}: Comparison, how?: string): string {
  switch (warning.kind) {
    case "not-a-number":
      return "a value is not a number: no comparison";
    case "all-equal":
      return "all samples are equal";
    case "test-needs-samples": {
      const sizes = n1 === n2 ? `n=${n1} in both` : `n=${n1} and n=${n2}`;
      const level = formatShortest(warning.alpha);
      const needed = warning.samples === undefined ? "more than 10" : `${warning.samples} or more`;
      return `${sizes}: p can never be as low as ${level}; take ${needed}, better 10${inParentheses(how)}`;
    }
  }
}

function inParentheses(how: string | undefined): string {
  return how === undefined ? "" : ` (${how})`;
}

/** Explains a column's warning about its geometric mean. */
export function columnAdvice(warning: ColumnWarning): string {
  switch (warning) {
    case "set-differs":
      return "base and head do not have the same benchmarks: the change is over those that both have, the means are not";
    case "summaries-not-positive":
      return "no geometric mean: it needs every median to be above zero";
    case "ratios-not-positive":
      return "no change of the geometric mean: no benchmark is in both with medians above zero";
  }
}

/** Explains a p of benchstat that is no probability; empty otherwise. */
export function oddPAdvice({p, alpha}: Comparison): string[] {
  const why =
    "its exact test is off for equal values in samples of unequal size; measure both sides equally often";
  const text = formatFixed(p, 3);
  if (p > 1 && text !== "1.000") return [`benchstat prints p=${text}: ${why}`];
  if (p === 0 && alpha > 0) return [`benchstat takes p to be 0: ${why}`];
  return [];
}

/** Shows p as a probability: not above 1, and a word where the numbers are exact. */
export function shownP({p, alpha}: Comparison): string {
  if (p === 0 && alpha === 0) return "exact";
  return formatFixed(Math.min(p, 1), 3);
}

/** Returns why no comparison can be significant; undefined if any can. `how` is how the tool takes more samples. */
export function nothingCanBeSignificant(cells: readonly Cell[], how?: string): string | undefined {
  const comparisons = cells.flatMap(({comparison}) => comparison ?? []);
  const [first] = comparisons;
  const warning = first?.warnings.find(({kind}) => kind === "test-needs-samples");
  if (!first || warning?.kind !== "test-needs-samples") return undefined;
  const hopeless = comparisons.every(({warnings}) =>
    warnings.some(({kind}) => kind === "test-needs-samples"),
  );
  if (!hopeless) return undefined;
  const largest = Math.max(...comparisons.map(({n1, n2}) => Math.max(n1, n2)));
  const needed = warning.samples === undefined ? "more than 10" : `at least ${warning.samples}`;
  return `Too few samples for any verdict: with n=${largest} no difference can be significant at α = ${formatShortest(warning.alpha)}. Take 10 (${needed})${how === undefined ? "" : `: ${how}`}.`;
}
