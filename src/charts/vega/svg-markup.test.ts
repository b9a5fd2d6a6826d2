import type {ElementContent} from "hast";
import {fromHtml} from "hast-util-from-html";
import {expect, test} from "vitest";
import {DrawingError} from "../drawing-error.ts";
import type {SvgElement} from "./svg-markup.ts";
import {attributesOf, readSvgMarkup} from "./svg-markup.ts";
import {vegaDrawing} from "./vega-drawing-fs.ts";

/** Names, numbers of attributes, and texts in their order. */
function outline(node: SvgElement | string): unknown[] {
  if (typeof node === "string") return [node];
  return [node.name, attributesOf(node).length, ...node.children.map(outline)];
}

function outlineOfHtml(node: ElementContent): unknown[] {
  if (node.type === "text") return [node.value];
  if (node.type !== "element") return [];
  return [node.tagName, Object.keys(node.properties).length, ...node.children.map(outlineOfHtml)];
}

test("readSvgMarkup(svg) reads what an HTML parser reads, words of authors too", async () => {
  const words = [
    "<b>&amp;</b>",
    "\"quoted\" 'x'",
    "a\u0000b",
    "tab\there",
    "line\r\nend",
    "]]>",
    "é\u2028\uD83D\uDE00",
  ];
  const {svg} = await vegaDrawing({
    data: {values: words.map((word, value) => ({word, value}))},
    mark: {type: "bar", clip: true},
    encoding: {
      x: {field: "word", type: "nominal", axis: {labelLimit: 0}},
      y: {field: "value", type: "quantitative"},
      color: {field: "value", type: "quantitative", legend: {title: "<title>"}},
    },
  });
  const [root] = fromHtml(svg, {fragment: true, space: "svg"}).children;
  expect(outline(readSvgMarkup(svg))).toEqual(outlineOfHtml(root as ElementContent));
  expect(svg).toContain("clipPath");
});

test("attributesOf(element) resolves the references of attributes", () => {
  const svg = '<svg a="1 &lt; 2 &amp;&amp; &quot;x&quot;" b-c=""><g x:y="&#x9;&#xA;"/></svg>';
  const root = readSvgMarkup(svg);
  expect(attributesOf(root)).toEqual([
    ["a", '1 < 2 && "x"'],
    ["b-c", ""],
  ]);
  expect(root.children.flatMap(child => (typeof child === "string" ? [] : attributesOf(child)))).toEqual([
    ["x:y", "\t\n"],
  ]);
});

test.each([
  "",
  "text",
  "<g/>",
  "<svg>",
  "<svg></g>",
  "<svg a=1/>",
  "<svg><!-- x --></svg>",
  "<svg/></svg>",
  '<svg a="<"/>',
])("readSvgMarkup(%j) is an error", svg => {
  expect(() => readSvgMarkup(svg)).toThrow(DrawingError);
});
