import type {DiffLook} from "../../../artifacts/profile/compare/diff-change.ts";
import type {ToldSides} from "../../../pprof/diff/diff-scale.ts";
import {diffScale, noiseFloor} from "../../../pprof/diff/diff-scale.ts";
import type {FlameData} from "../../../stacks/flame-data.ts";
import {at} from "../../../stacks/frame-tree.ts";
import type {FrameOrder} from "../tree/arrange.ts";
import {arrange} from "../tree/arrange.ts";
import type {Layout} from "../tree/layout.ts";
import {layOut} from "../tree/layout.ts";
import type {ViewerState} from "../viewer-state.ts";
import type {Drawn, SceneDiff} from "./picture.ts";
import {diffLost, diffPicture, lostFrames} from "./picture-diff.ts";

/** A base that a profile may be held against. */
export interface SceneBase {
  readonly data: FlameData;
  /** Both sides for each comparable sample type. */
  readonly sides: readonly ToldSides[];
}

/** Always possible. */
const SHARES = {mode: "share", sentence: ""} as const;

/** The comparison of a sample type; undefined, with a note, if the sides cannot be compared. */
export function diffOf(
  {types}: FlameData,
  type: number,
  {compare}: ViewerState,
  {data, sides}: SceneBase,
  faults: string[],
): SceneDiff | undefined {
  const name = types[type]?.type ?? "";
  const found = sides.find(({sampleType}) => sampleType === name);
  const baseType = data.types.findIndex(known => known.type === name);
  if (!found || baseType < 0) {
    faults.push(`the base has no ${name} in this unit`);
    return undefined;
  }
  const {mode, sentence} = found.modes.find(known => known.mode === compare) ?? found.modes[0] ?? SHARES;
  if (mode !== compare) faults.push(`${name} cannot be compared per operation`);
  const scale = diffScale(mode, found);
  const whole = Math.max(found.head.total * scale.head, found.base.total * scale.base);
  return {
    look: {scale, noise: noiseFloor(found, scale), whole},
    sides: found,
    baseType,
    wholeBefore: found.base.total,
    sentence,
  };
}

/** Compares each picture with the base's; frames that only the base has are below a whole picture. */
export function comparePictures(
  pictures: readonly Drawn[],
  before: readonly Drawn[],
  look: DiffLook,
  order: FrameOrder,
): Drawn[] {
  const compared = pictures.map((picture, index): Drawn => {
    const base = before[index]?.layout.tree;
    return base ? {...picture, diff: diffPicture(picture.layout.tree, base, look)} : picture;
  });
  const [first] = compared;
  if (!first?.diff || first.part !== "all") return compared;
  const frames = lostFrames(first.diff.base, first.layout.tree, look);
  if (!frames) return compared;
  const layout = layOut(arrange(frames, order));
  // Both on the same scale.
  const full = Math.max(rootOf(first.layout) * look.scale.head, rootOf(layout) * look.scale.base);
  const lost: Drawn = {
    ...first,
    part: "lost",
    layout,
    diff: diffLost(layout.tree, look),
    ...(look.scale.base > 0 && {full: full / look.scale.base}),
  };
  return [{...first, ...(look.scale.head > 0 && {full: full / look.scale.head})}, lost];
}

function rootOf({totals}: Layout): number {
  return at(totals, 0);
}
