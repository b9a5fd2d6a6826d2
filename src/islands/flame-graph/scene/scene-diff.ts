import type {DiffLook} from "../../../artifacts/profile/compare/diff-change.ts";
import {diffLook} from "../../../artifacts/profile/compare/diff-change.ts";
import type {ToldSides} from "../../../pprof/diff/diff-scale.ts";
import type {FlameData} from "../../../stacks/flame-data.ts";
import type {FrameOrder} from "../tree/arrange.ts";
import {layOut} from "../tree/layout.ts";
import {AFTER, BEFORE, uniteTrees} from "../tree/unite-trees.ts";
import type {ViewerState} from "../viewer-state.ts";
import type {Drawn, SceneDiff} from "./picture.ts";
import {diffPicture} from "./picture-diff.ts";

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
  return {
    look: diffLook(mode, found, found.judged),
    sides: found,
    baseType,
    wholeBefore: found.base.total,
    sentence,
  };
}

/** Unites each picture with the base's, and compares their frames. */
export function comparePictures(
  pictures: readonly Drawn[],
  before: readonly Drawn[],
  look: DiffLook,
  order: FrameOrder,
): Drawn[] {
  return pictures.map((picture, index) => {
    const base = before[index]?.layout.tree;
    if (!base) return picture;
    const tree = uniteTrees(picture.layout.tree, base, look.scale, order);
    return {...picture, layout: layOut(tree), diff: diffPicture(tree, look)};
  });
}

/** Lays compared pictures out in the wanted widths; side by side only where there is a single picture. */
export function inWidths(pictures: readonly Drawn[], widths: ViewerState["widths"]): Drawn[] {
  const of = (side: "base" | "head"): Drawn[] =>
    pictures.map(picture => ({
      ...picture,
      side,
      layout: layOut(picture.layout.tree, side === "base" ? BEFORE : AFTER),
    }));
  if (widths === "beside") return pictures.length === 1 ? [...of("base"), ...of("head")] : [...pictures];
  return widths === "both" ? [...pictures] : of(widths);
}
