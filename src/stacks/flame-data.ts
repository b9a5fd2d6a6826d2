import type {FrameTree} from "./frame-tree.ts";
import {at, FIRST_NAME, frameTree, OTHERS, ROOT} from "./frame-tree.ts";

/** A profile as the flame graph viewer takes it: all sample types over a single tree. */
export interface FlameData {
  readonly types: readonly FlameType[];
  /** Index of the sample type shown first. */
  readonly defaultType: number;
  /** Frames below this share of the whole, in every sample type, are counted among the others. */
  readonly leastShare: number;
  /** By the number of the name; those below `FIRST_NAME` are no functions. */
  readonly functions: readonly FlameFunction[];
  readonly tree: FrameTree;
  /** Parts of each frame's flat cost by labels; absent where no stack has any, or too many differ. */
  readonly labels?: FlameLabels;
}

/** Costs apart by the labels of their stacks, as columns: together they are the tree's own costs. */
export interface FlameLabels {
  readonly sets: readonly LabelSet[];
  /** Of each part: its frame, the index of its set, and its cost, a column a sample type. Frames do not fall. */
  readonly frames: Int32Array;
  readonly setOf: Int32Array;
  readonly selfs: readonly Float64Array[];
}

/** The labels of a stack: name and text, or name, number and unit. */
export type LabelSet = readonly (
  | readonly [key: string, text: string]
  | readonly [key: string, value: number, unit: string]
)[];

/** Quantity of a column of values. */
export interface FlameType {
  readonly type: string;
  readonly unit: string;
}

/** A function of the tree. */
export interface FlameFunction {
  readonly name: string;
  /** As written into a box. */
  readonly label: string;
  /** The name under which it is the same function before and after a change; absent where that is its name. */
  readonly matching?: string;
  /** Functions of a group share a colour. */
  readonly group: string;
  /** Whether it is the runtime's or the standard library's. */
  readonly isQuiet: boolean;
  /** True if all its values are negative, as a difference has them; widths are their sizes. */
  readonly isNegative?: boolean;
  /** Path of the source; "" when unknown. */
  readonly file: string;
  /** Path of the binary or library; "" when unknown. */
  readonly binary: string;
}

/** The names below `FIRST_NAME`. */
export const PSEUDO_FUNCTIONS: readonly FlameFunction[] = ["all samples", "others"].map(name => ({
  name,
  label: name,
  group: "",
  isQuiet: true,
  file: "",
  binary: "",
}));

/** Changes with every change of the columns below, so that an older viewer refuses data that it would misread. */
const VERSION = 1;

/** The document at `/profiles/<entry>/<file>/frames.json`: a viewer's data as columns, in an order and with numbers that compress well. */
export interface FramesDocument {
  readonly version: typeof VERSION;
  /** Type and unit. */
  readonly types: readonly (readonly [string, string])[];
  readonly defaultType: number;
  readonly leastShare: number;
  readonly groups: readonly string[];
  readonly files: readonly string[];
  readonly binaries: readonly string[];
  readonly names: readonly string[];
  /** Of each name: how many characters of it the label leaves away in front, or the label. */
  readonly labels: readonly (number | string)[];
  /** Index of each name that matches under another, and that. */
  readonly matching?: readonly (readonly [index: number, text: string])[];
  readonly groupOf: readonly number[];
  /** 1 for each quiet name. */
  readonly quiet: readonly number[];
  /** Index of each name whose values are negative. */
  readonly negative?: readonly number[];
  readonly fileOf: readonly number[];
  readonly binaryOf: readonly number[];
  /** Of each frame but the root: levels of its caller above the frame before it. */
  readonly ups: readonly number[];
  /** Of each frame but the root: 0 for others, else the index of the name + 1. */
  readonly frames: readonly number[];
  /** Of each sample type, the common divisor of all values, and each frame's flat cost in multiples of it. */
  readonly selfs: readonly Multiples[];
  readonly labelSets?: readonly LabelSet[];
  /** Of each part: how far its frame is behind that of the part before it. */
  readonly labelSteps?: readonly number[];
  readonly labelSetOf?: readonly number[];
  readonly labelSelfs?: readonly Multiples[];
}

/** Numbers as multiples of a common divisor. */
interface Multiples {
  readonly times: number;
  readonly of: readonly number[];
}

/** Writes a viewer's data as JSON. */
export function encodeFlameData(data: FlameData): string {
  const {tree, functions} = data;
  const groups = new Map<string, number>();
  const files = new Map<string, number>();
  const binaries = new Map<string, number>();
  const own = functions.slice(FIRST_NAME);
  const groupOf = own.map(({group}) => numberOf(groups, group));
  const fileOf = own.map(({file}) => numberOf(files, file));
  const binaryOf = own.map(({binary}) => numberOf(binaries, binary));
  const matching = own.flatMap((known, index): [number, string][] =>
    known.matching === undefined ? [] : [[index, known.matching]],
  );
  const negative = own.flatMap(({isNegative}, index) => (isNegative ? [index] : []));
  const encoded: FramesDocument = {
    version: VERSION,
    types: data.types.map(({type, unit}) => [type, unit]),
    defaultType: data.defaultType,
    leastShare: data.leastShare,
    groups: [...groups.keys()],
    files: [...files.keys()],
    binaries: [...binaries.keys()],
    names: own.map(({name}) => name),
    labels: own.map(({name, label}) => (name.endsWith(label) ? name.length - label.length : label)),
    ...(matching.length > 0 && {matching}),
    groupOf,
    quiet: own.map(({isQuiet}) => (isQuiet ? 1 : 0)),
    ...(negative.length > 0 && {negative}),
    fileOf,
    binaryOf,
    ups: Array.from({length: tree.count - 1}, (_, i) => at(tree.depths, i) - at(tree.depths, i + 1) + 1),
    frames: Array.from(tree.names.subarray(1), name => name - OTHERS),
    selfs: tree.selfs.map(multiples),
    ...(data.labels && encodeLabels(data.labels)),
  };
  return JSON.stringify(encoded);
}

function encodeLabels({sets, frames, setOf, selfs}: FlameLabels): Partial<FramesDocument> {
  return {
    labelSets: sets,
    labelSteps: Array.from(frames, (frame, part) => frame - (part === 0 ? 0 : at(frames, part - 1))),
    labelSetOf: Array.from(setOf),
    labelSelfs: selfs.map(multiples),
  };
}

function numberOf(numbers: Map<string, number>, text: string): number {
  const number = numbers.get(text) ?? numbers.size;
  numbers.set(text, number);
  return number;
}

/** Divides a column by the common divisor of its values: a CPU profile's times are whole ticks. */
function multiples(self: Float64Array): Multiples {
  const times = self.every(Number.isInteger) ? Math.abs(self.reduce(commonDivisor, 0)) || 1 : 1;
  return {times, of: Array.from(self, value => value / times)};
}

/** Euclid's algorithm; exact for whole numbers that a double holds. */
function commonDivisor(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

/** Reads a viewer's data. Throws an error if it is of another version or its columns do not fit. */
export function decodeFlameData(json: string): FlameData {
  const encoded = JSON.parse(json) as FramesDocument;
  if (encoded.version !== VERSION)
    throw new Error(`flame graph data of an unknown version, expected ${VERSION}, got ${encoded.version}`);
  const labels = decodeLabels(encoded);
  const matching = new Map(encoded.matching);
  return {
    types: encoded.types.map(([type, unit]) => ({type, unit})),
    defaultType: encoded.defaultType,
    leastShare: encoded.leastShare,
    functions: [
      ...PSEUDO_FUNCTIONS,
      ...encoded.names.map((name, index) => decodeFunction(encoded, name, index, matching.get(index))),
    ],
    tree: decodeTree(encoded),
    ...(labels && {labels}),
  };
}

function decodeLabels({
  labelSets,
  labelSteps,
  labelSetOf,
  labelSelfs,
}: FramesDocument): FlameLabels | undefined {
  if (!labelSets || !labelSteps || !labelSetOf || !labelSelfs) return undefined;
  let last = 0;
  return {
    sets: labelSets,
    frames: Int32Array.from(labelSteps, step => (last += step)),
    setOf: Int32Array.from(labelSetOf),
    selfs: labelSelfs.map(column),
  };
}

function column({times, of}: Multiples): Float64Array {
  return new Float64Array(of).map(value => value * times);
}

function decodeFunction(
  encoded: FramesDocument,
  name: string,
  index: number,
  matching: string | undefined,
): FlameFunction {
  const label = encoded.labels[index] ?? 0;
  return {
    name,
    ...(matching !== undefined && {matching}),
    label: typeof label === "number" ? name.slice(label) : label,
    group: encoded.groups[encoded.groupOf[index] ?? -1] ?? "",
    isQuiet: encoded.quiet[index] === 1,
    ...(encoded.negative?.includes(index) && {isNegative: true}),
    file: encoded.files[encoded.fileOf[index] ?? -1] ?? "",
    binary: encoded.binaries[encoded.binaryOf[index] ?? -1] ?? "",
  };
}

function decodeTree({ups, frames, selfs, names}: FramesDocument): FrameTree {
  const count = frames.length + 1;
  const parents = new Int32Array(count).fill(-1);
  for (let node = 1; node < count; node++) {
    let parent = node - 1;
    for (let up = ups[node - 1] ?? -1; up > 0; up--) parent = parents[parent] ?? -1;
    parents[node] = parent;
  }
  const numbers = new Int32Array(count).fill(ROOT);
  let fits = ups.length === frames.length && parents.indexOf(-1, 1) < 0;
  for (let node = 1; node < count; node++) {
    const frame = frames[node - 1] ?? -1;
    numbers[node] = frame + OTHERS;
    fits &&= frame >= 0 && frame <= names.length;
  }
  fits &&= selfs.every(self => self.of.length === count);
  if (!fits) throw new Error("flame graph data whose columns do not fit together");
  return frameTree(numbers, parents, selfs.map(column));
}
