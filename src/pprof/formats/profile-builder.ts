import {BUDGETS} from "../../budgets.ts";
import type {Spend} from "../../meter.ts";
import {unmetered} from "../../meter.ts";
import {
  filledFloat64,
  filledUint32,
  float64Column,
  pushFloat64,
  pushUint32,
  uint32Column,
} from "../profile/columns.ts";
import type {Functions, Locations, Mapping, Origin, Profile, Samples, ValueType} from "../profile/profile.ts";
import type {StringBuilder} from "../profile/string-table.ts";
import {growingStrings} from "../profile/string-table.ts";
import type {ProblemLog} from "./problem-log.ts";
import type {
  Frame,
  FunctionTable,
  Label,
  LabelTable,
  LocationTable,
  SampleTable,
  StackTable,
} from "./profile-tables.ts";
import {
  functionTable,
  labelTable,
  locationTable,
  numbered,
  sampleTable,
  stackTable,
} from "./profile-tables.ts";

/** Metadata of a profile, beside its samples. */
export interface ProfileHead {
  readonly sampleTypes: readonly ValueType[];
  readonly defaultSampleType?: string;
  readonly periodType?: ValueType;
  readonly period?: number;
  readonly timeNanos?: bigint;
  readonly durationNanos?: number;
  readonly comments?: readonly string[];
  readonly dropFrames?: string;
  readonly keepFrames?: string;
  readonly origin: Origin;
}

/** Where a binary or library lies in memory. */
export type MemoryRange = Pick<Mapping, "start" | "limit" | "offset" | "file" | "buildId">;

/**
 * A profile being put together. Stacks are made from the root on and numbered, so that equal stacks share a
 * number; samples of equal stacks and labels add up.
 */
export interface ProfileBuilder {
  /** Numbers a binary or library by its path, and by where it lies in memory if that is known. */
  mapping(file: string, range?: MemoryRange): number;
  /** Numbers a place of the program: the innermost inlined call first, the function itself last. */
  location(frames: readonly Frame[], address?: bigint, mapping?: number): number;
  /** Numbers the stack that `caller` and an additional location make. */
  stack(caller: number, location: number): number;
  /** Numbers a set of labels. */
  labels(labels: readonly Label[]): number;
  /** Numbers the sample of a stack with labels. */
  sample(stack: number, labels?: number): number;
  /** Numbers a new sample; a profile is made by this or by `sample`, not by both. */
  appendSample(stack: number, labels?: number): number;
  /** Adds to the value of a sample type. */
  add(sample: number, type: number, value: number): void;
  /** How many samples there are so far. */
  readonly count: number;
  /** Makes the profile; stacks beyond the limits are left out and reported in `log`. */
  finish(head: ProfileHead, log: ProblemLog): Profile;
}

/** The tables of a profile as they grow. */
interface Tables {
  readonly strings: StringBuilder;
  readonly mappings: Mapping[];
  readonly functions: FunctionTable;
  readonly locations: LocationTable;
  readonly stacks: StackTable;
  readonly labels: LabelTable;
  readonly samples: SampleTable;
}

/** Steps of what a profile is made of, one for about 35 bytes; those of a function include its name and keys. */
const STEPS = {
  mapping: 10,
  function: 6,
  location: 10,
  line: 1,
  stack: 1,
  labels: 4,
  label: 4,
  sample: 1,
} as const;

/** Steps that are paid at a time. */
const PAID_AT_ONCE = 1000;

/** Starts an empty profile, which a meter pays for as it grows; throws WorkExhausted. */
export function profileBuilder(spend: Spend = unmetered): ProfileBuilder {
  const strings = growingStrings();
  const functions = functionTable(strings);
  const mappings: Mapping[] = [];
  const mappingNumbers = new Map<string, number>();
  const tables: Tables = {
    strings,
    mappings,
    functions,
    locations: locationTable(functions),
    stacks: stackTable(),
    labels: labelTable(strings),
    samples: sampleTable(),
  };
  const paid = growthPayer(spend);
  return {
    mapping: (file, range) =>
      numbered(mappingNumbers, range ? `${range.start} ${file}` : file, () => {
        spend("profileSteps", STEPS.mapping);
        mappings.push(mappingOf(file, mappings.length, range));
        return mappings.length - 1;
      }),
    location: paid(tables.locations.add, () => locationSteps(tables)),
    stack: paid(tables.stacks.add, () => STEPS.stack * tables.stacks.callers.length),
    labels: paid(tables.labels.add, () => labelSteps(tables.labels)),
    sample: paid(tables.samples.find, () => STEPS.sample * tables.samples.stacks.length),
    appendSample: paid(tables.samples.append, () => STEPS.sample * tables.samples.stacks.length),
    add: tables.samples.add,
    get count() {
      return tables.samples.stacks.length;
    },
    finish: (head, log) => assemble(tables, head, log),
  };
}

/** Makes functions that pay for the growth of tables, whose steps `size` counts. */
function growthPayer(spend: Spend) {
  return <Item extends readonly unknown[]>(
    add: (...item: Item) => number,
    size: () => number,
  ): ((...item: Item) => number) => {
    let paid = 0;
    return (...item) => {
      const number = add(...item);
      const steps = size();
      if (steps >= paid + PAID_AT_ONCE) {
        spend("profileSteps", steps - paid);
        paid = steps;
      }
      return number;
    };
  };
}

function locationSteps({locations, functions}: Tables): number {
  return (
    STEPS.location * locations.addresses.length +
    STEPS.line * locations.lineFunctions.length +
    STEPS.function * functions.names.length
  );
}

function labelSteps({sets, count}: LabelTable): number {
  return STEPS.labels * sets.length + STEPS.label * count();
}

function assemble(tables: Tables, head: ProfileHead, log: ProblemLog): Profile {
  const cut = tables.stacks.cut();
  if (cut > 0)
    log.limit(
      `stacks are too deep, expected at most ${BUDGETS.profileDepth} frames, left out ${cut} beneath`,
      "the values of the frames left out are those of their callers; record fewer frames",
    );
  return {
    sampleTypes: head.sampleTypes,
    defaultSampleType: head.defaultSampleType ?? "",
    strings: tables.strings,
    samples: samplesOf(tables, head.sampleTypes, log),
    locations: locationsOf(tables.locations),
    functions: functionsOf(tables.functions),
    mappings: tables.mappings,
    timeNanos: head.timeNanos ?? 0n,
    durationNanos: head.durationNanos ?? 0,
    periodType: head.periodType ?? {type: "", unit: ""},
    period: head.period ?? 0,
    comments: head.comments ?? [],
    docUrl: "",
    dropFrames: head.dropFrames ?? "",
    keepFrames: head.keepFrames ?? "",
    origin: head.origin,
  };
}

/** How many samples fit into the room there is for frames. */
function samplesWithin({samples, stacks}: Tables, log: ProblemLog): {count: number; frames: number} {
  const all = samples.stacks.length;
  let frames = 0;
  for (let sample = 0; sample < all; sample++) {
    const stack = samples.stacks.data[sample] as number;
    const depth = stack === 0 ? 0 : (stacks.depths.data[stack - 1] as number);
    if (frames + depth > BUDGETS.profileFrames) {
      log.limit(
        `profile has too many frames, expected at most ${BUDGETS.profileFrames} in all stacks, left out ${all - sample} of ${all} stacks`,
        "record for a shorter time, or with fewer frames a stack",
      );
      return {count: sample, frames};
    }
    frames += depth;
  }
  return {count: all, frames};
}

/** Decimal places that are kept of a count; sums of decimal fractions are off by less. */
const FRACTION = 1e6;

/** Rounds a value to whole units; counts keep their fractions, which some tools write. */
function exact(value: number, keepsFraction: boolean): number {
  const isFraction =
    keepsFraction && !Number.isInteger(value) && Math.abs(value) < Number.MAX_SAFE_INTEGER / FRACTION;
  const rounded = isFraction ? Math.round(value * FRACTION) / FRACTION : Math.round(value);
  // Math.round gives -0 for small negative values.
  return rounded === 0 ? 0 : rounded;
}

function samplesOf(tables: Tables, sampleTypes: readonly ValueType[], log: ProblemLog): Samples {
  const {stacks, samples, strings} = tables;
  const {count, frames: frameCount} = samplesWithin(tables, log);
  const offsets = new Uint32Array(count + 1);
  const frames = new Uint32Array(frameCount);
  const values = new Float64Array(count * sampleTypes.length);
  let frame = 0;
  for (let sample = 0; sample < count; sample++) {
    for (let next = samples.stacks.data[sample] as number; next > 0; ) {
      frames[frame++] = stacks.locations.data[next - 1] as number;
      next = stacks.callers.data[next - 1] as number;
    }
    offsets[sample + 1] = frame;
    for (let type = 0; type < sampleTypes.length; type++) {
      const column = samples.values[type];
      const value = column && sample < column.length ? (column.data[sample] as number) : 0;
      values[sample * sampleTypes.length + type] = exact(value, sampleTypes[type]?.unit === "count");
    }
  }
  return {count, offsets, frames, values, ...labelColumns(tables, count, strings)};
}

function labelColumns({samples, labels}: Tables, count: number, strings: StringBuilder) {
  const labelOffsets = new Uint32Array(count + 1);
  const keys = uint32Column(16);
  const texts = uint32Column(16);
  const numbers = float64Column(16);
  const units = uint32Column(16);
  for (let sample = 0; sample < count; sample++) {
    for (const label of labels.sets[samples.labels.data[sample] as number] ?? []) {
      pushUint32(keys, strings.add(label.key));
      pushUint32(texts, "text" in label ? strings.add(label.text) : 0);
      pushFloat64(numbers, "text" in label ? 0 : label.number);
      pushUint32(units, "text" in label ? 0 : strings.add(label.unit));
    }
    labelOffsets[sample + 1] = keys.length;
  }
  return {
    labelOffsets,
    labelKeys: filledUint32(keys),
    labelTexts: filledUint32(texts),
    labelNumbers: filledFloat64(numbers),
    labelUnits: filledUint32(units),
  };
}

function locationsOf(table: LocationTable): Locations {
  const count = table.addresses.length;
  const lineOffsets = new Uint32Array(count + 1);
  lineOffsets.set(filledUint32(table.lineEnds), 1);
  return {
    count,
    ids: BigUint64Array.from({length: count}, (_, index) => BigInt(index + 1)),
    addresses: BigUint64Array.from(table.addresses),
    mappings: Int32Array.from(table.mappings),
    folded: new Uint8Array(count),
    lineOffsets,
    lineFunctions: filledUint32(table.lineFunctions),
    lineNumbers: filledFloat64(table.lineNumbers),
    lineColumns: filledFloat64(table.lineColumns),
  };
}

function functionsOf(table: FunctionTable): Functions {
  return {
    count: table.names.length,
    names: filledUint32(table.names),
    systemNames: filledUint32(table.names),
    fileNames: filledUint32(table.files),
    startLines: filledFloat64(table.startLines),
  };
}

function mappingOf(file: string, index: number, range: MemoryRange | undefined): Mapping {
  return {
    start: 0n,
    limit: 0n,
    offset: 0n,
    buildId: "",
    ...range,
    id: BigInt(index + 1),
    file,
    hasFunctions: range === undefined,
    hasFileNames: false,
    hasLineNumbers: false,
    hasInlineFrames: false,
  };
}
