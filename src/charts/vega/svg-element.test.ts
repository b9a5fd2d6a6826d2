import type {XmlNode} from "@rgrove/parse-xml";
import {XmlElement, XmlText} from "@rgrove/parse-xml";
import type {ElementContent} from "hast";
import {fromHtml} from "hast-util-from-html";
import {expect, test} from "vitest";
import {DrawingError} from "../drawing-error.ts";
import {svgElement} from "./svg-element.ts";
import {vegaDrawing} from "./vega-drawing-fs.ts";

/** Names, numbers of attributes, and texts in their order. */
function outline(node: XmlNode): unknown[] {
  if (node instanceof XmlText) return [node.text];
  if (!(node instanceof XmlElement)) return [];
  return [node.name, Object.keys(node.attributes).length, ...node.children.map(outline)];
}

function outlineOfHtml(node: ElementContent): unknown[] {
  if (node.type === "text") return [node.value];
  if (node.type !== "element") return [];
  return [node.tagName, Object.keys(node.properties).length, ...node.children.map(outlineOfHtml)];
}

test("svgElement(svg) reads what an HTML parser reads, words of authors too", async () => {
  const words = ["<b>&amp;</b>", "\"quoted\" 'x'", "a\u0000b", "tab\there", "]]>", "é\u2028\uD83D\uDE00"];
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
  expect(outline(svgElement(svg))).toEqual(outlineOfHtml(root as ElementContent));
  expect(svg).toContain("clipPath");
});

test("svgElement(svg) replaces characters that XML lacks", () => {
  expect(svgElement('<svg a="\u0000\uD800&lt;">\u001B[1m\uFFFF</svg>').toJSON()).toMatchObject({
    attributes: {a: "\uFFFD\uFFFD<"},
    children: [{text: "\uFFFD[1m\uFFFD"}],
  });
});

test.each(["", "text", "<g/>", "<svg>", "<svg></g>", "<svg a=1/>", "<svg/></svg>", '<svg a="<"/>'])(
  "svgElement(%j) is an error",
  svg => expect(() => svgElement(svg)).toThrow(DrawingError),
);
