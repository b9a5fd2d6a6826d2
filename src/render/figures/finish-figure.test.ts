import type {Element} from "hast";
import {h} from "hastscript";
import {expect, test} from "vitest";
import type {DrawnFigure} from "../../embeds/embed.ts";
import {htmlText} from "../document/html-text.ts";
import {figurePictures} from "./figure-tree.ts";
import {finishFigure} from "./finish-figure.ts";

const region = (label: string, ...body: Element[]) => h("div", {role: "region", ariaLabel: label}, body);
const drawn = (element: Element, ids: readonly string[]): DrawnFigure => ({
  element,
  ids,
  record: {kind: "figure", id: ids[0] ?? "", text: "", title: "", source: "", code: "", files: []},
});

test("finishFigure(figure, state) writes the content of a figure as its nodes would be written", () => {
  const figure = () =>
    h("figure", {id: "a"}, [region("T", h("p", ["1 < 2 & ", h("a", {href: "#a"}, "link")])), h("br")]);
  const [element, state] = [figure(), {labels: new Map(), pictured: figurePictures()}];
  expect(finishFigure(drawn(element, ["a"]), state)).toBeUndefined();
  expect(element.children.map(({type}) => type as string)).toEqual(["raw"]);
  expect(htmlText(element)).toBe(htmlText(figure()));
});

test("finishFigure(figure, state) keeps the nodes of a figure with a link that leaves it", () => {
  const element = h("figure", h("a", {href: "#elsewhere"}, "link"));
  finishFigure(drawn(element, ["a"]), {labels: new Map(), pictured: figurePictures()});
  expect(element.children.map(({type}) => type)).toEqual(["element"]);
});

test("finishFigure(figure, state) numbers the regions of all figures, and returns a picture as JSON", () => {
  const state = {labels: new Map(), pictured: figurePictures()};
  const figures = ["a", "b"].map(id => h("figure", {id}, region("T", h("table", h("td", id)))));
  const trees = figures.map(figure => finishFigure(drawn(figure, []), state));
  expect(figures.map(figure => htmlText(figure).match(/aria-label="([^"]*)"/)?.[1])).toEqual(["T", "T (2)"]);
  expect(trees.map(tree => /"tagName":"td".*"value":"(\w)"/.exec(tree ?? "")?.[1])).toEqual(["a", "b"]);
});

test("htmlText(tree) refuses raw HTML that it did not write", () => {
  expect(() => htmlText(h("p", [{type: "raw", value: "<b>"}]))).toThrow(
    "expected elements and text, got raw HTML",
  );
});
