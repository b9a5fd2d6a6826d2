import {profileStacks, signedName, withSign} from "../../../pprof/graph/profile-stacks.ts";
import type {IsQuiet} from "../../../pprof/graph/quiet-frames.ts";
import {quietFrames} from "../../../pprof/graph/quiet-frames.ts";
import {stackLabels} from "../../../pprof/graph/stack-labels.ts";
import type {Profile} from "../../../pprof/profile/profile.ts";
import {functionFile, functionName} from "../../../pprof/profile/profile.ts";
import {defaultSampleType} from "../../../pprof/profile/sample-type.ts";
import type {FlameData, FlameFunction} from "../../../stacks/flame-data.ts";
import {PSEUDO_FUNCTIONS} from "../../../stacks/flame-data.ts";
import type {FrameTree} from "../../../stacks/frame-tree.ts";
import {FIRST_NAME} from "../../../stacks/frame-tree.ts";
import {cutText, displayName, matchingName, packageOf} from "../../../stacks/function-names.ts";
import {mergeStacks} from "../../../stacks/merge-stacks.ts";
import {compareText} from "../../../text/compare.ts";

/** Frames below such a share are put together: the first that leaves few enough of them. */
const SHARES = [0.0001, 0.0002, 0.0005, 0.001, 0.005];
/** More frames times sample types would make the file larger than a reader should have to wait for. */
const MOST_VALUES = 50_000;
const MAX_DEPTH = 500;
/** Go's profiles have four sample types at most. */
const MOST_TYPES = 8;

/** Makes the viewer's data of a profile; undefined without samples. */
export function viewerData(profile: Profile): FlameData | undefined {
  if (profile.sampleTypes.length === 0 || profile.samples.count === 0) return undefined;
  const first = defaultSampleType(profile);
  const shown = [...profile.sampleTypes.keys()].filter(type => type < MOST_TYPES || type === first);
  const defaultType = shown.indexOf(first);
  const {leastShare, tree, names, binaries} = prunedTree(profile, shown, defaultType);
  const labels = stackLabels(profile, shown, tree);
  const used = usedNames(tree);
  const files = sourceFiles(profile);
  const isQuiet = quietFrames(profile);
  const functions = [...used.keys()].map(number => {
    const name = names[number - FIRST_NAME] ?? "";
    return functionOf(
      name,
      isQuiet,
      files.get(signedName(name).name) ?? "",
      binaries[number - FIRST_NAME] ?? "",
    );
  });
  return {
    types: shown.map(type => profile.sampleTypes[type] ?? {type: "", unit: ""}),
    defaultType,
    leastShare,
    functions: [...PSEUDO_FUNCTIONS, ...functions],
    tree: {...tree, names: tree.names.map(name => used.get(name) ?? name)},
    ...(labels && {labels}),
  };
}

interface PrunedTree {
  readonly leastShare: number;
  readonly tree: FrameTree;
  readonly names: readonly string[];
  readonly binaries: readonly string[];
}

function prunedTree(profile: Profile, types: readonly number[], orderBy: number): PrunedTree {
  for (const leastShare of SHARES) {
    const {stacks, names, binaries} = profileStacks(profile, types);
    const compareNames = (a: number, b: number): number =>
      compareText(names[a - FIRST_NAME] ?? "", names[b - FIRST_NAME] ?? "");
    const isLast = leastShare === SHARES.at(-1);
    const most = isLast ? Number.POSITIVE_INFINITY : Math.floor(MOST_VALUES / types.length) + 1;
    const {tree} = mergeStacks(stacks, {leastShare, maxDepth: MAX_DEPTH, most, orderBy, compareNames});
    if (tree.count * types.length <= MOST_VALUES || isLast) return {leastShare, tree, names, binaries};
  }
  throw new Error("no share of the whole to prune at");
}

/** New numbers for the names that the tree has, in its order. */
function usedNames(tree: FrameTree): Map<number, number> {
  const numbers = new Map<number, number>();
  for (const name of tree.names)
    if (name >= FIRST_NAME && !numbers.has(name)) numbers.set(name, numbers.size + FIRST_NAME);
  return numbers;
}

/** The source file of each function by its name: the first that the profile has for it. */
function sourceFiles(profile: Profile): Map<string, string> {
  const files = new Map<string, string>();
  for (let index = 0; index < profile.functions.count; index++) {
    const name = functionName(profile, index);
    if (!files.has(name)) files.set(name, functionFile(profile, index));
  }
  return files;
}

function functionOf(signed: string, isQuiet: IsQuiet, file: string, binary: string): FlameFunction {
  const {name, isNegative} = signedName(signed);
  const group = packageOf(name);
  const matching = cutText(matchingName(name));
  return {
    name: withSign(cutText(name), isNegative),
    ...(matching !== cutText(name) && {matching: withSign(matching, isNegative)}),
    label: withSign(cutText(displayName(name)), isNegative),
    ...(isNegative && {isNegative}),
    group,
    isQuiet: isQuiet(name, group),
    file: cutText(file),
    binary: cutText(binary),
  };
}
