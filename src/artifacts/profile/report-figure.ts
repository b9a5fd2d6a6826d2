import type {ElementContent} from "hast";
import type {PartFilters} from "../../pprof/filter/part-filters.ts";
import {FILTER_FLAGS} from "../../pprof/filter/part-filters.ts";
import type {Profile} from "../../pprof/profile/profile.ts";
import {ReportError} from "../../pprof/profile/report-error.ts";
import {defaultSampleType} from "../../pprof/profile/sample-type.ts";
import type {ProblemMessage} from "../../problem.ts";
import {
  badExpression,
  filtersWithoutSamples,
  focusWithoutSamples,
  noSampleType,
} from "../../problems/profile.ts";

/** What was wrong with what an author asked of a profile. */
export type PartFault = ProblemMessage;

/** A drawn part of a profile, or what was wrong with what was asked. */
export type PartResult = {readonly view: ElementContent[]} | PartFault;

/** Says that a profile lacks a sample type, and which it has. */
export function noSuchSample(sample: string, profile: Profile): PartFault {
  const names = profile.sampleTypes.map(({type}) => type);
  return noSampleType(sample, names, names[defaultSampleType(profile)] ?? "");
}

/** The filters that are set, as an author writes them: `focus=Parse`. */
export function filterWords(filters: PartFilters): string[] {
  return FILTER_FLAGS.flatMap(([flag, field]) => (filters[field] ? [`${flag}=${filters[field]}`] : []));
}

/** Says that the filters leave nothing of a profile; undefined where none is set. */
export function nothingLeft(filters: PartFilters): PartFault | undefined {
  const words = filterWords(filters);
  if (words.length === 0) return undefined;
  const {focus, ...others} = filters;
  return focus && filterWords(others).length === 0
    ? focusWithoutSamples(focus)
    : filtersWithoutSamples(words);
}

/** Says what is wrong with an expression. */
export function faultOf(error: ReportError): PartFault {
  return badExpression(error.message);
}

/** Runs what may throw ReportError for what an author wrote, and returns the error as a fault. */
export function withFaults<Result>(run: () => Result): Result | PartFault {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    return faultOf(error);
  }
}
