import {scaledLabel} from "../../units/pprof-scale.ts";
import {pushUint32} from "../profile/columns.ts";
import {labelsOf} from "../profile/labels.ts";
import type {Functions, Locations, Profile} from "../profile/profile.ts";
import {copyFrames, restack} from "../profile/restack.ts";
import {growingStrings} from "../profile/string-table.ts";

/** A profile with labels as frames, and whether any sample had such a label. */
export interface TagFrames {
  readonly profile: Profile;
  readonly matched: {readonly root: boolean; readonly leaf: boolean};
}

/**
 * Makes frames of label values: those of `rootKeys` call everything (the first key outermost), those of
 * `leafKeys` are called by everything. The frame's function is the value, its file the label's name; a sample
 * without the label gets a frame without a name.
 */
export function addTagFrames(
  profile: Profile,
  rootKeys: readonly string[],
  leafKeys: readonly string[],
  unit: string,
): TagFrames {
  const matched = {root: false, leaf: false};
  if (rootKeys.length + leafKeys.length === 0) return {profile, matched};
  const added = addedLocations(profile);
  const framesFor = (sample: number, keys: readonly string[]): {frames: number[]; found: boolean} => {
    const values = keys.toReversed().map(key => ({key, values: labelValues(profile, sample, key, unit)}));
    return {
      frames: values.map(({key, values: texts}) => added.location(texts.join(","), key)),
      found: values.some(({values: texts}) => texts.length > 0),
    };
  };
  const restacked = restack(profile, (sample, frames) => {
    const root = framesFor(sample, rootKeys);
    const leaf = framesFor(sample, leafKeys);
    matched.root ||= root.found;
    matched.leaf ||= leaf.found;
    for (const location of leaf.frames) pushUint32(frames, location);
    copyFrames(profile.samples, sample, frames);
    for (const location of root.frames) pushUint32(frames, location);
    return true;
  });
  return {profile: added.extend(restacked), matched};
}

function labelValues(profile: Profile, sample: number, key: string, unit: string): string[] {
  const {texts, numbers} = labelsOf(profile, sample);
  const labels = numbers.get(key) ?? [];
  const hasUnits = labels.some(label => label.unit !== "");
  const printed = labels.map(label =>
    hasUnits ? scaledLabel(label.value, label.unit, unit) : scaledLabel(label.value, "", ""),
  );
  return [...(texts.get(key) ?? []), ...printed];
}

/** Collects single-line locations, appended to those of the profile. */
function addedLocations(profile: Profile) {
  const strings = growingStrings(profile.strings);
  const numbers = new Map<string, number>();
  const names: number[] = [];
  const files: number[] = [];
  return {
    location(name: string, file: string): number {
      const key = `${name.length} ${name}${file}`;
      const known = numbers.get(key);
      if (known !== undefined) return known;
      const number = profile.locations.count + names.length;
      numbers.set(key, number);
      names.push(strings.add(name));
      files.push(strings.add(file));
      return number;
    },
    extend: (restacked: Profile): Profile => ({
      ...restacked,
      strings,
      functions: moreFunctions(profile.functions, names, files),
      locations: moreLocations(profile.locations, profile.functions.count, names.length),
    }),
  };
}

function moreFunctions(functions: Functions, names: readonly number[], files: readonly number[]): Functions {
  const zeros = names.map(() => 0);
  return {
    count: functions.count + names.length,
    names: Uint32Array.from([...functions.names, ...names]),
    systemNames: Uint32Array.from([...functions.systemNames, ...zeros]),
    fileNames: Uint32Array.from([...functions.fileNames, ...files]),
    startLines: Float64Array.from([...functions.startLines, ...zeros]),
  };
}

function moreLocations(locations: Locations, firstFunction: number, added: number): Locations {
  const indices = Array.from({length: added}, (_, i) => i);
  const zeros = indices.map(() => 0);
  const lastId = locations.ids.reduce((max, id) => (id > max ? id : max), 0n);
  return {
    count: locations.count + added,
    ids: BigUint64Array.from([...locations.ids, ...indices.map(i => lastId + BigInt(i) + 1n)]),
    addresses: BigUint64Array.from([...locations.addresses, ...zeros.map(BigInt)]),
    mappings: Int32Array.from([...locations.mappings, ...indices.map(() => -1)]),
    folded: Uint8Array.from([...locations.folded, ...zeros]),
    lineOffsets: Uint32Array.from([
      ...locations.lineOffsets,
      ...indices.map(i => locations.lineFunctions.length + i + 1),
    ]),
    lineFunctions: Uint32Array.from([...locations.lineFunctions, ...indices.map(i => firstFunction + i)]),
    lineNumbers: Float64Array.from([...locations.lineNumbers, ...zeros]),
    lineColumns: Float64Array.from([...locations.lineColumns, ...zeros]),
  };
}
