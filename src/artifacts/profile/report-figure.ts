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

/** A drawn report of a profile, or the author's mistake in asking for it. */
export type ReportFigure = {readonly view: ElementContent[]} | ProblemMessage;

/** Makes the problem of a sample type that a profile lacks. */
export function noSuchSample(sample: string, profile: Profile): ProblemMessage {
  const names = profile.sampleTypes.map(({type}) => type);
  return noSampleType(sample, names, names[defaultSampleType(profile)] ?? "");
}

/** The filters that are set, as an author writes them: `focus=Parse`. */
export function filterWords(filters: PartFilters): string[] {
  return FILTER_FLAGS.flatMap(([flag, field]) => (filters[field] ? [`${flag}=${filters[field]}`] : []));
}

/** Makes the problem of filters that remove every sample; undefined without a filter. */
export function nothingLeft(filters: PartFilters): ProblemMessage | undefined {
  const words = filterWords(filters);
  if (words.length === 0) return undefined;
  const {focus, ...others} = filters;
  return focus && filterWords(others).length === 0
    ? focusWithoutSamples(focus)
    : filtersWithoutSamples(words);
}

/** Makes the problem of a wrong expression. */
export function faultOf(error: ReportError): ProblemMessage {
  return badExpression(error.message);
}

/** Runs a report and returns its ReportError, an author's mistake, as a problem. */
export function withFaults<Result>(run: () => Result): Result | ProblemMessage {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    return faultOf(error);
  }
}
