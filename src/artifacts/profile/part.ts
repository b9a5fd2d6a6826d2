import type {ElementContent} from "hast";
import type {PartFilters} from "../../pprof/filter/part-filters.ts";
import {FILTER_FLAGS} from "../../pprof/filter/part-filters.ts";
import type {Profile} from "../../pprof/profile/profile.ts";
import {ReportError} from "../../pprof/profile/report-error.ts";
import {defaultSampleType} from "../../pprof/profile/sample-type.ts";
import type {ProblemCode} from "../../problem.ts";

/** What was wrong with what an author asked of a profile. */
export interface PartFault {
  readonly code: ProblemCode;
  readonly message: string;
  readonly hint: string;
}

/** A drawn part of a profile, or what was wrong with what was asked. */
export type PartResult = {readonly view: ElementContent[]} | PartFault;

/** Says that a profile lacks a sample type, and which it has. */
export function noSuchSample(sample: string, profile: Profile): PartFault {
  const names = profile.sampleTypes.map(({type}) => type);
  return {
    code: "PJ074",
    message: `unknown sample type, expected one of ${names.map(name => `"${name}"`).join(", ")}, got "${sample}"`,
    hint: `write sample=${names[defaultSampleType(profile)]}`,
  };
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
  const message =
    focus && filterWords(others).length === 0
      ? `focus matches no samples, expected part of a function's or file's name, got "${focus}"`
      : `filters leave no samples, expected some of the profile's, got ${words.map(word => `"${word}"`).join(", ")}`;
  return {
    code: "PJ071",
    message,
    hint: "take a name from the profile's top table; letters must match in case, unless it begins with (?i)",
  };
}

/** Says what is wrong with an expression. */
export function faultOf(error: ReportError): PartFault {
  return {code: "PJ071", message: error.message, hint: "write a regular expression of RE2's syntax"};
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
