import {matchingName} from "../../stacks/function-names.ts";
import {compareText} from "../../text/compare.ts";
import type {PartFilters} from "../filter/part-filters.ts";
import {filterOptions} from "../filter/part-filters.ts";
import type {Profile} from "../profile/profile.ts";
import {prepareReport} from "../report/report.ts";
import {DEFAULT_OPTIONS} from "../report/report-options.ts";
import type {TopCosts} from "../report/top.ts";
import {topCosts} from "../report/top.ts";

/** Costs of a function before and after, in the sample type's unit. */
export interface FunctionChange {
  /** As the head calls it, else as the base did. */
  readonly name: string;
  readonly inline: TopCosts["inline"];
  readonly baseFlat: number;
  readonly headFlat: number;
  readonly baseCum: number;
  readonly headCum: number;
}

/** The compared part of a profile. */
export interface ChangeOptions extends PartFilters {
  /** Name of a sample type. */
  readonly sample: string;
}

/**
 * Lists the costs of each function on both sides: the numbers of `go tool pprof -top -trim=false`. Functions
 * are the same where their names match without type parameters and major version. Throws ReportError for an
 * unknown sample type or an invalid expression.
 */
export function functionChanges(base: Profile, head: Profile, options: ChangeOptions): FunctionChange[] {
  const changes = new Map<string, FunctionChange>();
  for (const row of functionsOf(base, options)) {
    const known = changes.get(matchingName(row.name)) ?? emptyChange(row);
    changes.set(matchingName(row.name), {
      ...known,
      baseFlat: known.baseFlat + row.flat,
      baseCum: known.baseCum + row.cum,
    });
  }
  for (const row of functionsOf(head, options)) {
    const known = changes.get(matchingName(row.name)) ?? emptyChange(row);
    changes.set(matchingName(row.name), {
      ...known,
      name: row.name,
      inline: row.inline,
      headFlat: known.headFlat + row.flat,
      headCum: known.headCum + row.cum,
    });
  }
  return [...changes.values()];
}

/** Orders changes by the size of the change in flat cost, each side multiplied by its factor. */
export function bySelfChange(
  changes: readonly FunctionChange[],
  factors: {readonly base: number; readonly head: number},
): FunctionChange[] {
  const change = (row: FunctionChange): number =>
    Math.abs(row.headFlat * factors.head - row.baseFlat * factors.base);
  return changes.toSorted((a, b) => change(b) - change(a) || compareText(a.name, b.name));
}

function functionsOf(profile: Profile, options: ChangeOptions): readonly TopCosts[] {
  const wanted = {...DEFAULT_OPTIONS, ...filterOptions(options), sampleIndex: options.sample, trim: false};
  return topCosts(prepareReport(profile, "top", wanted));
}

function emptyChange({name, inline}: TopCosts): FunctionChange {
  return {name, inline, baseFlat: 0, headFlat: 0, baseCum: 0, headCum: 0};
}
