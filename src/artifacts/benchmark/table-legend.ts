import type {Element} from "hast";
import {h} from "hastscript";
import type {GridOptions} from "../../benchstat/compare/grid.ts";
import {formatShortest} from "../../units/go-number.ts";

/** Explains how to read a comparison, a sentence for each column; closed at first, open to touch, keyboard and screen readers. */
export function legend({alpha, confidence}: GridOptions): Element {
  const level = `${formatShortest(confidence * 100)} %`;
  const terms: readonly (readonly [string, string])[] = [
    [
      "1.234µ ± 2%",
      `The median of the samples, and how far the interval that holds the true median with ${level} confidence reaches from it. ∞ says that there are too few samples for an interval.`,
    ],
    [
      "change",
      `The head's median against the base's, where the difference is significant: p is at most ${formatShortest(alpha)}.`,
    ],
    [
      "~",
      "No significant difference: noise alone may have made it. It does not say that nothing changed; more samples may tell.",
    ],
    [
      "p",
      "The chance of a difference at least this large if base and head were the same (Mann-Whitney U test). “exact” stands where one sample is the whole truth.",
    ],
    ["n", "How many samples a side has; 10+9 where the sides differ."],
    ["geomean", "The geometric mean of the rows above. Its change is over the rows that both sides have."],
  ];
  return h("details.benchmark-legend", {dataPagefindIgnore: ""}, [
    h("summary", "How to read this table"),
    h(
      "dl",
      terms.map(([term, text]) => h("div", [h("dt", term), h("dd", text)])),
    ),
  ]);
}
