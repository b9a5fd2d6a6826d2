import {compareText} from "../../text/compare.ts";
import {compileArgument} from "../filter/pattern.ts";
import type {Graph} from "../graph/graph.ts";
import {withoutNegative} from "../graph/graph.ts";
import {sumNodes} from "../graph/node-sums.ts";
import {ReportError} from "../profile/report-error.ts";
import type {Format, Report} from "./report.ts";
import {percentOf, reportNodes, valueFormatOf} from "./report.ts";
import {trimSourcePath} from "./source-path.ts";

/** Finds a source file by its path in a profile, trimmed; its lines, or undefined if absent. */
export type SourceReader = (path: string) => readonly string[] | undefined;

/** Lines shown before the first and after the last line with samples. */
const MARGIN = 5;

/** A function with the cost of each line. */
export interface Listing {
  readonly name: string;
  /** Path of its source in the profile, shortest form; "" when the profile does not know it. */
  readonly file: string;
  readonly flat: number;
  /** Summed over its lines: recursion from different lines counts for each. */
  readonly cum: number;
  /** Its lines and some around them; undefined when the source is not at hand. */
  readonly lines: readonly ListedLine[] | undefined;
  /** The last line that the profile has samples of; a source that ends before it is another version. */
  readonly lastLine: number;
  /** Its first line by the profile; 0 if absent (Go before 1.20). */
  readonly startLine: number;
}

/** A line of source. */
export interface ListedLine {
  /** 1-based. */
  readonly number: number;
  readonly text: string;
  readonly flat: number;
  readonly cum: number;
}

/** Lists functions whose names are wanted, by name and file, with the cost of each line. */
export function listings(report: Report, isWanted: (name: string) => boolean, read: SourceReader): Listing[] {
  const all = sumNodes(report.profile, reportNodes(report, true), report.weights);
  const graph = report.options.dropNegative ? withoutNegative(all) : all;
  const nameOf = (node: number): string => graph.infos[node]?.name ?? "";
  const functions = grouped(
    graph.nodes.filter(node => isWanted(nameOf(node))),
    nameOf,
  );
  return functions.flatMap(([name, nodes]) => {
    const placed = nodes.filter(node => graph.infos[node]?.file !== "");
    if (placed.length === 0) return [unplaced(graph, name, nodes)];
    const files = grouped(placed, node => graph.infos[node]?.file ?? "");
    return files.map(([file, inFile]) => listing(report, graph, name, file, inFile, read));
  });
}

/** Lists the functions that an expression matches. Throws ReportError without a match. */
export function matchingListings(report: Report, expression: string, read: SourceReader): Listing[] {
  const pattern = compileArgument(expression);
  const found = listings(report, name => pattern.test(name), read);
  if (found.length === 0) throw new ReportError(`no matches found for regexp: ${expression}`);
  return found;
}

/** Writes the source of matching functions with the cost of each line, as `go tool pprof -list` does. */
export function listText(report: Report, expression: string, read: SourceReader): string {
  const found = matchingListings(report, expression, read);
  const format = valueFormatOf(report);
  const lines = found.flatMap(one => listingLines(report, one, format));
  return `${[`Total: ${format(report.total)}`, ...lines].join("\n")}\n`;
}

function listingLines(report: Report, {name, file, flat, cum, lines}: Listing, format: Format): string[] {
  if (file === "") return [`No source information for ${name}`];
  const cell = (value: number): string => (value === 0 ? "." : format(value)).padStart(10);
  return [
    `ROUTINE ======================== ${name} in ${file}`,
    `${format(flat).padStart(10)} ${format(cum).padStart(10)} (flat, cum) ${percentOf(report)(cum)} of Total`,
    ...(lines?.map(
      line => `${cell(line.flat)} ${cell(line.cum)} ${String(line.number).padStart(6)}:${line.text}`,
    ) ?? [` Error: could not find file ${trimmedPath(report, file)} on path ${searchPath(report)}`]),
  ];
}

function trimmedPath(report: Report, file: string): string {
  return trimSourcePath(file, report.options.trimPath, searchPath(report));
}

function searchPath({options: {sourcePath, currentFolder}}: Report): string {
  return sourcePath === "" ? currentFolder : sourcePath;
}

/** Groups numbers by a text, in the order of the texts. */
function grouped(nodes: readonly number[], textOf: (node: number) => string): [string, number[]][] {
  const groups = Map.groupBy(nodes, textOf);
  return [...groups].sort(([a], [b]) => compareText(a, b));
}

function unplaced(graph: Graph, name: string, nodes: readonly number[]): Listing {
  const [flat, cum] = sums(graph, nodes);
  return {name, file: "", flat, cum, lines: undefined, lastLine: 0, startLine: 0};
}

function sums(graph: Graph, nodes: readonly number[]): [flat: number, cum: number] {
  const sum = (column: Float64Array): number => nodes.reduce((total, node) => total + (column[node] ?? 0), 0);
  return [sum(graph.flat), sum(graph.cum)];
}

function listing(
  report: Report,
  graph: Graph,
  name: string,
  file: string,
  nodes: readonly number[],
  read: SourceReader,
): Listing {
  const [flat, cum] = sums(graph, nodes);
  const lastLine = nodes.reduce((last, node) => Math.max(last, graph.infos[node]?.line ?? 0), 0);
  const source = read(trimmedPath(report, file));
  const lines = source && listedLines(graph, nodes, source, lastLine);
  const startLine = nodes.reduce((first, node) => first || (graph.infos[node]?.startLine ?? 0), 0);
  return {name, file, flat, cum, lines, lastLine, startLine};
}

function listedLines(
  graph: Graph,
  nodes: readonly number[],
  source: readonly string[],
  lastLine: number,
): ListedLine[] {
  const starts = nodes.map(node => graph.infos[node]?.startLine || (graph.infos[node]?.line ?? 0) - MARGIN);
  const first = Math.max(1, Math.min(...starts));
  const byLine = Map.groupBy(nodes, node => graph.infos[node]?.line ?? 0);
  return source.slice(first - 1, lastLine + MARGIN).map((text, i) => {
    const [flat, cum] = sums(graph, byLine.get(first + i) ?? []);
    return {number: first + i, text, flat, cum};
  });
}
