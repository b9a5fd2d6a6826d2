// biome-ignore-all lint/performance/noBarrelFile: the public interface of a library; no file within it imports this file

/**
 * The pprof engine: reads profiles, filters and reports them with the numbers of `go tool pprof`. Usable in
 * Node and in browsers: no code here touches files, processes or HTML.
 *
 * @example
 * const {profile, problems} = readProfile(bytes, "cpu.pb");
 * const report = prepareReport(profile, "top", {...DEFAULT_OPTIONS, focus: "Parse"});
 * for (const {flat, cum, name} of topOf(report).rows) console.log(flat, cum, name);
 * console.log(topText(topOf(report)));
 */

import {artifactFile} from "../input/artifact-file.ts";
import type {Problem} from "../problem.ts";
import {formatOfFile} from "./formats/formats.ts";
import {namedProfile} from "./formats/pprof-protobuf.ts";
import type {Profile} from "./profile/profile.ts";

export type {ChangeOptions, FunctionChange} from "./diff/function-changes.ts";
export {bySelfChange, functionChanges} from "./diff/function-changes.ts";
export {formatOfFile} from "./formats/formats.ts";
export {writeFolded} from "./formats/write-folded.ts";
export {writeSpeedscope} from "./formats/write-speedscope.ts";
export type {CallNode, CallTreeOptions} from "./graph/call-tree.ts";
export {callTree} from "./graph/call-tree.ts";
export type {BaseOptions} from "./profile/combine.ts";
export {combineProfiles, subtractBase} from "./profile/combine.ts";
export type {Decoded} from "./profile/decode.ts";
export {decodeProfile} from "./profile/decode.ts";
export {encodeProfile} from "./profile/encode.ts";
export type {
  Functions,
  Locations,
  Mapping,
  Profile,
  Samples,
  ValueType,
} from "./profile/profile.ts";
export {functionFile, functionName, sampleValue} from "./profile/profile.ts";
export {ReportError} from "./profile/report-error.ts";
export {defaultSampleType} from "./profile/sample-type.ts";
export type {PprofRequest, UsageFault} from "./report/flags.ts";
export {parseFlags} from "./report/flags.ts";
export type {Report} from "./report/report.ts";
export {prepareReport} from "./report/report.ts";
export type {ReportName, ReportOptions} from "./report/report-options.ts";
export {DEFAULT_OPTIONS} from "./report/report-options.ts";
export type {ReportOutput} from "./report/run-report.ts";
export {runReport} from "./report/run-report.ts";
export type {Top, TopRow} from "./report/top.ts";
export {topOf, topText} from "./report/top.ts";

/** A profile, and problems of the parts that could not be read. */
export interface ReadProfile {
  /** Without sample types if the file could not be read. */
  readonly profile: Profile;
  readonly problems: readonly Problem[];
}

/**
 * Reads a profile of any format: pprof's own and its legacy forms, folded stacks, perf script, V8, speedscope, Chrome,
 * Firefox, callgrind. The bytes must be decompressed; the name is used in messages. Never throws for a file's content.
 */
export function readProfile(bytes: Uint8Array, name: string): ReadProfile {
  const file = artifactFile(name, name, bytes);
  return (formatOfFile(file) ?? namedProfile).read(file);
}
