import {combineProfiles, subtractBase} from "../profile/combine.ts";
import type {Profile} from "../profile/profile.ts";
import {ReportError} from "../profile/report-error.ts";
import {callgrindText} from "./callgrind-text.ts";
import {dotText} from "./dot.ts";
import type {PprofRequest} from "./flags.ts";
import type {Listing, SourceReader} from "./list.ts";
import {listText, matchingListings} from "./list.ts";
import {rawText} from "./raw.ts";
import type {Report} from "./report.ts";
import {prepareReport} from "./report.ts";
import type {ReportName} from "./report-options.ts";
import {tagsText} from "./tags.ts";
import {topOf, topText} from "./top.ts";
import {dividedProfile, topProfile} from "./top-proto.ts";
import {commentsText, tracesText} from "./traces.ts";
import {peekText, treeText} from "./tree.ts";

/** Output of a command of `go tool pprof`. */
export interface ReportOutput {
  readonly text: string;
  /** In place of a text: a profile to be written in pprof's format. */
  readonly profile?: Profile;
  /** In place of a text: the source of functions with the cost of each line, to be written as HTML. */
  readonly listings?: {readonly report: Report; readonly listings: readonly Listing[]};
  /** In place of a text: the report whose call graph is to be drawn. */
  readonly drawing?: Report;
  /** Warnings and faults beside the text. */
  readonly messages: readonly string[];
  readonly failed: boolean;
}

type Printer = (report: Report, argument: string, sources: SourceReader) => string;

const PRINTERS: Partial<Record<ReportName, Printer>> = {
  top: report => topText(topOf(report)),
  tree: treeText,
  peek: peekText,
  traces: tracesText,
  tags: tagsText,
  raw: rawText,
  list: listText,
  dot: dotText,
  callgrind: callgrindText,
  comments: commentsText,
};

/** Makes the report that was asked for, of profiles already read. */
export function runReport(
  request: PprofRequest,
  sources: readonly Profile[],
  bases: readonly Profile[],
  readSource: SourceReader = () => undefined,
): ReportOutput {
  const messages: string[] = [...request.messages];
  try {
    const profile = withComment(combined(request, sources, bases), request.comment);
    const report = prepareReport(profile, request.report, request.options);
    messages.push(...report.warnings);
    if (request.report === "proto")
      return {text: "", profile: dividedProfile(report), messages, failed: false};
    if (request.report === "topproto")
      return {text: "", profile: topProfile(report), messages, failed: false};
    if (request.report === "weblist") {
      const found = matchingListings(report, request.argument, readSource);
      return {text: "", listings: {report, listings: found}, messages, failed: false};
    }
    if (request.report === "svg") return {text: "", drawing: report, messages, failed: false};
    const printer = PRINTERS[request.report];
    if (!printer) throw new ReportError(`no report ${request.report}`);
    return {text: printer(report, request.argument, readSource), messages, failed: false};
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    return {text: "", messages: [...messages, ...error.warnings, `pprof: ${error.message}`], failed: true};
  }
}

function combined(request: PprofRequest, sources: readonly Profile[], bases: readonly Profile[]): Profile {
  const source = fetching("source", () => combineProfiles(sources));
  if (bases.length === 0) return source;
  return subtractBase(
    source,
    fetching("base", () => combineProfiles(bases)),
    request.base,
  );
}

function withComment(profile: Profile, comment: string): Profile {
  return comment === "" ? profile : {...profile, comments: [...profile.comments, comment]};
}

function fetching(which: string, combine: () => Profile): Profile {
  try {
    return combine();
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    throw new ReportError(`problem fetching ${which} profiles: ${error.message}`);
  }
}
