import {colour, encoding, NO_EXPRESSIONS} from "./channels.ts";
import type {ObjectRule, Rule} from "./rules.ts";
import {either, list, none, number, object, text, truth, word} from "./rules.ts";

const ONE_CHART = "draw every chart as a figure of its own";

/** What only acts on a screen, or looks as the page already does. */
const SCREEN = [
  "$schema",
  "autosize",
  "background",
  "config",
  "name",
  "padding",
  "params",
  "selection",
  "tooltip",
  "usermeta",
  "view",
];

const MARKS = [
  "area",
  "arc",
  "bar",
  "boxplot",
  "circle",
  "errorband",
  "errorbar",
  "line",
  "point",
  "rect",
  "rule",
  "square",
  "text",
  "tick",
  "trail",
];

const painted = either(
  ["boolean", value => (value === false ? null : undefined)],
  ["string", colour],
  ["null", none],
);

const mark = either(
  ["string", word(...MARKS)],
  [
    "object",
    object({
      members: {
        type: word(...MARKS),
        color: colour,
        fill: painted,
        stroke: painted,
        filled: truth,
        clip: truth,
        point: either(
          ["boolean", truth],
          ["string", word("transparent")],
          ["object", object({members: {filled: truth, size: number(0, 2_000), color: colour, fill: colour}})],
        ),
        line: truth,
        interpolate: word(
          "linear",
          "monotone",
          "step",
          "step-before",
          "step-after",
          "basis",
          "cardinal",
          "catmull-rom",
        ),
        opacity: number(0, 1),
        fillOpacity: number(0, 1),
        strokeOpacity: number(0, 1),
        strokeWidth: number(0, 20),
        strokeDash: list(number(0, 50), 8),
        size: number(0, 5_000),
        shape: word(
          "circle",
          "square",
          "cross",
          "diamond",
          "triangle",
          "triangle-up",
          "triangle-down",
          "stroke",
        ),
        orient: word("horizontal", "vertical"),
        thickness: number(0, 20),
        bandSize: number(1, 200),
        cornerRadius: number(0, 40),
        cornerRadiusEnd: number(0, 40),
        innerRadius: number(0, 500),
        outerRadius: number(0, 500),
        align: word("left", "center", "right"),
        baseline: word("top", "middle", "bottom", "alphabetic"),
        dx: number(-200, 200),
        dy: number(-200, 200),
        angle: number(-360, 360),
        fontSize: number(6, 40),
        fontWeight: either(["string", word("normal", "bold")], ["number", number(100, 900)]),
        text: text(200),
        extent: either(["number", number(0, 10)], ["string", word("min-max", "stdev", "stderr", "iqr")]),
        ticks: truth,
        borders: truth,
        binSpacing: number(0, 20),
        invalid: either(["null", none], ["string", word("filter", "break-paths-show-path-domains", "show")]),
      },
      silent: ["tooltip", "cursor", "style", "font", "width", "height", "outliers", "median", "box", "rule"],
      refused: {
        href: "write the link in the text beside the chart",
        url: "pictures of other sites are not shown",
        expr: NO_EXPRESSIONS,
      },
    }),
  ],
);

const length = either(
  ["number", number(40, 1_200)],
  ["string", value => (value === "container" ? undefined : value)],
  ["object", object({members: {step: number(4, 80)}})],
);

const resolve = object({
  members: Object.fromEntries(
    ["scale", "axis", "legend"].map(what => [
      what,
      object({
        members: Object.fromEntries(
          ["x", "y", "color", "size", "shape", "opacity", "strokeDash"].map(name => [
            name,
            word("shared", "independent"),
          ]),
        ),
      }),
    ]),
  ),
});

const LAYER: ObjectRule = {
  members: {mark, encoding},
  silent: [...SCREEN, "title", "description"],
  refused: {
    data: "give all layers the data of the chart",
    transform: "transform the data of the whole chart",
    layer: "write all layers in one list",
  },
};

/** The whole of a specification but its data and transforms, which are read before. */
export const CHART: Rule = object({
  members: {mark, encoding, layer: list(object(LAYER), 12), width: length, height: length, resolve},
  silent: [...SCREEN, "title", "description", "data", "transform", "datasets"],
  refused: {
    concat: ONE_CHART,
    hconcat: ONE_CHART,
    vconcat: ONE_CHART,
    repeat: ONE_CHART,
    facet: 'write "row" or "column" into the encoding instead',
    spec: ONE_CHART,
    projection: "maps are not drawn",
  },
});
