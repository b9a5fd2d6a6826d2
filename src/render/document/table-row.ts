import type {Element, ElementContent} from "hast";
import type {TableCell, TableRow} from "mdast";
import type {Handler, State} from "mdast-util-to-hast";

/**
 * Turns a row of a Markdown table into its element. Cells that a short row lacks become an empty cell over their columns:
 * GitHub's specification pads the row, which takes rows × columns for a table of a few characters a row.
 */
export const tableRow: Handler = (state, node: TableRow, parent): Element => {
  const isHead = parent?.type === "table" && parent.children[0] === node;
  const align = parent?.type === "table" ? (parent.align ?? []) : [];
  const tagName = isHead ? "th" : "td";
  const columns = Math.max(align.length, 1);
  const cells = node.children
    .slice(0, columns)
    .map((cell, index) => cellElement(state, cell, tagName, align[index]));
  const missing = columns - cells.length;
  const padding: Element = {
    type: "element",
    tagName,
    properties: missing > 1 ? {colSpan: missing} : {},
    children: [],
  };
  const children = state.wrap(missing > 0 ? [...cells, padding] : cells, true) as ElementContent[];
  const row: Element = {type: "element", tagName: "tr", properties: {}, children};
  state.patch(node, row);
  return row;
};

function cellElement(
  state: State,
  cell: TableCell,
  tagName: string,
  align: string | null | undefined,
): Element {
  const properties = align ? {align} : {};
  const element: Element = {
    type: "element",
    tagName,
    properties,
    children: state.all(cell) as ElementContent[],
  };
  state.patch(cell, element);
  return element;
}
