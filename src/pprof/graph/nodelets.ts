import {scale, scaledLabel} from "../../units/pprof-scale.ts";
import {meanOf} from "./graph.ts";
import type {NodeTag, NodeTags} from "./node-tags.ts";
import {sortTags} from "./node-tags.ts";

/** Maximum boxes for labels at a node. */
export const MAX_NODELETS = 4;

/** A box beside a node: a label, or sizes put together, and the cost of its samples there. */
export interface Nodelet {
  readonly kind: "text" | "size";
  /** Its place among its like, those without a cost among them. */
  readonly index: number;
  /** Several labels of a sample are on separate lines, `\n` as Graphviz writes it between them. */
  readonly name: string;
  readonly weight: number;
  /** True for flat cost, false for cumulative. */
  readonly isOwn: boolean;
  /** Boxes beside this box: the sizes of its samples. */
  readonly numbers: readonly Nodelet[];
}

/**
 * Chooses the boxes for the labels of a node, as `go tool pprof -dot` does: the heaviest texts, the sizes beside each,
 * and the sizes of samples without text. `byFlat` counts the node's own cost alone: that of a node that calls others.
 */
export function nodeletsOf(tags: NodeTags, byFlat: boolean): Nodelet[] {
  const texts = sortTags(tags.texts.values(), byFlat)
    .slice(0, MAX_NODELETS)
    .map((tag, index): Nodelet => {
      const weight = byFlat ? meanOf(tag.flat, tag.flatDivisor) : meanOf(tag.cum, tag.cumDivisor);
      const numbers = weight === 0 ? [] : numbersOf(tags.numbers.get(tag.name), byFlat);
      return {kind: "text", index, name: tag.name, weight, isOwn: true, numbers};
    });
  return [...texts, ...numbersOf(tags.numbers.get(""), byFlat)].filter(({weight}) => weight !== 0);
}

function numbersOf(tags: ReadonlyMap<string, NodeTag> | undefined, byFlat: boolean): Nodelet[] {
  if (!tags) return [];
  return collapsed([...tags.values()], byFlat).map((tag, index): Nodelet => {
    const [flat, cum] = [meanOf(tag.flat, tag.flatDivisor), meanOf(tag.cum, tag.cumDivisor)];
    const isOwn = byFlat || flat === cum;
    return {kind: "size", index, name: tag.name, weight: isOwn ? flat : cum, isOwn, numbers: []};
  });
}

/** Merges sizes until few enough are left, each into the nearest of the heaviest sizes. */
function collapsed(tags: readonly NodeTag[], byFlat: boolean): NodeTag[] {
  const sorted = sortTags(tags, byFlat);
  if (sorted.length <= MAX_NODELETS) return sorted;
  const groups = sorted.slice(0, MAX_NODELETS).map(tag => [tag]);
  for (const tag of sorted.slice(MAX_NODELETS)) {
    const distances = groups.map(([first]) => (first ? distance(tag, first) : Number.POSITIVE_INFINITY));
    groups[distances.indexOf(Math.min(...distances))]?.push(tag);
  }
  return sortTags(groups.map(groupTag), byFlat);
}

function distance(tag: NodeTag, other: NodeTag): number {
  return Math.abs(tag.value - scale(other.value, other.unit, tag.unit).value);
}

/** A tag for a group, named by its smallest and largest size: `1kB..4kB`. */
function groupTag(group: readonly NodeTag[]): NodeTag {
  const values = group.map(tag => tag.value);
  const unit = group[0]?.unit ?? "";
  const label = (value: number): string => scaledLabel(value, unit, "auto");
  const sum = (part: "flat" | "cum" | "flatDivisor" | "cumDivisor"): number =>
    group.reduce((total, tag) => total + tag[part], 0);
  const least = Math.min(...values);
  const name = group.length === 1 ? label(least) : `${label(least)}..${label(Math.max(...values))}`;
  const flat = meanOf(sum("flat"), sum("flatDivisor"));
  const cum = meanOf(sum("cum"), sum("cumDivisor"));
  return {name, unit, value: 0, flat, cum, flatDivisor: 0, cumDivisor: 0};
}
