import {percentage} from "../../units/pprof-scale.ts";
import type {Graph} from "./graph.ts";
import {buildGraph} from "./graph.ts";
import {compareBytes} from "./names.ts";
import {compilePattern} from "./pattern.ts";
import type {Format, Report} from "./report.ts";
import {formatOf, reportNodes} from "./report.ts";
import {ReportError} from "./report-error.ts";
import {trimSourcePath} from "./source-path.ts";

/** Finds a source file by its path in a profile, trimmed; its lines, or undefined when there is none. */
export type SourceReader = (path: string) => readonly string[] | undefined;

/** Lines shown before the first and behind the last one with samples. */
const MARGIN = 5;

/** Writes the source of matching functions with what each line cost, as `go tool pprof -list` does. */
export function listText(report: Report, expression: string, read: SourceReader): string {
  const pattern = compilePattern("argument", expression);
  const graph = buildGraph(report.profile, reportNodes(report, true), report.weights);
  const nameOf = (node: number): string => graph.infos[node]?.name ?? "";
  const functions = grouped(
    graph.nodes.filter(node => pattern.test(nameOf(node))),
    nameOf,
  );
  if (functions.length === 0) throw new ReportError(`no matches found for regexp: ${expression}`);
  const format = formatOf(report);
  const lines = functions.flatMap(([name, nodes]) => functionLines(report, graph, name, nodes, format, read));
  return `${[`Total: ${format(report.total)}`, ...lines].join("\n")}\n`;
}

/** Groups numbers by a text, in the order of the texts. */
function grouped(nodes: readonly number[], textOf: (node: number) => string): [string, number[]][] {
  const groups = Map.groupBy(nodes, textOf);
  return [...groups].sort(([a], [b]) => compareBytes(a, b));
}

function functionLines(
  report: Report,
  graph: Graph,
  name: string,
  nodes: readonly number[],
  format: Format,
  read: SourceReader,
): string[] {
  const placed = nodes.filter(node => graph.infos[node]?.file !== "");
  if (placed.length === 0) return [`No source information for ${name}`];
  const files = grouped(placed, node => graph.infos[node]?.file ?? "");
  return files.flatMap(([file, inFile]) => {
    const [flat, cum] = sums(graph, inFile);
    const share = percentage(cum, report.total);
    return [
      `ROUTINE ======================== ${name} in ${file}`,
      `${format(flat).padStart(10)} ${format(cum).padStart(10)} (flat, cum) ${share} of Total`,
      ...sourceLines(report, graph, file, inFile, format, read),
    ];
  });
}

function sums(graph: Graph, nodes: readonly number[]): [flat: number, cum: number] {
  const sum = (column: Float64Array): number => nodes.reduce((total, node) => total + (column[node] ?? 0), 0);
  return [sum(graph.flat), sum(graph.cum)];
}

function sourceLines(
  report: Report,
  graph: Graph,
  file: string,
  nodes: readonly number[],
  format: Format,
  read: SourceReader,
): string[] {
  const {sourcePath, trimPath} = report.options;
  const path = trimSourcePath(file, trimPath, sourcePath);
  const source = read(path);
  if (!source) return [` Error: could not find file ${path} on path ${sourcePath}`];
  const starts = nodes.map(node => graph.infos[node]?.startLine || (graph.infos[node]?.line ?? 0) - MARGIN);
  const first = Math.max(1, Math.min(...starts));
  const last = Math.max(...nodes.map(node => graph.infos[node]?.line ?? 0)) + MARGIN;
  const byLine = Map.groupBy(nodes, node => graph.infos[node]?.line ?? 0);
  const cell = (value: number): string => (value === 0 ? "." : format(value)).padStart(10);
  return source.slice(first - 1, last).map((text, i) => {
    const [flat, cum] = sums(graph, byLine.get(first + i) ?? []);
    return `${cell(flat)} ${cell(cum)} ${String(first + i).padStart(6)}:${text}`;
  });
}
