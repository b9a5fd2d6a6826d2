import type {Element, ElementContent} from "hast";
import {h, s} from "hastscript";
import {flameGraph} from "../../../charts/draw/flame-graph.ts";
import {judgedMode} from "../../../pprof/diff/diff-mode.ts";
import type {DiffMode, DiffSides} from "../../../pprof/diff/diff-scale.ts";
import type {CallNode} from "../../../pprof/graph/call-tree.ts";
import type {ViewContext} from "../../kind.ts";
import type {DiffLook} from "./diff-change.ts";
import {diffLook} from "./diff-change.ts";
import type {DiffFlame} from "./diff-flame.ts";
import {diffFlame} from "./diff-flame.ts";

/** How much is drawn at most: in an entry a summary, as of a single profile. */
const ROOM = {embed: {frames: 120, levels: 32}, page: {frames: 520, levels: 60}} as const;

/** Modes other than the default get less detail. */
const ASIDE_ROOM = {embed: {frames: 60, levels: 24}, page: {frames: 160, levels: 24}} as const;

/** Draws the differential flame graph of a tree in a mode, and how to read it; with less detail if it is `aside`. */
export function diffFlameGraph(
  tree: CallNode,
  mode: DiffMode,
  sides: DiffSides,
  context: ViewContext,
  aside: boolean,
): ElementContent[] {
  const look = diffLook(mode, sides, judgedMode(sides));
  const flame = diffFlame(tree, look);
  const room = (aside ? ASIDE_ROOM : ROOM)[context.size];
  const {svg, hiddenRows} = flameGraph(flame.root, {
    label: `Differential flame graph of ${sides.sampleType}; the table below has the numbers`,
    describe: look.scale.format,
    maxFrames: room.frames,
    maxRows: room.levels,
    patterns: PATTERNS,
    patternId: `${context.id}-${mode}`,
  });
  return [
    h("div.flame-graph-frame", [svg]),
    legend(flame, look),
    h("p.note", reading(look, sides, hiddenRows)),
  ];
}

/** Strokes over calls of a single side, so that they differ by more than their colour. */
const PATTERNS: ReadonlyMap<string, Element> = new Map([
  ["new", s("path.flame-hatch", {d: "M0 6 6 0M-1 1 1-1M5 7 7 5"})],
  ["gone", s("path.flame-hatch", {d: "M0 0 6 6M5-1 7 1M-1 5 1 7"})],
]);

function legend({newCount, goneCount}: DiffFlame, {judged}: DiffLook): Element {
  const swatch = (paint: string, ...over: Element[]): Element =>
    s("svg.diff-swatch", {viewBox: "0 0 18 12", ariaHidden: "true"}, [
      s("rect", {width: 18, height: 12, class: paint}),
      ...over,
    ]);
  const hatch = (d: string): Element => s("path.flame-hatch", {d});
  const item = (words: string, ...drawn: Element[]): Element => h("li", [...drawn, ` ${words}`]);
  const [more, less] = judged ? ["diff-more-3", "diff-less-3"] : ["diff-same", "diff-same"];
  return h("ul.diff-legend", [
    ...(judged
      ? [
          item("- less", swatch("diff-less-1"), swatch("diff-less-4")),
          item("+ more", swatch("diff-more-1"), swatch("diff-more-4")),
          item(`change below ${judged.scale.formatAlone(judged.noise)}`, swatch("diff-same")),
        ]
      : []),
    ...(newCount > 0 ? [item("new", swatch(more, hatch("M0 12 12 0M6 12 18 0")))] : []),
    ...(goneCount > 0 ? [item("gone", swatch(less, hatch("M0 0 12 12M6 0 18 12")))] : []),
    item("line: the base's part", swatch("diff-same", s("rect.flame-base", {y: 9, width: 9, height: 3}))),
  ]);
}

/** Explains widths and colours, and the smallest change that is shown. */
function reading({judged}: DiffLook, {base, head}: DiffSides, hidden: number): string {
  const samples = base.sampleValue > 0 || head.sampleValue > 0 ? "three samples or " : "";
  const cut = hidden > 0 ? ` The lowest ${hidden} levels are not drawn.` : "";
  const colour = judged
    ? ` Colour is the change of a frame with everything called; grey is a change below ${judged.scale.formatAlone(judged.noise)}, which is ${samples}a thousandth of the larger side.`
    : "";
  return `A frame is as wide as base and head together.${colour}${cut}`;
}
