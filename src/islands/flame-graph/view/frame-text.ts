import {fromTo} from "../../../artifacts/profile/compare/diff-change.ts";
import {componentEnd} from "../../../stacks/component-end.ts";
import type {FlameType} from "../../../stacks/flame-data.ts";
import {at} from "../../../stacks/frame-tree.ts";
import {percentage, scaledLabel} from "../../../units/pprof-scale.ts";
import type {Picture, SceneDiff} from "../scene/picture.ts";
import type {PictureDiff} from "../scene/picture-diff.ts";
import type {Scene} from "../scene/scene.ts";

/** Texts about a frame. */
export interface FrameText {
  readonly name: string;
  readonly label: string;
  readonly file: string;
  /** `1.20s` */
  readonly value: string;
  /** `12.30% of all` and, below a zoomed frame, its share of that. */
  readonly shares: readonly string[];
  /** `0.10s (0.89%) self`; "" without self cost. */
  readonly self: string;
}

/** Formats a frame's cost, in a comparison with its cost in the base. */
export function frameText(scene: Scene, picture: Picture, node: number): FrameText {
  const {functions} = scene;
  const {layout, zoom} = picture;
  const known = functions[at(layout.tree.names, node)];
  const {label: zoomedLabel = ""} = functions[at(layout.tree.names, zoom)] ?? {};
  const numbers =
    scene.diff && picture.diff
      ? changed(scene.diff, picture, picture.diff, node)
      : plain(scene, picture, node);
  return {
    name: known?.name ?? "",
    label: known?.label ?? "",
    file: known?.file ?? "",
    ...numbers,
    shares: [
      ...numbers.shares,
      ...(zoom > 0 && node > zoom ? [`${shareOf(picture, node, zoom)} of ${zoomedLabel}`] : []),
    ],
  };
}

/** The share of another frame that a frame has, on both sides of a comparison. */
function shareOf({layout, diff}: Picture, node: number, whole: number): string {
  const share = (totals: Float64Array): string => frameShare(at(totals, node), at(totals, whole));
  return diff ? `${share(diff.before.totals)} → ${share(diff.after.totals)}` : share(layout.totals);
}

type Numbers = Pick<FrameText, "value" | "shares" | "self">;

function plain({type, whole, functions}: Scene, {layout, isInverted}: Picture, node: number): Numbers {
  const sign = functions[at(layout.tree.names, node)]?.isNegative ? -1 : 1;
  const total = sign * at(layout.totals, node);
  const self = sign * at(layout.tree.selfs[0] ?? layout.totals, node);
  return {
    value: amount(total, type),
    shares: [`${frameShare(total, whole)} of all`],
    self: isInverted || self === 0 ? "" : `${amount(self, type)} (${frameShare(self, whole)}) self`,
  };
}

/** Both numbers of each: `1.20s → 0.80s, -0.40s`. */
function changed(
  {look, sides, wholeBefore}: SceneDiff,
  {isInverted}: Picture,
  {before, after, changes}: PictureDiff,
  node: number,
): Numbers {
  const totals = [at(before.totals, node), at(after.totals, node)] as const;
  const selfs = [at(before.selfs, node), at(after.selfs, node)] as const;
  const {words = ""} = changes[node] ?? {};
  const shares = `${frameShare(totals[0], wholeBefore)} → ${frameShare(totals[1], sides.head.total)} of all`;
  return {
    value: fromTo(...totals, look),
    shares: [...(words === "" ? [] : [words]), ...(look.scale.mode === "share" ? [] : [shares])],
    self: isInverted || (selfs[0] === 0 && selfs[1] === 0) ? "" : `self ${fromTo(...selfs, look)}`,
  };
}

/** A value with its unit, as pprof writes it. */
export function amount(value: number, {unit}: FlameType): string {
  return scaledLabel(value, unit, "auto");
}

/** A share, as pprof writes it, without padding but with its sign. */
export function frameShare(value: number, total: number): string {
  return (value < 0 ? "-" : "") + percentage(value, total).trim();
}

/** Minimum characters of a label. */
const SHORTEST = 3;

/**
 * Shortens a label to a number of characters: at a slash or a dot if the rest fits, else cut.
 * `sip.(*Parser).scan` is `(*Parser).scan`, then `scan`, then `sc…`; "" where there is no room.
 */
export function fitLabel(label: string, characters: number): string {
  if (label.length <= characters) return label;
  if (characters < SHORTEST) return "";
  let rest = label;
  for (let cut = componentEnd(rest, 0); cut; cut = componentEnd(rest, 0)) {
    rest = rest.slice(cut.next);
    if (rest.length <= characters) return rest;
  }
  return cutSentence(rest, characters);
}

/** Cuts a text that is no name to a number of characters, at its end; "" where there is no room. */
export function cutSentence(text: string, characters: number): string {
  if (text.length <= characters) return text;
  return characters < SHORTEST ? "" : `${text.slice(0, characters - 1)}…`;
}
