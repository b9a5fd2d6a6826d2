import type {FlameFunction, FlameType} from "../../charts/flame-data.ts";
import {at} from "../../charts/frame-tree.ts";
import {percentage, scaledLabel} from "../../units/pprof-scale.ts";
import type {Picture, Scene} from "./scene.ts";

/** What is said of a frame. */
export interface FrameText {
  readonly name: string;
  readonly label: string;
  readonly file: string;
  /** `1.20s` */
  readonly value: string;
  /** `12.30% of all` and, below a zoomed frame, its share of that. */
  readonly shares: readonly string[];
  /** `0.10s (0.89%) self`; "" where everything is what was called. */
  readonly self: string;
}

/** Says what a frame of a picture costs. */
export function frameText(
  functions: readonly FlameFunction[],
  {type, whole}: Scene,
  {layout, zoom, isInverted}: Picture,
  node: number,
): FrameText {
  const {tree, totals} = layout;
  const known = functions[at(tree.names, node)];
  const total = at(totals, node);
  const self = at(tree.selfs[0] ?? totals, node);
  const zoomed = at(totals, zoom);
  const {label: zoomedLabel = ""} = functions[at(tree.names, zoom)] ?? {};
  return {
    name: known?.name ?? "",
    label: known?.label ?? "",
    file: known?.file ?? "",
    value: amount(total, type),
    shares: [
      `${share(total, whole)} of all`,
      ...(zoom > 0 && node > zoom ? [`${share(total, zoomed)} of ${zoomedLabel}`] : []),
    ],
    self: isInverted || self === 0 ? "" : `${amount(self, type)} (${share(self, whole)}) self`,
  };
}

/** A value with its unit, as pprof writes it. */
export function amount(value: number, {unit}: FlameType): string {
  return scaledLabel(value, unit, "auto");
}

/** A share, as pprof writes it, without padding. */
export function share(value: number, total: number): string {
  return percentage(value, total).trim();
}

/** Fewer characters say nothing. */
const SHORTEST = 3;

/**
 * Shortens a label to so many characters: to what follows a slash or a dot, as long as that fits, else cut.
 * `sip.(*Parser).scan` is `(*Parser).scan`, then `scan`, then `sc…`; "" where there is no room.
 */
export function fitLabel(label: string, characters: number): string {
  if (label.length <= characters) return label;
  if (characters < SHORTEST) return "";
  let rest = label;
  for (let cut = nextCut(rest); cut > 0; cut = nextCut(rest)) {
    rest = rest.slice(cut);
    if (rest.length <= characters) return rest;
  }
  return `${rest.slice(0, characters - 1)}…`;
}

/** Where the part behind the first slash, dot or double colon begins; 0 when there is none. */
function nextCut(label: string): number {
  const match = /[/.]|::/.exec(label.replace(/\[.*$/, ""));
  const cut = match ? match.index + match[0].length : 0;
  return cut < label.length ? cut : 0;
}
