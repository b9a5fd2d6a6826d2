import type {Element, ElementContent} from "hast";
import type {MeasuredBenchmark} from "../../../pprof/diff/benchmarks.ts";
import {areBenchmarks, comparedBenchmarks, mainBenchmark} from "../../../pprof/diff/benchmarks.ts";
import {judgedMode, modeSentence, usualMode} from "../../../pprof/diff/diff-mode.ts";
import type {DiffSides} from "../../../pprof/diff/diff-scale.ts";
import {matchCosts} from "../../../pprof/diff/match-costs.ts";
import type {Profile} from "../../../pprof/profile/profile.ts";
import {sampleCount} from "../../../pprof/profile/quality.ts";
import {prepareReport} from "../../../pprof/report/report.ts";
import {DEFAULT_OPTIONS} from "../../../pprof/report/report-options.ts";
import {topCosts} from "../../../pprof/report/top.ts";
import {changeCell} from "../compare/changes-table.ts";
import {diffLook} from "../compare/diff-change.ts";
import type {TopColumn} from "./top-table.ts";

/** The base of a profile, and measurements of benchmark text on both sides. */
export interface ProfileBase {
  readonly profile: Profile;
  readonly benchmarks: {
    readonly base: readonly MeasuredBenchmark[];
    readonly head: readonly MeasuredBenchmark[];
  };
}

/** A column of a top table that holds each function against the base. */
export interface ComparisonColumn extends TopColumn {
  /** The two sides, in words. */
  readonly note: string | (ElementContent | string)[];
}

/** Makes the column of a head's top table; undefined where the base has no such samples, or in another unit. */
export function baseColumn(
  head: Profile,
  sample: string,
  {profile, benchmarks}: ProfileBase,
): ComparisonColumn | undefined {
  const [before, after] = [profile, head].map(one => one.sampleTypes.find(({type}) => type === sample));
  if (!before || !after || before.unit !== after.unit) return undefined;
  const compared = comparedBenchmarks(profile, head, sample, benchmarks);
  const sides: DiffSides = {
    base: sideOf(profile, sample),
    head: sideOf(head, sample),
    sampleType: sample,
    unit: after.unit,
    operations: mainBenchmark(compared)?.operations,
    isBenchmark: areBenchmarks(profile, head, compared),
  };
  const mode = usualMode(sides);
  const look = diffLook(mode, sides, judgedMode(sides));
  const flats = matchCosts(flatsOf(head, sample), flatsOf(profile, sample));
  return {
    head: mode === "share" ? "points vs base" : "vs base",
    note: `${mode === "share" ? "Points vs base" : "vs base"}: the change of flat. ${modeSentence(mode, sides, true)} Grey: below three samples or a thousandth of the larger side.`,
    cell({name, flat}) {
      const {head: is, base: was = 0, names} = flats.get(name) ?? {head: flat, names: 1};
      return withNames(changeCell(was, is, look), names);
    },
    change({name, flat}) {
      const {head: is, base: was = 0} = flats.get(name) ?? {head: flat};
      return is * look.scale.head - was * look.scale.base;
    },
  };
}

/** Notes that a cell is the sum of several instantiations of the same function. */
export function withNames(cell: Element, names: number): Element {
  if (names === 1) return cell;
  const title = `sum of ${names} instantiations, which have other type arguments on the other side`;
  return {...cell, properties: {...cell.properties, title}};
}

function sideOf(profile: Profile, sample: string): DiffSides["base"] {
  const {total} = prepareReport(profile, "top", {...DEFAULT_OPTIONS, sampleIndex: sample});
  const count = sampleCount(profile)?.count ?? 0;
  return {total, durationNanos: profile.durationNanos, sampleValue: count > 0 ? total / count : 0};
}

function flatsOf(profile: Profile, sample: string): Map<string, number> {
  const flats = new Map<string, number>();
  const options = {...DEFAULT_OPTIONS, sampleIndex: sample, trim: false};
  for (const {name, flat} of topCosts(prepareReport(profile, "top", options))) flats.set(name, flat);
  return flats;
}
