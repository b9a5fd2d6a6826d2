import type {ProblemGuide} from "./guide.ts";
import {entryExample, examplePage} from "./guide.ts";

const PAGE = examplePage("Buffers come from a pool.");
const attached = (name: string, content: string) => entryExample({"index.md": PAGE, [name]: content});
const CHAIN = "digraph calls {\n  main -> parse;\n  parse -> copy;\n}\n";
const chart = (data: object): string =>
  `${JSON.stringify(
    {
      title: "Time of a message",
      data,
      mark: "line",
      encoding: {x: {field: "size", type: "quantitative"}, y: {field: "ns", type: "quantitative"}},
    },
    undefined,
    2,
  )}\n`;
const VALUES = {
  values: [
    {size: 1, ns: 404},
    {size: 2, ns: 610},
  ],
};
const GOOD_TABLE = attached("latency.csv", "size,ns\n1,404\n2,610\n");

/** Guides of problems of graphs, charts and tables. */
export const CHART_GUIDES = {
  PJ130: {
    meaning:
      "A graph does not follow the syntax of DOT, has no nodes, or writes the edges of the other sort of graph.",
    why: "The part before the mistake is drawn; the rest is missing.",
    bad: attached("calls.dot", CHAIN.replaceAll("->", "--")),
    good: attached("calls.dot", CHAIN),
  },
  PJ131: {
    meaning: "A graph has more than 2,000 nodes, 8,000 edges or a million characters.",
    why: "Laying out a graph takes more than twice the time for twice the edges, and a picture of that size cannot be read.",
    bad: attached("calls.dot", `digraph calls {\n${"  main -> parse -> scan;\n".repeat(42_000)}}\n`),
    good: attached("calls.dot", CHAIN),
  },
  PJ132: {
    meaning:
      "A Vega-Lite chart asks for something that charts of an entry may not have, such as data from a web address, or uses a part that is not drawn.",
    why: "A chart must not load anything in the reader's browser, and must show the same in years.",
    bad: attached("latency.vl.json", chart({url: "https://example.org/latency.csv"})),
    good: attached("latency.vl.json", chart(VALUES)),
  },
  PJ134: {
    meaning:
      "A row of a CSV, TSV or JSON table cannot be read, a cell is of another type than its column, or the table is empty.",
    why: "The row is left out of the table and of charts drawn from it.",
    bad: attached("latency.csv", "size,ns\n1,404\n2\n"),
    good: GOOD_TABLE,
  },
  PJ135: {
    meaning: "A table has more rows or columns than are read.",
    why: "Charts of the table show a part of it only.",
    bad: attached(
      "latency.csv",
      `${Array.from({length: 400}, (_, i) => `c${i}`).join(",")}\n${Array.from({length: 400}, (_, i) => i).join(",")}\n`,
    ),
    good: GOOD_TABLE,
  },
} as const satisfies Readonly<Record<string, ProblemGuide>>;
