import type {Element, ElementContent} from "hast";
import {h, s} from "hastscript";
import type {FlameNode} from "../../../charts/draw/flame-graph.ts";
import {flameGraph} from "../../../charts/draw/flame-graph.ts";
import type {DiffMode, DiffScale, DiffSides} from "../../../pprof/diff/diff-scale.ts";
import {diffScale, noiseFloor} from "../../../pprof/diff/diff-scale.ts";
import type {CallNode} from "../../../pprof/graph/call-tree.ts";
import type {ViewContext} from "../../kind.ts";
import type {DiffFlame} from "./diff-flame.ts";
import {diffFlame} from "./diff-flame.ts";

/** How much is drawn at most. */
const ROOM = {
  embed: {frames: 260, levels: 32, gone: 60, goneLevels: 8},
  page: {frames: 400, levels: 60, gone: 120, goneLevels: 16},
} as const;

/** Modes other than the default get less detail. */
const ASIDE_ROOM = {frames: 120, levels: 24, gone: 40, goneLevels: 6} as const;

/**
 * Draws the differential flame graph of a tree in a mode: the head, the lost calls, and how to read both; with less
 * detail if it is `aside`.
 */
export function diffFlameGraph(
  tree: CallNode,
  mode: DiffMode,
  sides: DiffSides,
  context: ViewContext,
  aside: boolean,
): ElementContent[] {
  const scale = diffScale(mode, sides);
  const whole = Math.max(tree.total * scale.head, tree.base * scale.base);
  const noise = noiseFloor(sides, scale);
  const flame = diffFlame(tree, {scale, noise, whole});
  const full = Math.max(flame.head.value, flame.gone.value);
  const room = aside ? ASIDE_ROOM : ROOM[context.size];
  const name = `Differential flame graph of ${sides.sampleType}`;
  const draw = (root: FlameNode, label: string, frames: number, levels: number) =>
    flameGraph(root, {
      label,
      describe: scale.format,
      maxFrames: frames,
      maxRows: levels,
      full,
      patterns: PATTERNS,
      patternId: `${context.id}-${mode}-${root === flame.gone ? "lost" : "head"}`,
    });
  const head = draw(
    flame.head,
    `${name}; the table below tells the same in numbers`,
    room.frames,
    room.levels,
  );
  const gone = draw(
    flame.gone,
    `What ${sides.sampleType} the head no longer has`,
    room.gone,
    room.goneLevels,
  );
  return [
    ...(tree.total > 0
      ? [h("div.flame-graph-frame", [head.svg])]
      : [h("p.note", "The head has no samples here.")]),
    ...(flame.gone.value > 0 ? [h("div.flame-graph-frame.diff-gone", [gone.svg])] : []),
    legend(flame),
    h("p.note", reading(flame, scale, noise, sides, [head.hiddenRows, gone.hiddenRows])),
  ];
}

/** Strokes over new and lost calls, so that they differ by more than their colour. */
const PATTERNS: ReadonlyMap<string, Element> = new Map([
  ["new", s("path.flame-hatch", {d: "M0 6 6 0M-1 1 1-1M5 7 7 5"})],
  ["gone", s("path.flame-hatch", {d: "M0 0 6 6M5-1 7 1M-1 5 1 7"})],
]);

function legend({newCount, goneCount}: DiffFlame): Element {
  const swatch = (paint: string, pattern = ""): Element =>
    s("svg.diff-swatch", {viewBox: "0 0 18 12", ariaHidden: "true"}, [
      s("rect", {width: 18, height: 12, class: paint}),
      ...(pattern === "" ? [] : [s("path.flame-hatch", {d: pattern})]),
    ]);
  const item = (words: string, ...drawn: Element[]): Element => h("li", [...drawn, ` ${words}`]);
  return h("ul.diff-legend", [
    item("- less than before", swatch("diff-less-1"), swatch("diff-less-4")),
    item("+ more than before", swatch("diff-more-1"), swatch("diff-more-4")),
    item("no change that counts", swatch("diff-same")),
    ...(newCount > 0 ? [item("new", swatch("diff-more-3", "M0 12 12 0M6 12 18 0"))] : []),
    ...(goneCount > 0 ? [item("gone", swatch("diff-less-3", "M0 0 12 12M6 0 18 12"))] : []),
  ]);
}

/** Explains widths and colours, and the smallest change that is shown. */
function reading(
  flame: DiffFlame,
  scale: DiffScale,
  noise: number,
  {base, head}: DiffSides,
  [hidden = 0, hiddenGone = 0]: readonly number[],
): string {
  const gone =
    flame.gone.value > 0
      ? " Calls that the base made and the head no longer makes stand in the strip below it, on the same scale."
      : "";
  const samples = base.sampleValue > 0 || head.sampleValue > 0 ? "three samples or " : "";
  const levels = Math.max(hidden, hiddenGone);
  const cut = levels > 0 ? ` The lowest ${levels} levels are not drawn.` : "";
  return `Width is that of the head; colour is the change with everything called.${gone} Grey: a change below ${scale.format(noise)}, which is ${samples}a thousandth of the larger side.${cut}`;
}
