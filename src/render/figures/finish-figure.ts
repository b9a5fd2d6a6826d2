import type {Element, Root} from "hast";
import type {DrawnFigure} from "../../embeds/embed.ts";
import {writtenNode} from "../document/html-text.ts";
import {elementsIn} from "../document/nodes-of.ts";
import {linksElsewhere} from "../findings/finding-excerpt.ts";
import type {PictureFigure} from "./figure-tree.ts";

/** Regions of a page by their names, and how many there are of each so far. */
export type RegionLabels = Map<string, number>;

/** Mutable state of finishing the figures of an entry. */
export interface Finishing {
  readonly labels: RegionLabels;
  readonly pictured: PictureFigure;
}

/**
 * Finishes a figure, to which nothing is added any more: writes its content as HTML in place of its nodes, which take ten times
 * the memory, so that an entry has the nodes of a single figure at a time. Returns what its picture shows as JSON; undefined for a
 * figure without picture.
 */
export function finishFigure({element, ids}: DrawnFigure, {labels, pictured}: Finishing): string | undefined {
  numberRegionLabels(element, labels);
  const picture = pictured(element);
  const tree = picture && JSON.stringify(picture);
  // An excerpt has other addresses in links that leave it.
  if (linksElsewhere(element, new Set(ids)).length === 0) element.children = [writtenNode(element.children)];
  return tree;
}

/** Numbers regions of the same name, since landmarks of a page must have names of their own. */
export function numberRegionLabels(tree: Element | Root, labels: RegionLabels): void {
  for (const {properties} of elementsIn(tree)) {
    if (properties.role !== "region" || typeof properties.ariaLabel !== "string") continue;
    const count = (labels.get(properties.ariaLabel) ?? 0) + 1;
    labels.set(properties.ariaLabel, count);
    if (count > 1) properties.ariaLabel = `${properties.ariaLabel} (${count})`;
  }
}
