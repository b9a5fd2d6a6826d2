import type {Profile} from "../../pprof/profile/profile.ts";
import {coresBusy} from "../../pprof/profile/quality.ts";
import {prepareReport, valueFormatOf} from "../../pprof/report/report.ts";
import {profileLabels} from "../../pprof/report/report-labels.ts";
import {DEFAULT_OPTIONS} from "../../pprof/report/report-options.ts";
import {cutText} from "../../stacks/function-names.ts";
import type {Fact} from "../kind.ts";

/** A profile may have any number of comments. */
const MOST_COMMENTS = 20;

/** Returns the header of `go tool pprof`'s reports, for the sample type shown first. */
export function profileFacts(profile: Profile): Fact[] {
  if (profile.sampleTypes.length === 0) return [];
  const report = prepareReport(profile, "top", DEFAULT_OPTIONS);
  const cores = coresBusy(report.total, report.sampleUnit, profile.durationNanos);
  const lines = profileLabels(
    {...report, profile: {...profile, comments: profile.comments.slice(0, MOST_COMMENTS)}},
    valueFormatOf(report),
  ).map(cutText);
  const origin = profile.origin ? [{name: "Format", value: profile.origin.format}] : [];
  const facts = lines.map(line => {
    const colon = line.indexOf(": ");
    const isNamed = colon > 0 && /^(?:File|Build ID|Type|Doc|Time|Duration)$/.test(line.slice(0, colon));
    if (!isNamed) return {name: "Comment", value: line};
    const name = line.slice(0, colon);
    const value = line.slice(colon + 2).trimEnd();
    return {name, value: name === "Duration" && cores !== "" ? `${value}, ${cores}` : value};
  });
  return [...facts, ...origin];
}
