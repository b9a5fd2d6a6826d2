import type {Element, Nodes} from "hast";

/**
 * Lists a node and all nodes below it, parents first. For the large trees of figures, which `unist-util-visit` takes ten times as
 * long to walk: it makes a named function for each node.
 */
export function* nodesOf(tree: Nodes): Generator<Nodes> {
  const open: Nodes[] = [tree];
  for (let node = open.pop(); node; node = open.pop()) {
    yield node;
    if (!("children" in node)) continue;
    for (let at = node.children.length - 1; at >= 0; at--) {
      const child = node.children[at];
      if (child) open.push(child);
    }
  }
}

/** Lists the elements among `nodesOf` a tree. */
export function* elementsIn(tree: Nodes): Generator<Element> {
  for (const node of nodesOf(tree)) if (node.type === "element") yield node;
}
