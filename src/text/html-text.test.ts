import fc from "fast-check";
import type {Element, ElementContent, Nodes} from "hast";
import {toHtml} from "hast-util-to-html";
import {h, s} from "hastscript";
import {expect, test} from "vitest";
import {htmlText} from "./html-text.ts";

const OPTIONS = {closeEmptyElements: true, tightSelfClosing: true} as const;

const text = fc.oneof(fc.string({unit: "binary"}), fc.string({unit: fc.constantFrom(..."ab<>&\"'`\0\n -")}));
const tagName = fc.constantFrom(
  ..."a br BR image input div p script style template td textarea title desc svg g path text foreignObject math".split(
    " ",
  ),
);
const key = fc.oneof(
  fc.constantFrom(
    ..."className id htmlFor href title style hidden checked disabled download popover accept accessKey".split(
      " ",
    ),
    ..."srcSet sizes coords viewBox strokeWidth fillOpacity xLinkHref xmlLang tabIndex ariaHidden dataX".split(
      " ",
    ),
    ..."data-x-y dataXY data strokeDashArray points requiredFeatures glyphName value span".split(" "),
  ),
  fc.string({minLength: 1}),
);
const single = fc.oneof(text, fc.boolean(), fc.double(), fc.integer(), fc.constant(""));
const value = fc.oneof(
  single,
  fc.constantFrom(null, undefined, "hidden", "download"),
  fc.array(fc.oneof(text, fc.integer(), fc.constant("")), {maxLength: 3}),
);
const {node} = fc.letrec<{node: ElementContent; element: Element}>(tie => ({
  node: fc.oneof(
    {maxDepth: 4, depthSize: "small"},
    fc.record({type: fc.constant("text" as const), value: text}),
    tie("element"),
    fc.record({type: fc.constant("comment" as const), value: text}),
  ),
  element: fc.record({
    type: fc.constant("element" as const),
    tagName,
    properties: fc.dictionary(key, value as fc.Arbitrary<string>, {maxKeys: 4}),
    children: fc.array(tie("node"), {maxLength: 3}),
  }),
}));

test("writes what hast-util-to-html writes, for any tree", () => {
  fc.assert(
    fc.property(
      fc.array(node, {maxLength: 3}),
      fc.constantFrom("html" as const, "svg" as const),
      (nodes, space) => {
        const written = nodes.map(one => toHtml(one, {...OPTIONS, space})).join("");
        expect(htmlText(nodes, space)).toBe(written);
        expect(htmlText({type: "root", children: nodes}, space)).toBe(written);
      },
    ),
    {numRuns: 300},
  );
});

test.each<[Nodes, string]>([
  [
    h("p", {title: `"a" & b`}, "1 < 2 & 3 > 2"),
    '<p title="&#x22;a&#x22; &#x26; b">1 &#x3C; 2 &#x26; 3 > 2</p>',
  ],
  [
    h("p", h("br"), h("input", {type: "checkbox", checked: true})),
    '<p><br><input type="checkbox" checked></p>',
  ],
  [
    h("svg", {viewBox: "0 0 1 1"}, s("path", {d: "M0 0", strokeWidth: 2}), s("title")),
    '<svg viewBox="0 0 1 1"><path d="M0 0" stroke-width="2"/><title/></svg>',
  ],
  [h("a", {download: "", className: ["x", "y"]}), '<a download class="x y"></a>'],
])("writes %j", (tree, written) => {
  expect(htmlText(tree)).toBe(written);
});
