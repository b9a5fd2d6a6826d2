import {percentage, scale, scaledLabel} from "../../units/pprof-scale.ts";
import {flatValue} from "../graph/graph.ts";
import type {TrimmedGraph} from "../graph/trim.ts";
import {cutoff} from "../graph/trim.ts";
import {formatTime} from "../profile/go-time.ts";
import {baseName} from "../profile/names.ts";
import type {Difference, ProfileRecording} from "../profile/profile.ts";
import type {Format, Report} from "./report.ts";
import {percentOf} from "./report.ts";
import type {ReportOptions} from "./report-options.ts";

/** Returns the lines of a profile's binary, time and duration. */
export function profileLabels(report: Report, format: Format): string[] {
  const {profile, options, sampleType, sampleUnit, total} = report;
  const [program] = profile.mappings;
  const labels: string[] = [];
  if (program?.file) labels.push(`File: ${baseName(program.file)}`);
  if (program?.buildId) labels.push(`Build ID: ${program.buildId}`);
  for (const comment of profile.comments) if (!comment.startsWith("#")) labels.push(comment);
  if (sampleType !== "") labels.push(`Type: ${sampleType}`);
  if (profile.docUrl !== "") labels.push(`Doc: ${profile.docUrl}`);
  if (profile.difference && !options.compat)
    return [...labels, ...differenceLabels(report, profile.difference)];
  if (profile.timeNanos !== 0n) labels.push(`Time: ${formatTime(profile.timeNanos, options.textForm)}`);
  if (profile.durationNanos !== 0) {
    const share = shareOfDuration(profile.durationNanos, total, sampleUnit);
    labels.push(
      `Duration: ${durationText(profile.durationNanos)}, Total samples = ${format(total)} ${share}`,
    );
  }
  return labels;
}

/** Returns time and duration of both sides of a difference; pprof adds the durations up. */
function differenceLabels({options}: Report, {base, head}: Difference): string[] {
  const both = <Value>(of: (side: ProfileRecording) => Value, text: (value: Value) => string): string =>
    `base ${text(of(base))}, head ${text(of(head))}`;
  const labels: string[] = [];
  if (base.timeNanos !== 0n && head.timeNanos !== 0n)
    labels.push(
      `Time: ${both(
        side => side.timeNanos,
        nanos => formatTime(nanos, options.textForm),
      )}`,
    );
  if (base.durationNanos !== 0 && head.durationNanos !== 0)
    labels.push(`Duration: ${both(side => side.durationNanos, durationText)}`);
  return labels;
}

function durationText(nanos: number): string {
  return scaledLabel(nanos, "nanoseconds", "auto");
}

/** The sampled time as a share of the duration in brackets; "" when the samples are not time. */
function shareOfDuration(durationNanos: number, total: number, unit: string): string {
  const nanos = scale(total, unit, "nanoseconds");
  if (nanos.unit !== "ns" || nanos.value === 0) return "";
  return `(${percentage(Math.trunc(nanos.value), durationNanos)})`;
}

/** Longer filters are cut in the header; counted in bytes, as Go does. */
const LONGEST_FILTER = 80;

/** Returns the header of a report on nodes: the profile, the filters, shown and dropped nodes. */
export function reportLabels(report: Report, trimmed: TrimmedGraph, format: Format, full = false): string[] {
  const {options, total} = report;
  const {graph, originalCount} = trimmed;
  const shown = graph.nodes.reduce((sum, node) => sum + flatValue(graph, node), 0);
  const labels = full || !options.compactLabels ? profileLabels(report, format) : [];
  labels.push(...activeFilters(options));
  const share = percentOf(report)(shown).trim();
  labels.push(`Showing nodes accounting for ${format(shown)}, ${share} of ${format(total)} total`);
  if (total !== 0) {
    labels.push(...droppedLabels(report, trimmed, format, full));
    if (graph.nodes.length > 0 && graph.nodes.length < originalCount)
      labels.push(`Showing top ${graph.nodes.length} nodes out of ${originalCount}`);
  }
  if (full) labels.push("\nSee https://git.io/JfYMW for how to read the graph");
  return labels;
}

/**
 * Returns the counts of dropped nodes and their limit. pprof drops nodes below a share of all flat values and prints a share of
 * the profile's total: where filters or a difference make the two unlike, the text is wrong.
 */
function droppedLabels(
  {options, total}: Report,
  trimmed: TrimmedGraph,
  format: Format,
  full: boolean,
): string[] {
  const {droppedNodes, droppedEdges, nodeCutoff, edgeCutoff} = trimmed;
  const below = (value: number, fraction: number): string =>
    options.compat ? `<= ${format(cutoff(total, fraction))}` : `< ${format(value)}`;
  const nodes = `Dropped ${counted(droppedNodes, "node")} (cum ${below(nodeCutoff, options.nodeFraction)})`;
  const edges = `Dropped ${counted(droppedEdges, "edge")} (freq ${below(edgeCutoff, options.edgeFraction)})`;
  return [...(droppedNodes > 0 ? [nodes] : []), ...(full && droppedEdges > 0 ? [edges] : [])];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count > 1 ? "s" : ""}`;
}

function activeFilters(options: ReportOptions): string[] {
  const filters = Object.entries({
    focus: options.focus,
    ignore: options.ignore,
    hide: options.hide,
    show: options.show,
    show_from: options.showFrom,
    tagfocus: options.tagFocus,
    tagignore: options.tagIgnore,
    tagshow: options.tagShow,
    taghide: options.tagHide,
  }).filter(([, value]) => value !== "");
  if (filters.length === 0) return [];
  return ["Active filters:", ...filters.map(([name, value]) => `   ${cutText(`${name}=${value}`)}`)];
}

function cutText(text: string): string {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= LONGEST_FILTER) return text;
  return `${new TextDecoder().decode(bytes.subarray(0, LONGEST_FILTER))}…`;
}
