import {scaledLabel} from "../../units/pprof-scale.ts";
import {labelsOf} from "./labels.ts";
import {compareBytes} from "./names.ts";
import type {NodeTable} from "./nodes.ts";
import {printableName} from "./nodes.ts";
import type {Report} from "./report.ts";
import {formatOf, profileLabels, reportNodes} from "./report.ts";

const SEPARATOR = "-----------+-------------------------------------------------------";

/** Writes every stack with its value and labels, the leaf first, as `go tool pprof -traces` does. */
export function tracesText(report: Report): string {
  const format = formatOf(report);
  const table = reportNodes(report);
  const lines = profileLabels(report, format);
  for (let sample = 0; sample < report.profile.samples.count; sample++) {
    const stack = stackOf(report, table, sample);
    if (stack.length === 0) continue;
    lines.push(SEPARATOR, ...labelLines(report, sample));
    const value = format(sampleOf(report, sample));
    lines.push(...stack.map((frame, i) => `${(i === 0 ? value : "").padStart(10)}   ${frame}`));
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

function stackOf({profile}: Report, table: NodeTable, sample: number): string[] {
  const {samples} = profile;
  const frames: string[] = [];
  for (let i = samples.offsets[sample] ?? 0; i < (samples.offsets[sample + 1] ?? 0); i++) {
    const location = samples.frames[i] ?? 0;
    const end = table.slotOffsets[location + 1] ?? 0;
    for (let slot = table.slotOffsets[location] ?? 0; slot < end; slot++) {
      const info = table.infos[table.slotNodes[slot] ?? 0];
      if (info) frames.push(`${printableName(info)}${slot === end - 1 ? "" : " (inline)"}`);
    }
  }
  return frames;
}

/** Texts before numbers, each sorted as written. */
function labelLines(report: Report, sample: number): string[] {
  const {texts, numbers} = labelsOf(report.profile, sample);
  const unit = (name: string): string => report.labelUnits.get(name) ?? "";
  const line = (name: string, values: readonly string[]): string =>
    `${name.padStart(10)}:  ${values.join(" ")}`;
  return [
    ...[...texts].map(([name, values]) => line(name, values)).sort(compareBytes),
    ...[...numbers]
      .map(([name, values]) =>
        line(
          name,
          values.map(({value}) => scaledLabel(value, unit(name), "auto")),
        ),
      )
      .sort(compareBytes),
  ];
}

/** Writes the free text of a profile, as `go tool pprof -comments` does. */
export function commentsText(report: Report): string {
  return report.profile.comments.map(comment => `${comment}\n`).join("");
}
