import {compareText} from "../../text/compare.ts";
import {scaledLabel} from "../../units/pprof-scale.ts";
import {labelsOf} from "../profile/labels.ts";
import type {Profile} from "../profile/profile.ts";
import type {Graph, Observer} from "./graph.ts";

/** A value of a label at a node, and the cost of its samples there. */
export interface NodeTag {
  readonly name: string;
  readonly unit: string;
  /** The number of a numeric label; 0 for texts. */
  readonly value: number;
  flat: number;
  cum: number;
  /** Sums of the first sample type, for means; else 0. */
  flatDivisor: number;
  cumDivisor: number;
}

/** The labels of a node: texts (all of a sample's joined), and numbers by the texts beside them. */
export interface NodeTags {
  readonly texts: Map<string, NodeTag>;
  readonly numbers: Map<string, Map<string, NodeTag>>;
}

/** A graph whose nodes know the labels of their samples. */
export interface TaggedGraph extends Graph {
  readonly tags: ReadonlyMap<number, NodeTags>;
}

/** Numeric labels that graphs show; others are too many and too different. */
const SHOWN_NUMBER = "bytes";

/** How the labels of nodes are collected. */
export interface TagOptions {
  /** Unit of `bytes` labels. */
  readonly labelUnit: string;
  /** Unit numbers are printed in; they are distinguished as printed. */
  readonly outputUnit: string;
  /** A text label that is not shown. */
  readonly hidden: string;
}

/** Collects the labels of nodes while a graph is summed. */
export function tagCollector(
  profile: Profile,
  options: TagOptions,
): {readonly tags: ReadonlyMap<number, NodeTags>; readonly observe: Observer | undefined} {
  const tags = new Map<number, NodeTags>();
  if (profile.samples.labelKeys.length === 0) return {tags, observe: undefined};
  const known = sampleTags(profile, options);
  const observe: Observer = (node, sample, weight, divisor, isFlat) => {
    const own = tags.get(node) ?? {texts: new Map(), numbers: new Map()};
    tags.set(node, own);
    const {text, numbers} = known(sample);
    const add = (tag: NodeTag): void => {
      tag.flat += isFlat ? weight : 0;
      tag.flatDivisor += isFlat ? divisor : 0;
      tag.cum += isFlat ? 0 : weight;
      tag.cumDivisor += isFlat ? 0 : divisor;
    };
    if (text !== "") add(tagIn(own.texts, {name: text, unit: "", value: 0}));
    const beside = own.numbers.get(text) ?? new Map<string, NodeTag>();
    own.numbers.set(text, beside);
    for (const number of numbers) add(tagIn(beside, number));
  };
  return {tags, observe};
}

type TagName = Pick<NodeTag, "name" | "unit" | "value">;

function tagIn(tags: Map<string, NodeTag>, {name, unit, value}: TagName): NodeTag {
  const tag = tags.get(name) ?? {name, unit, value, flat: 0, cum: 0, flatDivisor: 0, cumDivisor: 0};
  tags.set(name, tag);
  return tag;
}

/** Reads the labels of a sample once, however many nodes it passes. */
function sampleTags(
  profile: Profile,
  {
    labelUnit,
    outputUnit,
    hidden,
  }: {readonly labelUnit: string; readonly outputUnit: string; readonly hidden: string},
): (sample: number) => {text: string; numbers: readonly TagName[]} {
  let last = -1;
  let read: {text: string; numbers: TagName[]} = {text: "", numbers: []};
  return sample => {
    if (sample === last) return read;
    const labels = labelsOf(profile, sample);
    const texts = [...labels.texts].filter(([key]) => key !== hidden);
    const pairs = texts.flatMap(([key, values]) => values.map(value => `${key}:${value}`));
    const numbers = (labels.numbers.get(SHOWN_NUMBER) ?? []).map(({value}) => ({
      name: scaledLabel(value, labelUnit, outputUnit),
      unit: labelUnit,
      value,
    }));
    last = sample;
    read = {text: pairs.sort(compareText).join("\\n"), numbers};
    return read;
  };
}

/** Drops labels that cost less than `least` at their node. */
export function withoutSmallTags(graph: TaggedGraph, least: number): TaggedGraph {
  const isLarge = ({flat, cum}: NodeTag): boolean => Math.abs(flat) >= least || Math.abs(cum) >= least;
  const large = (tags: ReadonlyMap<string, NodeTag>): Map<string, NodeTag> =>
    new Map([...tags].filter(([, tag]) => isLarge(tag)));
  const tags = new Map(
    [...graph.tags].map(([node, {texts, numbers}]) => [
      node,
      {texts: large(texts), numbers: new Map([...numbers].map(([text, beside]) => [text, large(beside)]))},
    ]),
  );
  return {...graph, tags};
}

/** Counts the labels of a node that have a value of their own. */
export function countTags(graph: TaggedGraph, node: number): number {
  const tags = graph.tags.get(node);
  if (!tags) return 0;
  const all = [tags.texts, ...tags.numbers.values()].flatMap(list => [...list.values()]);
  return all.filter(tag => tag.flat !== 0).length;
}

/** Sorts labels by cost, the most expensive first, then by name. */
export function sortTags(tags: Iterable<NodeTag>, byFlat: boolean): NodeTag[] {
  const size = (value: number): number => Math.abs(value);
  return [...tags].sort(
    (a, b) =>
      (byFlat ? 0 : size(b.cum) - size(a.cum)) || size(b.flat) - size(a.flat) || compareText(a.name, b.name),
  );
}
