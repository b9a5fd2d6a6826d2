import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {at} from "../../../stacks/frame-tree.ts";
import {FUNCTIONS, stacks, treeOf} from "../testdata/random-frames.ts";
import {findPath, pathKey} from "./frame-path.ts";
import type {Layout} from "./layout.ts";
import {childrenOf, frameAt, layOut, pathTo, visibleBoxes, windowOf} from "./layout.ts";

/** Some layout and one of its frames. */
const zoomed = fc
  .tuple(
    stacks.filter(of => of.some(({cost}) => cost > 0)),
    fc.nat(),
  )
  .map(([of, pick]): [Layout, number] => {
    const layout = layOut(treeOf(of));
    return [layout, pick % layout.tree.count];
  });

describe("visibleBoxes(layout, viewport)", () => {
  test("puts the children of a frame side by side above it, as wide as they cost", () => {
    fc.assert(
      fc.property(zoomed, ([layout, zoom]) => {
        const {tree, totals} = layout;
        const boxes = visibleBoxes(layout, {...windowOf(layout, zoom), width: 1e6, firstRow: 0, lastRow: 99});
        const above = pathTo(tree, zoom).length - 1;
        expect(boxes.length).toBe(above + at(tree.ends, zoom) - zoom);
        const byNode = new Map(boxes.map(box => [box.node, box]));
        for (const {node, left, width, row} of boxes) {
          expect(row).toBe(at(tree.depths, node));
          if (node < zoom) expect(left).toBe(0);
          expect(width).toBeCloseTo(Math.min(1, at(totals, node) / at(totals, zoom)) * 1e6, 3);
          if (node < zoom) continue;
          let edge = left;
          for (const child of childrenOf(tree, node)) {
            expect(byNode.get(child)?.left).toBeCloseTo(edge, 3);
            edge += byNode.get(child)?.width ?? 0;
          }
        }
      }),
    );
  });

  test("leaves out the rows outside and what is too narrow", () => {
    const layout = layOut(
      treeOf([
        {path: [2, 3], cost: 9999},
        {path: [4, 5], cost: 1},
      ]),
    );
    const nodes = (firstRow: number, lastRow: number, width = 100) =>
      visibleBoxes(layout, {...windowOf(layout, 0), width, firstRow, lastRow}).map(({node}) => node);
    expect(nodes(0, 9)).toEqual([0, 1, 2]);
    expect(nodes(0, 9, 10_000)).toEqual([0, 1, 2, 3, 4]);
    expect(nodes(1, 1)).toEqual([1]);
  });
});

test("frameAt(layout, …) finds the frame whose box is there", () => {
  fc.assert(
    fc.property(zoomed, fc.double({min: 0, max: 999.9, noNaN: true}), fc.nat(8), ([layout, zoom], x, row) => {
      const {left: start, span} = windowOf(layout, zoom);
      const boxes = visibleBoxes(layout, {left: start, span, width: 1000, firstRow: row, lastRow: row});
      const inside = boxes.filter(({left, width}) => x > left + 1e-6 && x < left + width - 1e-6);
      const found = frameAt(layout, start + (x / 1000) * span, row);
      if (inside[0]) expect(found).toBe(inside[0].node);
      else if (found >= 0) expect(at(layout.tree.depths, found)).toBe(row);
    }),
  );
});

describe("pathKey(tree, functions, node)", () => {
  test("finds the frame again, whatever is left out of the tree", () => {
    fc.assert(
      fc.property(zoomed, ([{tree}, node]) => {
        expect(findPath(tree, FUNCTIONS, pathKey(tree, FUNCTIONS, node))).toBe(node);
      }),
    );
    const large = treeOf([
      {path: [2, 3], cost: 5},
      {path: [4, 3], cost: 4},
    ]);
    const small = treeOf([{path: [4, 3], cost: 1}]);
    expect(findPath(small, FUNCTIONS, pathKey(large, FUNCTIONS, 4))).toBe(2);
    expect(findPath(small, FUNCTIONS, pathKey(large, FUNCTIONS, 2))).toBe(-1);
  });
});
