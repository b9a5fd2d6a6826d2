import {strongestColour} from "../../charts/vega/author-colour.ts";
import type {Rule} from "./rules.ts";
import {
  eitherRule,
  fieldRule,
  listRule,
  noneRule,
  numberRule,
  objectRule,
  patternRule,
  scalarRule,
  textRule,
  truthRule,
  wordRule,
} from "./rules.ts";

/** The alternative to an expression. */
export const NO_EXPRESSIONS = "write values; expressions are not run";
/** A colour of the author as the nearest of the page's own. */
export const colour: Rule = (value, path, findings) => {
  const written = textRule(40)(value, path, findings);
  if (typeof written !== "string") return undefined;
  const {heat, tone} = strongestColour([written]);
  if (tone === "green") return "var(--chart-1)";
  if (tone === "violet") return "var(--chart-3)";
  if (heat > 0) return "var(--chart-2)";
  return heat < 0 ? "var(--chart-5)" : "var(--ink-3)";
};

const format = patternRule(
  /^(?:[<>=^]?[+\-( ]?[$#]?0?\d{0,2},?(?:\.\d{1,2})?~?[bcdefgnoprsXx%]?|(?:%[-_0]?[aAbBdeHIjLmMpqSyYZf%]|[\s\w.:,/-]){1,40})$/,
  'a number format such as ".2f", or a time format such as "%Y-%m-%d"',
);

const timeUnit = patternRule(
  /^(?:utc)?(?:year|quarter|month|week|date|day|dayofyear|hours|minutes|seconds|milliseconds){1,7}$/,
  'a time unit such as "yearmonth"',
);

const axis = eitherRule(
  ["null", noneRule],
  [
    "object",
    objectRule({
      members: {
        title: eitherRule(["null", noneRule], ["string", textRule(200)], ["list", textRule(200)]),
        format,
        formatType: wordRule("number", "time"),
        tickCount: numberRule(0, 40),
        tickMinStep: numberRule(1e-12, 1e12),
        values: listRule(scalarRule, 100),
        labelAngle: numberRule(-360, 360),
        labels: truthRule,
        ticks: truthRule,
        grid: truthRule,
        domain: truthRule,
        orient: wordRule("left", "right", "top", "bottom"),
        labelOverlap: eitherRule(["boolean", truthRule], ["string", wordRule("parity", "greedy")]),
        labelLimit: numberRule(0, 400),
      },
      refused: {labelExpr: NO_EXPRESSIONS},
    }),
  ],
);

const scale = eitherRule(
  ["null", noneRule],
  [
    "object",
    objectRule({
      members: {
        type: wordRule("linear", "log", "sqrt", "symlog", "pow", "time", "utc", "band", "point", "ordinal"),
        domain: listRule(scalarRule, 200),
        domainMin: numberRule(-1e300, 1e300),
        domainMax: numberRule(-1e300, 1e300),
        zero: truthRule,
        nice: eitherRule(["boolean", truthRule], ["number", numberRule(0, 40)]),
        reverse: truthRule,
        clamp: truthRule,
        padding: numberRule(0, 100),
        paddingInner: numberRule(0, 1),
        paddingOuter: numberRule(0, 1),
        exponent: numberRule(0.01, 10),
        base: numberRule(1.01, 1e6),
        constant: numberRule(1e-12, 1e12),
      },
      silent: ["scheme", "range", "interpolate", "round"],
    }),
  ],
);

const legend = eitherRule(
  ["null", noneRule],
  ["boolean", value => (value === false ? null : undefined)],
  [
    "object",
    objectRule({
      members: {
        title: eitherRule(["null", noneRule], ["string", textRule(200)], ["list", textRule(200)]),
        orient: wordRule(
          "left",
          "right",
          "top",
          "bottom",
          "top-left",
          "top-right",
          "bottom-left",
          "bottom-right",
          "none",
        ),
        columns: numberRule(1, 10),
        direction: wordRule("horizontal", "vertical"),
        format,
        values: listRule(scalarRule, 100),
      },
      refused: {labelExpr: NO_EXPRESSIONS},
    }),
  ],
);

const aggregate = wordRule(
  ...["count", "sum", "mean", "average", "median", "min", "max", "stdev", "stdevp", "stderr"],
  ...["variance", "variancep", "q1", "q3", "distinct", "valid", "missing", "product"],
);

const sort = eitherRule(
  ["null", noneRule],
  [
    "string",
    wordRule(
      ...["ascending", "descending"],
      ...["x", "y", "color", "size", "text"].flatMap(one => [one, `-${one}`]),
    ),
  ],
  ["list", listRule(scalarRule, 200)],
  [
    "object",
    objectRule({
      members: {
        field: fieldRule,
        op: aggregate,
        order: wordRule("ascending", "descending"),
        encoding: wordRule("x", "y", "color", "size", "text"),
      },
    }),
  ],
);

const bin = eitherRule(
  ["null", noneRule],
  ["boolean", truthRule],
  [
    "object",
    objectRule({
      members: {
        maxbins: numberRule(2, 200),
        step: numberRule(1e-9, 1e12),
        base: numberRule(2, 100),
        nice: truthRule,
        anchor: numberRule(-1e12, 1e12),
        extent: listRule(numberRule(-1e300, 1e300), 2),
      },
    }),
  ],
);

const COMMON: Readonly<Record<string, Rule>> = {
  field: fieldRule,
  type: wordRule("quantitative", "temporal", "ordinal", "nominal"),
  aggregate,
  bin,
  timeUnit,
  title: eitherRule(["null", noneRule], ["string", textRule(200)], ["list", textRule(200)]),
};

const REFUSED_IN_CHANNELS = {
  condition: "say it in the data: a column that tells rows apart, and its field",
  expr: NO_EXPRESSIONS,
  signal: NO_EXPRESSIONS,
};

function channel(members: Readonly<Record<string, Rule>>, silent: readonly string[] = []): Rule {
  return objectRule({members: {...COMMON, ...members}, silent, refused: REFUSED_IN_CHANNELS});
}

const stack = eitherRule(
  ["null", noneRule],
  ["boolean", truthRule],
  ["string", wordRule("zero", "normalize", "center")],
);
const position = channel({
  axis,
  scale,
  sort,
  stack,
  value: eitherRule(["number", numberRule(-2_000, 2_000)], ["string", wordRule("width", "height")]),
  datum: scalarRule,
});
const second = channel({
  value: eitherRule(["number", numberRule(-2_000, 2_000)], ["string", wordRule("width", "height")]),
  datum: scalarRule,
});
const coloured = channel({scale, legend, sort, value: colour, datum: scalarRule});
const numeric = channel({scale, legend, sort, value: numberRule(0, 2_000), datum: scalarRule});
const named = channel({
  scale,
  legend,
  sort,
  datum: scalarRule,
  value: patternRule(/^(?:circle|square|cross|diamond|triangle(?:-(?:up|down|left|right))?)$/, "a shape"),
});
const dashes = channel({scale, legend, sort, datum: scalarRule, value: listRule(numberRule(0, 50), 8)});
const facet = channel({
  sort,
  header: objectRule({
    members: {title: eitherRule(["null", noneRule], ["string", textRule(200)])},
    refused: {labelExpr: NO_EXPRESSIONS},
  }),
  columns: numberRule(1, 6),
  spacing: numberRule(0, 60),
});
const detail = eitherRule(["object", channel({})], ["list", listRule(channel({}), 8)]);
const order = eitherRule(
  ["object", channel({sort, value: numberRule(0, 1e6)})],
  ["list", listRule(channel({sort}), 8)],
);
const written = channel({format, value: textRule(200), datum: scalarRule});

/** Encoding of a mark: its channels, each with its field, scale, axis and legend. */
export const encoding: Rule = objectRule({
  members: {
    x: position,
    y: position,
    x2: second,
    y2: second,
    xOffset: position,
    yOffset: position,
    xError: second,
    yError: second,
    xError2: second,
    yError2: second,
    theta: position,
    radius: position,
    color: coloured,
    fill: coloured,
    stroke: coloured,
    opacity: numeric,
    fillOpacity: numeric,
    strokeOpacity: numeric,
    strokeWidth: numeric,
    size: numeric,
    shape: named,
    strokeDash: dashes,
    detail,
    order,
    text: written,
    row: facet,
    column: facet,
  },
  silent: ["tooltip", "description", "key"],
  refused: {
    href: "write the link in the text beside the chart",
    url: 'pictures of other sites are not shown; use the mark "point"',
    facet: 'write "row" or "column" instead',
  },
});
