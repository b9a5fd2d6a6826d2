import type {Edges} from "../graph/edge-table.ts";
import type {Graph} from "../graph/graph.ts";
import {cumValue, flatValue} from "../graph/graph.ts";
import {printableNames} from "../graph/nodes.ts";
import type {Report} from "./report.ts";
import {percentOf, reportNodeGraph, reportUnit, valueFormatOf} from "./report.ts";
import {reportLabels} from "./report-labels.ts";

/** Costs of a function, as a row of the top table has them. */
export interface TopCosts {
  readonly name: string;
  /** Whether it was inlined into its callers: always, or into some of them. */
  readonly inline: "" | "(inline)" | "(partial-inline)";
  /** In the sample type's unit; signed in a difference. */
  readonly flat: number;
  readonly cum: number;
}

/** A function of the top table; texts are as `go tool pprof -top` prints them, without padding. */
export interface TopRow extends TopCosts {
  readonly flatText: string;
  readonly flatPercent: string;
  /** Share of the total that this row and those above it account for. */
  readonly sumPercent: string;
  readonly cumText: string;
  readonly cumPercent: string;
}

/** The top table with its header. */
export interface Top {
  readonly labels: readonly string[];
  readonly rows: readonly TopRow[];
  /** Number of rows of the whole table. */
  readonly count: number;
}

/** Lists the first `most` nodes of a report with their costs. */
export function topOf(report: Report, most = Number.POSITIVE_INFINITY): Top {
  const trimmed = reportNodeGraph(report);
  const {graph} = trimmed;
  const format = valueFormatOf(report, reportUnit(report, graph));
  const inline = inlineMarks(graph);
  const share = percentOf(report);
  const percent = (value: number): string => share(value).trim();
  let sum = 0;
  const rows = graph.nodes.slice(0, most).map((node): TopRow => {
    const costs = costsOf(graph, node, inline);
    const {flat, cum} = costs;
    sum += flat;
    return {
      ...costs,
      flatText: format(flat),
      flatPercent: percent(flat),
      sumPercent: percent(sum),
      cumText: format(cum),
      cumPercent: percent(cum),
    };
  });
  return {labels: reportLabels(report, trimmed, format), rows, count: graph.nodes.length};
}

/** Lists the costs of all nodes of a report, without their texts, which take most of the time of `topOf`. */
export function topCosts(report: Report): TopCosts[] {
  const {graph} = reportNodeGraph(report);
  const inline = inlineMarks(graph);
  return graph.nodes.map(node => costsOf(graph, node, inline));
}

function costsOf(graph: Graph, node: number, inline: (node: number) => TopCosts["inline"]): TopCosts {
  return {
    name: printableNames(graph.infos)[node] ?? "",
    inline: inline(node),
    flat: flatValue(graph, node),
    cum: cumValue(graph, node),
  };
}

/** Finds how each node was called; nodes without callers have no mark. */
function inlineMarks(graph: Graph): (node: number) => TopCosts["inline"] {
  const marks = new Uint8Array(graph.infos.length);
  const {edges} = graph;
  for (let edge = 0; edge < edges.count; edge++) {
    const target = edges.targets[edge] ?? 0;
    if (edges.dropped[edge] === 0) marks[target] = (marks[target] ?? 0) | inlineBit(edges, edge);
  }
  return node => (["", "", "(inline)", "(partial-inline)"] as const)[marks[node] ?? 0] ?? "";
}

function inlineBit(edges: Edges, edge: number): number {
  return edges.inline[edge] === 1 ? 2 : 1;
}

/** Writes the top table as `go tool pprof -top` does. */
export function topText({labels, rows}: Pick<Top, "labels" | "rows">): string {
  // Percentages with a sign may need a column more.
  const percents = rows.flatMap(row => [row.flatPercent, row.sumPercent, row.cumPercent]);
  const isSigned = percents.some(text => text.startsWith("-"));
  const width = isSigned ? Math.max(...percents.map(text => text.length)) : 6;
  const lines = rows.map(row => {
    const name = row.inline === "" ? row.name : `${row.name} ${row.inline}`;
    const flat = `${row.flatText.padStart(10)} ${row.flatPercent.padStart(width)} ${row.sumPercent.padStart(width)}`;
    return `${flat} ${row.cumText.padStart(10)} ${row.cumPercent.padStart(width)}  ${name}`;
  });
  const [flat, sum, cum] = ["flat%", "sum%", "cum%"].map(title => title.padStart(width));
  const head = `      flat ${flat} ${sum}        cum ${cum}`;
  return [...labels, head, ...lines, ""].join("\n");
}
