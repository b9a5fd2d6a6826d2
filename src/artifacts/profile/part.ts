import type {ElementContent} from "hast";
import type {ProblemCode} from "../../problem.ts";
import type {Profile} from "./profile.ts";
import {ReportError} from "./report-error.ts";
import {defaultSampleType} from "./sample-type.ts";

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

/** Says that no stack matches `focus`. */
export function nothingFocused(focus: string): PartFault {
  return {
    code: "PJ071",
    message: `focus matches no samples, expected part of a function's or file's name, got "${focus}"`,
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
