import type {Uint32Column} from "./columns.ts";
import {
  filledFloat64,
  filledUint32,
  float64Column,
  pushFloat64,
  pushUint32,
  uint32Column,
} from "./columns.ts";
import type {Locations, Profile, Samples} from "./profile.ts";

/** Appends the frames that a sample keeps to `frames`; false drops the sample. */
export type Restack = (sample: number, frames: Uint32Column) => boolean;

/** Makes a profile of the same samples with other stacks, or of some of them. */
export function restack(profile: Profile, keep: Restack): Profile {
  const {samples, sampleTypes} = profile;
  const frames = uint32Column(samples.frames.length);
  const offsets = uint32Column(samples.count + 1);
  const kept = uint32Column(samples.count);
  pushUint32(offsets, 0);
  for (let sample = 0; sample < samples.count; sample++) {
    const before = frames.length;
    if (keep(sample, frames)) {
      pushUint32(kept, sample);
      pushUint32(offsets, frames.length);
    } else {
      frames.length = before;
    }
  }
  const chosen = choose(samples, filledUint32(kept), sampleTypes.length);
  return {...profile, samples: {...chosen, offsets: filledUint32(offsets), frames: filledUint32(frames)}};
}

/** Appends all frames of a sample as they are. */
export function copyFrames(samples: Samples, sample: number, frames: Uint32Column): void {
  const end = samples.offsets[sample + 1] ?? 0;
  for (let i = samples.offsets[sample] ?? 0; i < end; i++) pushUint32(frames, samples.frames[i] ?? 0);
}

/** Returns values and labels of the chosen samples; the frames are the caller's. */
function choose(samples: Samples, kept: Uint32Array, types: number): Omit<Samples, "offsets" | "frames"> {
  if (kept.length === samples.count) return samples;
  const values = new Float64Array(kept.length * types);
  const labelRows = uint32Column(samples.labelKeys.length);
  const labelOffsets = new Uint32Array(kept.length + 1);
  kept.forEach((sample, i) => {
    values.set(samples.values.subarray(sample * types, (sample + 1) * types), i * types);
    const end = samples.labelOffsets[sample + 1] ?? 0;
    for (let row = samples.labelOffsets[sample] ?? 0; row < end; row++) pushUint32(labelRows, row);
    labelOffsets[i + 1] = labelRows.length;
  });
  const rows = filledUint32(labelRows);
  return {
    count: kept.length,
    values,
    labelOffsets,
    labelKeys: rows.map(row => samples.labelKeys[row] ?? 0),
    labelTexts: rows.map(row => samples.labelTexts[row] ?? 0),
    labelNumbers: Float64Array.from(rows, row => samples.labelNumbers[row] ?? 0),
    labelUnits: rows.map(row => samples.labelUnits[row] ?? 0),
  };
}

/** Makes a profile without the labels whose names `keep` refuses. */
export function relabel(profile: Profile, keep: (name: string) => boolean): Profile {
  const {samples, strings} = profile;
  const kept = uint32Column(samples.labelKeys.length);
  const labelOffsets = new Uint32Array(samples.count + 1);
  for (let sample = 0; sample < samples.count; sample++) {
    const end = samples.labelOffsets[sample + 1] ?? 0;
    for (let row = samples.labelOffsets[sample] ?? 0; row < end; row++)
      if (keep(strings.at(samples.labelKeys[row] ?? 0))) pushUint32(kept, row);
    labelOffsets[sample + 1] = kept.length;
  }
  const rows = filledUint32(kept);
  return {
    ...profile,
    samples: {
      ...samples,
      labelOffsets,
      labelKeys: rows.map(row => samples.labelKeys[row] ?? 0),
      labelTexts: rows.map(row => samples.labelTexts[row] ?? 0),
      labelNumbers: Float64Array.from(rows, row => samples.labelNumbers[row] ?? 0),
      labelUnits: rows.map(row => samples.labelUnits[row] ?? 0),
    },
  };
}

/** Makes locations of which only some lines are left; `keep` gets a location and a line within all lines. */
export function reline(locations: Locations, keep: (location: number, line: number) => boolean): Locations {
  const functions = uint32Column(locations.lineFunctions.length);
  const numbers = float64Column(locations.lineFunctions.length);
  const columns = float64Column(locations.lineFunctions.length);
  const lineOffsets = new Uint32Array(locations.count + 1);
  for (let location = 0; location < locations.count; location++) {
    const end = locations.lineOffsets[location + 1] ?? 0;
    for (let line = locations.lineOffsets[location] ?? 0; line < end; line++) {
      if (!keep(location, line)) continue;
      pushUint32(functions, locations.lineFunctions[line] ?? 0);
      pushFloat64(numbers, locations.lineNumbers[line] ?? 0);
      pushFloat64(columns, locations.lineColumns[line] ?? 0);
    }
    lineOffsets[location + 1] = functions.length;
  }
  return {
    ...locations,
    lineOffsets,
    lineFunctions: filledUint32(functions),
    lineNumbers: filledFloat64(numbers),
    lineColumns: filledFloat64(columns),
  };
}
