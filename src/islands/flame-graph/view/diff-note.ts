import {make} from "../../dom.ts";
import type {Scene} from "../scene/scene.ts";

const SVG = "http://www.w3.org/2000/svg";
const RISING = "M0 12 12 0M6 12 18 0";
const FALLING = "M0 0 12 12M6 0 18 12";

/** Explains the comparison of the sides and its colours; empty without a comparison. */
export function diffNote({diff, pictures}: Scene): HTMLElement[] {
  if (!diff) return [];
  const {judged} = diff.look;
  const [picture] = pictures;
  const hasBoth = picture?.side === undefined;
  const kinds = new Set(picture?.diff?.changes.map(({kind}) => kind));
  const [more, less] = judged ? ["diff-more-3", "diff-less-3"] : ["diff-same", "diff-same"];
  return [
    make(
      "p",
      {class: "note"},
      diff.sentence,
      judged ? " Colour is the change of a frame with everything called." : "",
    ),
    make(
      "ul",
      {class: "diff-legend"},
      ...(judged
        ? [
            item("- less", swatch("diff-less-1"), swatch("diff-less-4")),
            item("+ more", swatch("diff-more-1"), swatch("diff-more-4")),
            item(`change below ${judged.scale.formatAlone(judged.noise)}`, swatch("diff-same")),
          ]
        : []),
      ...(kinds.has("new") ? [item("new", swatch(more, hatch(RISING)))] : []),
      ...(kinds.has("gone") ? [item("gone", swatch(less, hatch(FALLING)))] : []),
      ...(hasBoth
        ? [
            item(
              "line: the base's part",
              swatch("diff-same", element("rect", {class: "flame-base", y: "9", width: "9", height: "3"})),
            ),
          ]
        : []),
    ),
  ];
}

function item(words: string, ...swatches: readonly SVGElement[]): HTMLElement {
  return make("li", {}, ...swatches, ` ${words}`);
}

function swatch(fill: string, ...over: readonly SVGElement[]): SVGElement {
  const svg = element("svg", {class: "diff-swatch", viewBox: "0 0 18 12", "aria-hidden": "true"});
  svg.append(element("rect", {width: "18", height: "12", class: fill}), ...over);
  return svg;
}

function hatch(strokes: string): SVGElement {
  return element("path", {class: "flame-hatch", d: strokes});
}

function element(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const made = document.createElementNS(SVG, name) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
