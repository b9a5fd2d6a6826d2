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
  const isLostRoot = picture.part === "lost" && node === 0;
  const {label: zoomedLabel = ""} = functions[at(layout.tree.names, zoom)] ?? {};
  const total = at(layout.totals, node);
  const numbers =
    scene.diff && picture.diff
      ? changed(scene.diff, picture, picture.diff, node)
      : plain(scene, picture, node);
  return {
    name: isLostRoot ? LOST : (known?.name ?? ""),
    label: isLostRoot ? LOST : (known?.label ?? ""),
    file: known?.file ?? "",
    ...numbers,
    shares: [
      ...numbers.shares,
      ...(zoom > 0 && node > zoom ? [`${frameShare(total, at(layout.totals, zoom))} of ${zoomedLabel}`] : []),
    ],
  };
}

/** Name of the root of the frames that only the base has. */
export const LOST = "no longer called";

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
  {part, layout, isInverted}: Picture,
  {base, counterparts, changes}: PictureDiff,
  node: number,
): Numbers {
  const place = at(counterparts, node);
  const isLost = part === "lost";
  const before = (column: Float64Array | undefined): number => (place < 0 ? 0 : (column?.[place] ?? 0));
  const after = (column: Float64Array | undefined): number => (isLost ? 0 : (column?.[node] ?? 0));
  const totals = [before(base.totals[0]), after(layout.totals)] as const;
  const selfs = [before(base.selfs[0]), after(layout.tree.selfs[0])] as const;
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
  return `${rest.slice(0, characters - 1)}…`;
}
