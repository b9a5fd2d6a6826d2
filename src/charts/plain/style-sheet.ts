import type {Selector} from "css-what";
import {parse as parseSelectors} from "css-what";
import type {ChildNode} from "postcss";
import {parse as parseSheet} from "postcss";

/** A rule of a style sheet with one of its selectors. */
export interface StyleRule {
  readonly selector: readonly Selector[];
  /** Properties with values as they are written, custom properties with their `--`. */
  readonly declarations: ReadonlyMap<string, string>;
}

/** Rules of style sheets by what an element must have to match them; a rule with `:is(th, td)` is in the lists of both. */
export interface StyleRules {
  /** By the first class of the selector's last part. */
  readonly byClass: ReadonlyMap<string, readonly RankedRule[]>;
  readonly byTag: ReadonlyMap<string, readonly RankedRule[]>;
  readonly others: readonly RankedRule[];
}

/** A class or a tag that an element must have. */
type RuleKey = {readonly className: string} | {readonly tag: string};

/** A rule with its place in the cascade; of two rules the one of the larger rank decides. */
export interface RankedRule extends StyleRule {
  readonly rank: number;
}

/** Weight of a class, an attribute or a pseudo-class in a specificity, and of an id; of a tag it is 1. */
const CLASS = 1_000;
const ID = 1_000_000;

/** Places in the cascade between two specificities. */
const PLACES = 100_000;

/** Pseudo-classes with selectors as arguments. */
export const SELECTOR_LISTS: ReadonlySet<string> = new Set(["is", "not", "where"]);

/**
 * Reads style sheets, later sheets after earlier sheets in the cascade. Only rules outside at-rules are read: those of
 * screens of a width, of print and of states have no part in a picture.
 */
export function readStyles(sheets: readonly string[]): StyleRules {
  const rules = sheets.flatMap(sheet => parseSheet(sheet).nodes.flatMap(rulesOf));
  const byClass = new Map<string, RankedRule[]>();
  const byTag = new Map<string, RankedRule[]>();
  const others: RankedRule[] = [];
  for (const [place, rule] of rules.entries()) {
    const ranked = {...rule, rank: specificityOf(rule.selector) * PLACES + place};
    const keys = keysOf(rule.selector);
    if (!keys) others.push(ranked);
    for (const key of keys ?? [])
      if ("tag" in key) addTo(byTag, key.tag, ranked);
      else addTo(byClass, key.className, ranked);
  }
  return {byClass, byTag, others};
}

function rulesOf(node: ChildNode): StyleRule[] {
  if (node.type !== "rule") return [];
  const declarations = new Map(
    node.nodes.flatMap(child => (child.type === "decl" ? [[child.prop, child.value] as const] : [])),
  );
  return parseSelectors(node.selector).map(selector => ({selector, declarations}));
}

function specificityOf(selector: readonly Selector[]): number {
  return selector.reduce((sum, part) => sum + weightOf(part), 0);
}

function weightOf(part: Selector): number {
  if (part.type === "tag" || part.type === "pseudo-element") return 1;
  if (part.type === "attribute") return part.name === "id" && part.action === "equals" ? ID : CLASS;
  if (part.type !== "pseudo") return 0;
  if (!SELECTOR_LISTS.has(part.name) || !Array.isArray(part.data)) return CLASS;
  return part.name === "where" ? 0 : Math.max(...part.data.map(specificityOf));
}

/** Returns classes and tags of which the element itself must have one; undefined for a selector that names none. */
function keysOf(selector: readonly Selector[]): readonly RuleKey[] | undefined {
  const start = selector.findLastIndex(({type}) => isCombinator(type)) + 1;
  const found = selector.slice(start).flatMap(part => {
    const keys = keysOfPart(part);
    return keys ? [keys] : [];
  });
  return found.find(([key]) => key && "className" in key) ?? found[0];
}

function keysOfPart(part: Selector): readonly RuleKey[] | undefined {
  if (part.type === "tag") return [{tag: part.name}];
  if (part.type === "attribute")
    return part.name === "class" && part.action === "element" ? [{className: part.value}] : undefined;
  if (part.type !== "pseudo") return undefined;
  if (part.name === "root") return [{tag: "html"}];
  if ((part.name !== "is" && part.name !== "where") || !Array.isArray(part.data)) return undefined;
  const alternatives = part.data.map(keysOf);
  return alternatives.every(keys => keys !== undefined) ? alternatives.flat() : undefined;
}

/** True for `>`, `~`, `+` and the blank between parts of a selector. */
export function isCombinator(type: string): boolean {
  return type === "child" || type === "descendant" || type === "sibling" || type === "adjacent";
}

function addTo<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
