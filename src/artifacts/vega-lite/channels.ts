import {strongestColour} from "../../charts/vega/author-colour.ts";
import type {Rule} from "./rules.ts";
import {either, field, list, none, number, object, pattern, scalar, text, truth, word} from "./rules.ts";

/** What to do instead of an expression. */
export const NO_EXPRESSIONS = "write values; expressions are not run";
/** A colour of the author as the nearest of the page's own. */
export const colour: Rule = (value, path, findings) => {
  const written = text(40)(value, path, findings);
  if (typeof written !== "string") return undefined;
  const {heat, tone} = strongestColour([written]);
  if (tone === "green") return "var(--chart-1)";
  if (tone === "violet") return "var(--chart-3)";
  if (heat > 0) return "var(--chart-2)";
  return heat < 0 ? "var(--chart-5)" : "var(--ink-3)";
};

const format = pattern(
  /^(?:[<>=^]?[+\-( ]?[$#]?0?\d{0,2},?(?:\.\d{1,2})?~?[bcdefgnoprsXx%]?|(?:%[-_0]?[aAbBdeHIjLmMpqSyYZf%]|[\s\w.:,/-]){1,40})$/,
  'a number format such as ".2f", or a time format such as "%Y-%m-%d"',
);

const timeUnit = pattern(
  /^(?:utc)?(?:year|quarter|month|week|date|day|dayofyear|hours|minutes|seconds|milliseconds){1,7}$/,
  'a time unit such as "yearmonth"',
);

const axis = either(
  ["null", none],
  [
    "object",
    object({
      members: {
        title: either(["null", none], ["string", text(200)], ["list", text(200)]),
        format,
        formatType: word("number", "time"),
        tickCount: number(0, 40),
        tickMinStep: number(1e-12, 1e12),
        values: list(scalar, 100),
        labelAngle: number(-360, 360),
        labels: truth,
        ticks: truth,
        grid: truth,
        domain: truth,
        orient: word("left", "right", "top", "bottom"),
        labelOverlap: either(["boolean", truth], ["string", word("parity", "greedy")]),
        labelLimit: number(0, 400),
      },
      refused: {labelExpr: NO_EXPRESSIONS},
    }),
  ],
);

const scale = either(
  ["null", none],
  [
    "object",
    object({
      members: {
        type: word("linear", "log", "sqrt", "symlog", "pow", "time", "utc", "band", "point", "ordinal"),
        domain: list(scalar, 200),
        domainMin: number(-1e300, 1e300),
        domainMax: number(-1e300, 1e300),
        zero: truth,
        nice: either(["boolean", truth], ["number", number(0, 40)]),
        reverse: truth,
        clamp: truth,
        padding: number(0, 100),
        paddingInner: number(0, 1),
        paddingOuter: number(0, 1),
        exponent: number(0.01, 10),
        base: number(1.01, 1e6),
        constant: number(1e-12, 1e12),
      },
      silent: ["scheme", "range", "interpolate", "round"],
    }),
  ],
);

const legend = either(
  ["null", none],
  ["boolean", value => (value === false ? null : undefined)],
  [
    "object",
    object({
      members: {
        title: either(["null", none], ["string", text(200)], ["list", text(200)]),
        orient: word(
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
        columns: number(1, 10),
        direction: word("horizontal", "vertical"),
        format,
        values: list(scalar, 100),
      },
      refused: {labelExpr: NO_EXPRESSIONS},
    }),
  ],
);

const aggregate = word(
  ...["count", "sum", "mean", "average", "median", "min", "max", "stdev", "stdevp", "stderr"],
  ...["variance", "variancep", "q1", "q3", "distinct", "valid", "missing", "product"],
);

const sort = either(
  ["null", none],
  [
    "string",
    word(
      ...["ascending", "descending"],
      ...["x", "y", "color", "size", "text"].flatMap(one => [one, `-${one}`]),
    ),
  ],
  ["list", list(scalar, 200)],
  [
    "object",
    object({
      members: {
        field,
        op: aggregate,
        order: word("ascending", "descending"),
        encoding: word("x", "y", "color", "size", "text"),
      },
    }),
  ],
);

const bin = either(
  ["null", none],
  ["boolean", truth],
  [
    "object",
    object({
      members: {
        maxbins: number(2, 200),
        step: number(1e-9, 1e12),
        base: number(2, 100),
        nice: truth,
        anchor: number(-1e12, 1e12),
        extent: list(number(-1e300, 1e300), 2),
      },
    }),
  ],
);

const COMMON: Readonly<Record<string, Rule>> = {
  field,
  type: word("quantitative", "temporal", "ordinal", "nominal"),
  aggregate,
  bin,
  timeUnit,
  title: either(["null", none], ["string", text(200)], ["list", text(200)]),
};

const REFUSED_IN_CHANNELS = {
  condition: "say it in the data: a column that tells rows apart, and its field",
  expr: NO_EXPRESSIONS,
  signal: NO_EXPRESSIONS,
};

function channel(members: Readonly<Record<string, Rule>>, silent: readonly string[] = []): Rule {
  return object({members: {...COMMON, ...members}, silent, refused: REFUSED_IN_CHANNELS});
}

const stack = either(["null", none], ["boolean", truth], ["string", word("zero", "normalize", "center")]);
const position = channel({
  axis,
  scale,
  sort,
  stack,
  value: either(["number", number(-2_000, 2_000)], ["string", word("width", "height")]),
  datum: scalar,
});
const second = channel({
  value: either(["number", number(-2_000, 2_000)], ["string", word("width", "height")]),
  datum: scalar,
});
const coloured = channel({scale, legend, sort, value: colour, datum: scalar});
const numeric = channel({scale, legend, sort, value: number(0, 2_000), datum: scalar});
const named = channel({
  scale,
  legend,
  sort,
  datum: scalar,
  value: pattern(/^(?:circle|square|cross|diamond|triangle(?:-(?:up|down|left|right))?)$/, "a shape"),
});
const dashes = channel({scale, legend, sort, datum: scalar, value: list(number(0, 50), 8)});
const facet = channel({
  sort,
  header: object({
    members: {title: either(["null", none], ["string", text(200)])},
    refused: {labelExpr: NO_EXPRESSIONS},
  }),
  columns: number(1, 6),
  spacing: number(0, 60),
});
const detail = either(["object", channel({})], ["list", list(channel({}), 8)]);
const order = either(["object", channel({sort, value: number(0, 1e6)})], ["list", list(channel({sort}), 8)]);
const written = channel({format, value: text(200), datum: scalar});

/** What a mark is drawn by: its channels, each with its field, scale, axis and legend. */
export const encoding: Rule = object({
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
