import {scale} from "../../units/pprof-scale.ts";
import {buildForest} from "../graph/forest.ts";
import type {Adjacency, Graph} from "../graph/graph.ts";
import {adjacencyOf, flatValue} from "../graph/graph.ts";
import type {NodeInfo} from "../graph/nodes.ts";
import type {GraphSteps} from "../graph/trim.ts";
import {trimGraph, trimmedGraph} from "../graph/trim.ts";
import type {Report} from "./report.ts";
import {reportNodes, reportTrim, reportUnit} from "./report.ts";

/** State before the line that is being written. */
interface Written {
  /** Numbers of the texts that were written out once; later their number suffices. */
  readonly binaries: Map<string, number>;
  readonly files: Map<string, number>;
  readonly names: Map<string, number>;
  /** The node before; addresses are written as their distance from it where that is shorter. */
  before: NodeInfo | undefined;
}

/**
 * Writes the call graph for KCachegrind, as `go tool pprof -callgrind` does: complete, and values are
 * whole numbers of the unit that the events line names. Format:
 * https://valgrind.org/docs/manual/cl-format.html
 */
export function callgrindText(report: Report): string {
  const graph = wholeGraph(report);
  const unit = reportUnit(report, graph, true);
  const {sampleType, sampleUnit} = report;
  const cost = (value: number): number => Math.trunc(scale(value, sampleUnit, unit).value);
  const written: Written = {binaries: new Map(), files: new Map(), names: new Map(), before: undefined};
  const names = distinctNames(graph, report.options.callTree);
  const adjacency = adjacencyOf(graph);
  const lines = graph.nodes.flatMap(node => nodeLines(graph, adjacency, names, cost, written, node));
  return `${["positions: instr line", `events: ${sampleType}(${unit})`, ...lines].join("\n")}\n`;
}

function wholeGraph(report: Report): Graph {
  const {profile, weights, options} = report;
  const table = reportNodes(report, true);
  if (!options.callTree) return trimmedGraph(profile, table, weights, reportTrim(report)).graph;
  const build = (): Graph => buildForest(profile, table, weights, undefined);
  const steps: GraphSteps<Graph> = {
    measure: build,
    build,
    restrict: build,
    withoutSmallParts: graph => graph,
    choose: graph => graph.nodes,
  };
  return trimGraph(steps, reportTrim(report)).graph;
}

function nodeLines(
  graph: Graph,
  adjacency: Adjacency,
  names: ReadonlyMap<number, string>,
  cost: (value: number) => number,
  written: Written,
  node: number,
): string[] {
  const info = graph.infos[node];
  if (!info) return [];
  const {edges} = graph;
  const lines = [
    ...placeLines(info, written),
    `${position(info, written)} ${info.line} ${cost(flatValue(graph, node))}`,
  ];
  for (const edge of adjacency.outgoing(node)) {
    const target = edges.targets[edge] ?? 0;
    const callee = graph.infos[target];
    if (!callee) continue;
    lines.push(
      `cfl=${shortened(written.files, callee.file)}`,
      `cfn=${shortened(written.names, names.get(target) ?? "")}`,
      `calls=0 ${position(callee, written)} ${callee.line}`,
      `* * ${cost(edges.weights[edge] ?? 0)}`,
    );
  }
  written.before = info;
  return lines;
}

/** Writes the function of the next costs, unless it is still the same. */
function placeLines(info: NodeInfo, {binaries, files, names, before}: Written): string[] {
  const {objectFile, file, name} = info;
  if (before && objectFile === before.objectFile && file === before.file && name === before.name) return [];
  return [
    "",
    `ob=${shortened(binaries, objectFile)}`,
    `fl=${shortened(files, file)}`,
    `fn=${shortened(names, name)}`,
  ];
}

/** Writes a text with a number the first time, and the number alone from then on. */
function shortened(numbers: Map<string, number>, text: string): string {
  if (text === "") return "";
  const known = numbers.get(text);
  if (known !== undefined) return `(${known})`;
  numbers.set(text, numbers.size + 1);
  return `(${numbers.size}) ${text}`;
}

function position({address}: NodeInfo, {before}: Written): string {
  const absolute = address === 0n ? "0x0" : `0x${address.toString(16)}`;
  if (!before) return absolute;
  if (address === before.address) return "*";
  const distance = BigInt.asIntN(64, address - before.address);
  const relative = distance < 0n ? String(distance) : `+${distance}`;
  return relative.length < absolute.length ? relative : absolute;
}

/**
 * Names functions so that different functions with the same name and file stay apart: `f [1/2]`. In a call
 * tree, each caller of a function gets its own copy.
 */
function distinctNames(graph: Graph, isTree: boolean): Map<number, string> {
  const callers = isTree ? callersOf(graph) : new Map<number, number>();
  const groups = new Map<string, Map<string, number>>();
  const keys = graph.nodes.map(node => {
    const info = graph.infos[node];
    const group = `${info?.file}\n${info?.name}`;
    const key = functionKey(info, callers.get(node));
    const members = groups.get(group) ?? new Map<string, number>();
    if (!members.has(key)) members.set(key, members.size + 1);
    groups.set(group, members);
    return {node, members, key, name: info?.name ?? ""};
  });
  return new Map(
    keys.map(({node, members, key, name}) => [
      node,
      members.size > 1 ? `${name} [${members.get(key)}/${members.size}]` : name,
    ]),
  );
}

/** Distinguishes functions that have a name and a file in common. */
function functionKey(info: NodeInfo | undefined, caller: number | undefined): string {
  return `${caller} ${info?.startLine} ${info?.objectFile}`;
}

/** Returns the only caller of every node of a call tree. */
function callersOf(graph: Graph): Map<number, number> {
  const {sources, targets} = graph.edges;
  return new Map(Array.from(targets, (target, edge) => [target, sources[edge] ?? -1]));
}
