import type {Better, Environment, Measurement} from "../../../measurement.ts";

/**
 * Measurements of a file as few flat values. Objects of thousands of files take several times the time to read, and each
 * would have its own copy of every text.
 */
export interface PackedMeasurements {
  /** Kinds, groups, names and units, each once. */
  readonly texts: readonly string[];
  readonly environments: readonly Environment[];
  /** `FIELDS` numbers a measurement: places of kind, group, name, unit and environment, number of samples, flags. */
  readonly fields: Uint32Array;
  /** The samples of a measurement, then the ends of its own interval if it has one. */
  readonly numbers: Float64Array;
}

/** Numbers of a measurement in `PackedMeasurements.fields`. */
const FIELDS = 7;

/** Values of `better` by the lowest two bits of the flags. */
const DIRECTIONS: readonly Better[] = [undefined, "lower", "higher"];
const DIRECTION_BITS = 3;

/** Further bits of the flags: members that are absent from most measurements. */
const SUMMARY_ONLY = 4;
const EXACT = 8;
const OWN_INTERVAL = 16;

/** Characters of the keys of values that files share, beyond which they are forgotten: names of one entry may take megabytes. */
const MOST_CHARACTERS = 4 * 2 ** 20;

/** Texts and environments of all files, each once. */
const sharedText = sharedValues<string>();
const sharedEnvironment = sharedValues<Environment>();

/** Packs the measurements of a file. */
export function packMeasurements(measurements: readonly Measurement[]): PackedMeasurements {
  const texts = new Map<string, number>();
  const environments = new Map<string, number>();
  const fields = new Uint32Array(measurements.length * FIELDS);
  const numbers: number[] = [];
  for (const [index, one] of measurements.entries()) {
    const {kind, group, name, unit, environment, samples, ownInterval = []} = one;
    const places = [kind, group, name, unit].map(text => placeOf(text, texts));
    places.push(placeOf(JSON.stringify(environment), environments), samples.length, flagsOf(one));
    fields.set(places, index * FIELDS);
    for (const sample of samples) numbers.push(sample);
    numbers.push(...ownInterval);
  }
  return {
    texts: [...texts.keys()],
    environments: [...environments.keys()].map(text => JSON.parse(text) as Environment),
    fields,
    numbers: Float64Array.from(numbers),
  };
}

/** Unpacks the measurements of a file. Equal texts and environments of all files are the same objects. */
export function unpackMeasurements(packed: PackedMeasurements): Measurement[] {
  const {fields, numbers} = packed;
  const texts = packed.texts.map(text => sharedText(text, text));
  const environments = packed.environments.map(one => sharedEnvironment(JSON.stringify(one), one));
  const measurements: Measurement[] = [];
  let at = 0;
  for (let start = 0; start < fields.length; start += FIELDS) {
    const [kind = 0, group = 0, name = 0, unit = 0, environment = 0, count = 0, flags = 0] = fields.subarray(
      start,
      start + FIELDS,
    );
    const samples = numbersAt(numbers, at, count);
    at += count;
    const interval = flags & OWN_INTERVAL ? numbersAt(numbers, at, 2) : undefined;
    at += interval?.length ?? 0;
    measurements.push({
      kind: texts[kind] ?? "",
      group: texts[group] ?? "",
      name: texts[name] ?? "",
      unit: texts[unit] ?? "",
      better: DIRECTIONS[flags & DIRECTION_BITS],
      samples,
      ...(flags & SUMMARY_ONLY && {summaryOnly: true}),
      ...(interval && {ownInterval: [interval[0] ?? 0, interval[1] ?? 0] as const}),
      ...(flags & EXACT && {isExact: true}),
      environment: environments[environment] ?? {},
    });
  }
  return measurements;
}

/** Returns equal measurements that share their texts and environments with those of other files. */
export function sharedMeasurements(measurements: readonly Measurement[]): Measurement[] {
  return unpackMeasurements(packMeasurements(measurements));
}

function flagsOf({better, summaryOnly, isExact, ownInterval}: Measurement): number {
  const direction = DIRECTIONS.indexOf(better);
  return (
    direction | (summaryOnly ? SUMMARY_ONLY : 0) | (isExact ? EXACT : 0) | (ownInterval ? OWN_INTERVAL : 0)
  );
}

function placeOf(text: string, places: Map<string, number>): number {
  const place = places.get(text) ?? places.size;
  places.set(text, place);
  return place;
}

/** Copies numbers into an array without room for more, which `Array.from` leaves. */
function numbersAt(numbers: Float64Array, start: number, count: number): number[] {
  const copy = new Array<number>(count).fill(0.5);
  for (let index = 0; index < count; index++) copy[index] = numbers[start + index] ?? Number.NaN;
  return copy;
}

/** Makes a function that returns the first value given with a key. */
function sharedValues<Value>(): (key: string, value: Value) => Value {
  const known = new Map<string, Value>();
  let characters = 0;
  return (key, value) => {
    const same = known.get(key);
    if (same !== undefined) return same;
    if (characters > MOST_CHARACTERS) {
      known.clear();
      characters = 0;
    }
    known.set(key, value);
    characters += key.length;
    return value;
  };
}
