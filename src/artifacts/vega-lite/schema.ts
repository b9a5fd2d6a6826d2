import {colour, encoding, NO_EXPRESSIONS} from "./channels.ts";
import type {ObjectRule, Rule} from "./rules.ts";
import {
  eitherRule,
  listRule,
  noneRule,
  numberRule,
  objectRule,
  textRule,
  truthRule,
  wordRule,
} from "./rules.ts";

const ONE_CHART = "draw every chart as a figure of its own";

/** Properties for interaction, or of a look that the page sets already. */
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

const painted = eitherRule(
  ["boolean", value => (value === false ? null : undefined)],
  ["string", colour],
  ["null", noneRule],
);

const mark = eitherRule(
  ["string", wordRule(...MARKS)],
  [
    "object",
    objectRule({
      members: {
        type: wordRule(...MARKS),
        color: colour,
        fill: painted,
        stroke: painted,
        filled: truthRule,
        clip: truthRule,
        point: eitherRule(
          ["boolean", truthRule],
          ["string", wordRule("transparent")],
          [
            "object",
            objectRule({
              members: {filled: truthRule, size: numberRule(0, 2_000), color: colour, fill: colour},
            }),
          ],
        ),
        line: truthRule,
        interpolate: wordRule(
          "linear",
          "monotone",
          "step",
          "step-before",
          "step-after",
          "basis",
          "cardinal",
          "catmull-rom",
        ),
        opacity: numberRule(0, 1),
        fillOpacity: numberRule(0, 1),
        strokeOpacity: numberRule(0, 1),
        strokeWidth: numberRule(0, 20),
        strokeDash: listRule(numberRule(0, 50), 8),
        size: numberRule(0, 5_000),
        shape: wordRule(
          "circle",
          "square",
          "cross",
          "diamond",
          "triangle",
          "triangle-up",
          "triangle-down",
          "stroke",
        ),
        orient: wordRule("horizontal", "vertical"),
        thickness: numberRule(0, 20),
        bandSize: numberRule(1, 200),
        cornerRadius: numberRule(0, 40),
        cornerRadiusEnd: numberRule(0, 40),
        innerRadius: numberRule(0, 500),
        outerRadius: numberRule(0, 500),
        align: wordRule("left", "center", "right"),
        baseline: wordRule("top", "middle", "bottom", "alphabetic"),
        dx: numberRule(-200, 200),
        dy: numberRule(-200, 200),
        angle: numberRule(-360, 360),
        fontSize: numberRule(6, 40),
        fontWeight: eitherRule(["string", wordRule("normal", "bold")], ["number", numberRule(100, 900)]),
        text: textRule(200),
        extent: eitherRule(
          ["number", numberRule(0, 10)],
          ["string", wordRule("min-max", "stdev", "stderr", "iqr")],
        ),
        ticks: truthRule,
        borders: truthRule,
        binSpacing: numberRule(0, 20),
        invalid: eitherRule(
          ["null", noneRule],
          ["string", wordRule("filter", "break-paths-show-path-domains", "show")],
        ),
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

const length = eitherRule(
  ["number", numberRule(40, 1_200)],
  ["string", value => (value === "container" ? undefined : value)],
  ["object", objectRule({members: {step: numberRule(4, 80)}})],
);

const resolve = objectRule({
  members: Object.fromEntries(
    ["scale", "axis", "legend"].map(what => [
      what,
      objectRule({
        members: Object.fromEntries(
          ["x", "y", "color", "size", "shape", "opacity", "strokeDash"].map(name => [
            name,
            wordRule("shared", "independent"),
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
export const CHART: Rule = objectRule({
  members: {mark, encoding, layer: listRule(objectRule(LAYER), 12), width: length, height: length, resolve},
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
