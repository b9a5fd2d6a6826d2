import {compareText} from "../../text/compare.ts";
import {scaledLabel} from "../../units/pprof-scale.ts";
import type {NodeTable} from "../graph/nodes.ts";
import {printableName} from "../graph/nodes.ts";
import {labelsOf} from "../profile/labels.ts";
import type {Report} from "./report.ts";
import {reportNodes, valueFormatOf} from "./report.ts";
import {profileLabels} from "./report-labels.ts";

const SEPARATOR = "-----------+-------------------------------------------------------";

/** A sample: its value, its labels, its stack. */
export interface Trace {
  /** In the sample type's unit. */
  readonly value: number;
  readonly text: string;
  /** Texts before numbers, each sorted as written. */
  readonly labels: readonly (readonly [name: string, values: string])[];
  /** The leaf first. */
  readonly frames: readonly TraceFrame[];
}

/** A call of a stack. */
export interface TraceFrame {
  readonly name: string;
  /** True if it was inlined into the next frame. */
  readonly isInline: boolean;
}

/** Lists the samples that have a stack, in the order of the profile or of the numbers given. */
export function tracesOf(report: Report, samples: Iterable<number> = sampleNumbers(report)): Trace[] {
  const format = valueFormatOf(report);
  // Paths of sources are not shortened here, as in pprof.
  const table = reportNodes({...report, options: {...report.options, sourcePath: "", trimPath: ""}});
  return Array.from(samples).flatMap(sample => {
    const frames = stackOf(report, table, sample);
    if (frames.length === 0) return [];
    const value = sampleOf(report, sample);
    return [{value, text: format(value), labels: labelsOfSample(report, sample), frames}];
  });
}

/** Returns the numbers of the samples with the largest values, the largest first; at most `most`. */
export function heaviestSamples(report: Report, most: number): number[] {
  const values = Float64Array.from(sampleNumbers(report), sample => Math.abs(sampleOf(report, sample)));
  const numbers = Uint32Array.from(sampleNumbers(report)).sort(
    (a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b,
  );
  return [...numbers.subarray(0, most)];
}

function sampleNumbers({profile}: Report): Iterable<number> {
  return Array(profile.samples.count).keys();
}

/** Writes every stack with its value and labels, the leaf first, as `go tool pprof -traces` does. */
export function tracesText(report: Report): string {
  const lines = profileLabels(report, valueFormatOf(report));
  for (const {text, labels, frames} of tracesOf(report)) {
    lines.push(SEPARATOR, ...labels.map(([name, values]) => `${name.padStart(10)}:  ${values}`));
    const names = frames.map(({name, isInline}) => `${name}${isInline ? " (inline)" : ""}`);
    lines.push(...names.map((name, i) => `${(i === 0 ? text : "").padStart(10)}   ${name}`));
  }
  return `${[...lines, SEPARATOR].join("\n")}\n`;
}

function sampleOf({profile, weights}: Report, sample: number): number {
  const {samples, sampleTypes} = profile;
  const row = sample * sampleTypes.length;
  const value = samples.values[row + weights.type] ?? 0;
  const divisor = weights.mean ? (samples.values[row] ?? 0) : 0;
  return divisor === 0 ? value : Math.trunc(value / divisor);
}

function stackOf({profile}: Report, table: NodeTable, sample: number): TraceFrame[] {
  const {samples} = profile;
  const frames: TraceFrame[] = [];
  for (let i = samples.offsets[sample] ?? 0; i < (samples.offsets[sample + 1] ?? 0); i++) {
    const location = samples.frames[i] ?? 0;
    const end = table.slotOffsets[location + 1] ?? 0;
    for (let slot = table.slotOffsets[location] ?? 0; slot < end; slot++) {
      const info = table.infos[table.slotNodes[slot] ?? 0];
      if (info) frames.push({name: printableName(info), isInline: slot < end - 1});
    }
  }
  return frames;
}

function labelsOfSample(report: Report, sample: number): [string, string][] {
  const {texts, numbers} = labelsOf(report.profile, sample);
  const unit = (name: string): string => report.labelUnits.get(name) ?? "";
  // Sorted as lines, names set to the right.
  const sorted = (labels: [string, string][]): [string, string][] =>
    labels.sort(([a, x], [b, y]) => compareText(`${a.padStart(10)}:  ${x}`, `${b.padStart(10)}:  ${y}`));
  const size = (name: string, value: number): string => scaledLabel(value, unit(name), "auto");
  return [
    ...sorted([...texts].map(([name, values]) => [name, values.join(" ")])),
    ...sorted(
      [...numbers].map(([name, values]) => [name, values.map(({value}) => size(name, value)).join(" ")]),
    ),
  ];
}

/** Writes the free text of a profile, as `go tool pprof -comments` does. */
export function commentsText(report: Report): string {
  return report.profile.comments.map(comment => `${comment}\n`).join("");
}
