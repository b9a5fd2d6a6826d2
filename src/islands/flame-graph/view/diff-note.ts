import {make} from "../../dom.ts";
import type {Scene} from "../scene/scene.ts";

const SVG = "http://www.w3.org/2000/svg";
const RISING = "M0 12 12 0M6 12 18 0";
const FALLING = "M0 0 12 12M6 0 18 12";

/** Explains the comparison of the sides and its colours; empty without a comparison. */
export function diffNote({diff, pictures}: Scene): HTMLElement[] {
  if (!diff) return [];
  const {scale, noise} = diff.look;
  const hasLost = pictures.some(({part}) => part === "lost");
  return [
    make(
      "p",
      {class: "note"},
      `${diff.sentence} Width is that of the head, colour the change with everything called.`,
      hasLost ? " What the base called and the head does not stands below, on the same scale." : "",
    ),
    make(
      "ul",
      {class: "diff-legend"},
      item("- less than before", ["diff-less-1"], ["diff-less-4"]),
      item("+ more than before", ["diff-more-1"], ["diff-more-4"]),
      item(`below ${scale.format(noise)}, no change that counts`, ["diff-same"]),
      item("new", ["diff-more-3", RISING]),
      ...(hasLost ? [item("gone", ["diff-less-3", FALLING])] : []),
    ),
  ];
}

function item(words: string, ...swatches: (readonly [fill: string, strokes?: string])[]): HTMLElement {
  return make("li", {}, ...swatches.map(swatch), ` ${words}`);
}

function swatch([fill, strokes]: readonly [fill: string, strokes?: string]): SVGElement {
  const svg = element("svg", {class: "diff-swatch", viewBox: "0 0 18 12", "aria-hidden": "true"});
  svg.append(element("rect", {width: "18", height: "12", class: fill}));
  if (strokes !== undefined) svg.append(element("path", {class: "flame-hatch", d: strokes}));
  return svg;
}

function element(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const made = document.createElementNS(SVG, name) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
