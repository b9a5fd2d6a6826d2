import {toHtml} from "hast-util-to-html";
import {h, s} from "hastscript";
import {expect, test} from "vitest";
import {figurePictures} from "./figure-tree.ts";

const figure = (...body: Parameters<typeof h>[2][]) =>
  h("figure", [h("figcaption", ["Title", h("copy-menu", {dataKind: "figure"}, "page")]), ...(body as [])]);

test("figurePictures()(figure) keeps what a picture shows", () => {
  const drawing = s("svg.flame-graph", {width: "100%", height: 17, role: "img"}, [
    s("title", "all"),
    s("a", {href: "/x"}, s("rect.flame-1", {x: "5%", tabIndex: 0})),
    s("a.chart-change", {href: "#x"}, s("circle", {cx: 1})),
  ]);
  const tree = figurePictures()(
    figure(drawing, h("details", h("table")), h("p.figure-links", "Download"), h("pre", "code")),
  );
  expect(toHtml(tree ?? expect.fail())).toBe(
    '<figure><figcaption>Title</figcaption><svg class="flame-graph" width="100%" height="17">' +
      '<rect class="flame-1" x="5%"></rect><g class="chart-change"><circle cx="1"></circle></g></svg></figure>',
  );
});

test("figurePictures()(figure) counts the rows of a table beyond 40", () => {
  const rows = Array.from({length: 60}, (_, row) => h("tr", h("td", String(row))));
  const tree = figurePictures()(figure(h("table", h("tbody", rows))));
  const html = toHtml(tree ?? expect.fail());
  expect(html).toContain("<td>39</td>");
  expect(html).not.toContain("<td>40</td>");
  expect(html).toContain("… and 20 more rows");
});

test("figurePictures()(figure) has nothing for a table of medians without a comparison", () => {
  const row = (...cells: Parameters<typeof h>[2][]) =>
    h("table.benchmark-table", h("tr", h("td", ...(cells as []))));
  const [medians, comparison] = [figure(row("1.2")), figure(row("1.2", s("svg")))].map(figurePictures());
  expect(medians).toBeUndefined();
  expect(toHtml(comparison ?? expect.fail())).toContain("<td>1.2<svg></svg></td>");
});

test("figurePictures()(figure) has nothing for listings, and for figures beyond the limit of an entry", () => {
  const cells = Array.from({length: 300}, () => h("td", "x"));
  const wide = figure(
    h(
      "table",
      h(
        "tbody",
        Array.from({length: 30}, () => h("tr", cells)),
      ),
    ),
  );
  const small = figure(h("table", h("tbody", h("tr", h("td", "x")))));
  const trees = [figure(h("pre", "code")), wide, small, wide, wide, small].map(figurePictures());
  expect(trees.map(tree => tree !== undefined)).toEqual([false, true, true, true, false, false]);
  expect(toHtml(wide)).toContain("data-is-pictured");
  expect(toHtml(figure(h("pre")))).not.toContain("data-is-pictured");
});
