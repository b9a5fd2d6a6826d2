import {artifactFile} from "../../input/artifact-file.ts";
import {scale} from "../../units/pprof-scale.ts";
import {problemLog} from "../formats/problem-log.ts";
import {profileBuilder} from "../formats/profile-builder.ts";
import {NO_STACK} from "../formats/profile-tables.ts";
import {cumValue, flatValue} from "../graph/graph.ts";
import type {Profile} from "../profile/profile.ts";
import type {Report} from "./report.ts";
import {reportGraph, reportUnit} from "./report.ts";

/**
 * Makes a profile of the rows of a top table, a single-frame stack each, as `go tool pprof -topproto` does.
 */
export function topProfile(report: Report): Profile {
  const {graph} = reportGraph(report);
  const unit = reportUnit(report, graph);
  const builder = profileBuilder();
  for (const node of graph.nodes) {
    const info = graph.infos[node];
    if (!info) continue;
    const {name, file, line, column, startLine} = info;
    const location = builder.location([{name, file, line, column, startLine}], info.address);
    const sample = builder.appendSample(builder.stack(NO_STACK, location));
    [cumValue(graph, node), flatValue(graph, node)].forEach((value, type) => {
      builder.add(sample, type, Math.trunc(scale(value, report.sampleUnit, unit).value));
    });
  }
  const {timeNanos, durationNanos, periodType, period} = report.profile;
  const profile = builder.finish(
    {
      sampleTypes: ["cum", "flat"].map(type => ({type, unit})),
      ...{timeNanos, durationNanos, periodType, period},
      origin: {format: "pprof -topproto"},
    },
    problemLog(artifactFile("", "", new Uint8Array(0))),
  );
  const {functions} = profile;
  return {...profile, functions: {...functions, systemNames: new Uint32Array(functions.count)}};
}

/** Returns the profile of a report as `go tool pprof -proto` writes it: filtered, its values divided. */
export function dividedProfile({profile, options}: Report): Profile {
  const ratio = 1 / options.divideBy;
  if (ratio === 1 || ratio <= 0) return profile;
  const values = profile.samples.values.map(value => Math.floor(value * ratio));
  return {...profile, samples: {...profile.samples, values}};
}
