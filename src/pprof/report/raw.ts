import {compareText} from "../../text/compare.ts";
import {formatExactTime, formatGoDuration} from "../profile/go-time.ts";
import {labelsOf} from "../profile/labels.ts";
import type {Mapping, Profile} from "../profile/profile.ts";
import {functionFile, functionName} from "../profile/profile.ts";
import {reline} from "../profile/restack.ts";
import type {Report} from "./report.ts";

/** Binary that `go tool pprof` assumes for a profile that names no binary. */
const NO_MAPPING: Mapping = {
  id: 1n,
  start: 0n,
  limit: 0n,
  offset: 0n,
  file: "",
  buildId: "",
  hasFunctions: false,
  hasFileNames: false,
  hasLineNumbers: false,
  hasInlineFrames: false,
};

/** Writes a profile with all its tables, as `go tool pprof -raw` does. */
export function rawText(report: Report): string {
  const profile = report.options.noInlines ? withoutInlines(report.profile) : report.profile;
  const {samples, locations, mappings} = profile;
  const known = mappings.length > 0 ? mappings : [NO_MAPPING];
  const lines = [
    ...headerLines(profile),
    ...Array.from({length: samples.count}, (_, sample) => sampleLines(profile, sample)).flat(),
    "Locations",
    ...Array.from({length: locations.count}, (_, location) => locationLines(profile, location)).flat(),
    "Mappings",
    ...known.map(mappingLine),
  ];
  return `${lines.join("\n")}\n`;
}

/** Leaves only the outermost line of each location. */
function withoutInlines(profile: Profile): Profile {
  const {locations} = profile;
  const isOutermost = (location: number, line: number): boolean =>
    line === (locations.lineOffsets[location + 1] ?? 0) - 1;
  return {...profile, locations: reline(locations, isOutermost)};
}

function headerLines(profile: Profile): string[] {
  const {comments, docUrl, periodType, period, timeNanos, durationNanos, sampleTypes} = profile;
  const types = sampleTypes.map(({type, unit}) => {
    const isDefault = type === profile.defaultSampleType;
    return `${type}/${unit}${isDefault ? "[dflt]" : ""}`;
  });
  return [
    ...comments.map(comment => `Comment: ${comment}`),
    ...(docUrl === "" ? [] : [`Doc: ${docUrl}`]),
    `PeriodType: ${periodType.type} ${periodType.unit}`,
    `Period: ${period}`,
    ...(timeNanos === 0n ? [] : [`Time: ${formatExactTime(timeNanos)}`]),
    // Go cuts the text of the duration to four characters, not to four digits.
    ...(durationNanos === 0
      ? []
      : [`Duration: ${[...formatGoDuration(durationNanos)].slice(0, 4).join("")}`]),
    "Samples:",
    types.join(" "),
  ];
}

const LABEL_INDENT = " ".repeat(16);

function sampleLines(profile: Profile, sample: number): string[] {
  const {samples, sampleTypes, locations} = profile;
  const values = samples.values.subarray(sample * sampleTypes.length, (sample + 1) * sampleTypes.length);
  const frames = samples.frames.subarray(samples.offsets[sample], samples.offsets[sample + 1]);
  const numbers = Array.from(values, value => ` ${String(value).padStart(10)}`).join("");
  const ids = Array.from(frames, location => `${locations.ids[location]} `).join("");
  const labels = labelsOf(profile, sample);
  const texts = [...labels.texts].map(([key, list]) => `${key}:[${list.join(" ")}]`);
  const numeric = [...labels.numbers].map(([key, list]) => {
    const hasUnits = list.some(({unit}) => unit !== "");
    const printed = list.map(({value, unit}) => (hasUnits ? `${value} ${unit}` : String(value)));
    return `${key}:[${printed.join(" ")}]`;
  });
  const labelLines = [texts, numeric].filter(list => list.length > 0);
  return [`${numbers}: ${ids}`, ...labelLines.map(list => LABEL_INDENT + list.sort(compareText).join(" "))];
}

function locationLines(profile: Profile, location: number): string[] {
  const {locations, mappings, functions, strings} = profile;
  const mapping = mappings.length > 0 ? mappings[locations.mappings[location] ?? -1] : NO_MAPPING;
  const head = [
    `${String(locations.ids[location]).padStart(6)}: ${hex(locations.addresses[location] ?? 0n)} `,
    mapping ? `M=${mapping.id} ` : "",
    locations.folded[location] === 1 ? "[F] " : "",
  ].join("");
  const first = locations.lineOffsets[location] ?? 0;
  const end = locations.lineOffsets[location + 1] ?? 0;
  if (first === end) return [head];
  return Array.from({length: end - first}, (_, i) => {
    const line = first + i;
    const fn = locations.lineFunctions[line] ?? 0;
    const name = functionName(profile, fn);
    const systemName = strings.at(functions.systemNames[fn] ?? 0);
    const place = `${functionFile(profile, fn)}:${locations.lineNumbers[line]}:${locations.lineColumns[line]}`;
    const original = name === systemName ? "" : `(${systemName})`;
    return `${i === 0 ? head : " ".repeat(13)}${name} ${place} s=${functions.startLines[fn]}${original}`;
  });
}

function mappingLine(mapping: Mapping): string {
  const {id, start, limit, offset, file, buildId} = mapping;
  const has = [
    mapping.hasFunctions ? "[FN]" : "",
    mapping.hasFileNames ? "[FL]" : "",
    mapping.hasLineNumbers ? "[LN]" : "",
    mapping.hasInlineFrames ? "[IN]" : "",
  ].join("");
  return `${id}: ${hex(start)}/${hex(limit)}/${hex(offset)} ${file} ${buildId} ${has}`;
}

function hex(value: bigint): string {
  return `0x${value.toString(16)}`;
}
