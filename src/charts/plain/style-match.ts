import type {Selector} from "css-what";
import type {Element} from "hast";
import type {RankedRule, StyleRules} from "./style-sheet.ts";
import {isCombinator, SELECTOR_LISTS} from "./style-sheet.ts";

/** An element with its surroundings, which selectors ask for. */
export interface StyleNode {
  readonly element: Element;
  /** Undefined for the root of the document. */
  readonly parent: StyleNode | undefined;
  /** The nearest element before it that has the same parent. */
  readonly previous: StyleNode | undefined;
}

/** Returns the declarations of an element by property, as the cascade decides. */
export function declarationsOf(node: StyleNode, rules: StyleRules): ReadonlyMap<string, string> {
  const {tagName, properties} = node.element;
  const classes = Array.isArray(properties.className) ? properties.className : [];
  const candidates = [
    ...classes.flatMap(name => rules.byClass.get(String(name)) ?? []),
    ...(rules.byTag.get(tagName) ?? []),
    ...rules.others,
  ];
  const matching = candidates.filter(({selector}) => matches(node, selector)).sort(byRank);
  return new Map(matching.flatMap(({declarations}) => [...declarations]));
}

function byRank(a: RankedRule, b: RankedRule): number {
  return a.rank - b.rank;
}

function matches(node: StyleNode, selector: readonly Selector[]): boolean {
  return matchesTo(node, selector, selector.length - 1);
}

/** Matches the parts of a selector up to an index, from right to left. */
function matchesTo(node: StyleNode, selector: readonly Selector[], end: number): boolean {
  for (let at = end; at >= 0; at--) {
    const part = selector[at];
    if (!part) return false;
    if (isCombinator(part.type))
      return related(node, part.type).some(one => matchesTo(one, selector, at - 1));
    if (!matchesPart(node, part)) return false;
  }
  return true;
}

/** The nodes to which a combinator leads. */
function related({parent, previous}: StyleNode, combinator: string): StyleNode[] {
  if (combinator === "adjacent" || combinator === "child") {
    const one = combinator === "child" ? parent : previous;
    return one ? [one] : [];
  }
  const step = combinator === "sibling" ? "previous" : "parent";
  const nodes: StyleNode[] = [];
  for (let node = step === "parent" ? parent : previous; node; node = node[step]) nodes.push(node);
  return nodes;
}

function matchesPart(node: StyleNode, part: Selector): boolean {
  if (part.type === "universal") return true;
  if (part.type === "tag") return part.name === node.element.tagName;
  if (part.type === "attribute")
    return part.name === "class" && part.action === "element"
      ? hasClass(node.element, part.value)
      : matchesAttribute(attributeOf(node.element, part.name), part);
  if (part.type !== "pseudo") return false;
  if (part.name === "root") return node.parent === undefined;
  if (part.name === "first-child") return node.previous === undefined;
  if (part.name === "last-child") return isLast(node);
  if (!SELECTOR_LISTS.has(part.name) || !Array.isArray(part.data)) return false;
  return part.data.some(selector => matches(node, selector)) !== (part.name === "not");
}

/** True for an element of a class. */
function hasClass(element: Element, name: string): boolean {
  const classes = element.properties.className;
  if (Array.isArray(classes)) return classes.includes(name);
  return attributeOf(element, "class")?.split(" ").includes(name) ?? false;
}

function isLast({element, parent}: StyleNode): boolean {
  return parent?.element.children.findLast(({type}) => type === "element") === element;
}

function matchesAttribute(
  value: string | undefined,
  {action, value: wanted}: {readonly action: string; readonly value: string},
): boolean {
  if (value === undefined) return false;
  if (action === "exists") return true;
  if (action === "element") return value.split(" ").includes(wanted);
  if (action === "equals") return value === wanted;
  if (action === "start") return value.startsWith(wanted);
  if (action === "end") return value.endsWith(wanted);
  return action === "any" && value.includes(wanted);
}

function attributeOf({properties}: Element, name: string): string | undefined {
  const value = properties[name === "class" ? "className" : name];
  if (value === undefined || value === null || value === false) return undefined;
  return Array.isArray(value) ? value.join(" ") : String(value);
}
