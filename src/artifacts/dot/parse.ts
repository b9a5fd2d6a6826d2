import type {ArtifactFile} from "../../input/artifact-file.ts";
import type {Parsed} from "../../input/parsed.ts";
import type {Problem} from "../../problem.ts";
import {problemAt} from "../../problem.ts";
import {
  badGraph,
  emptyGraph,
  graphBeyondLimit,
  graphTooLong,
  oddEdges,
  textBehindGraph,
} from "../../problems/reports.ts";
import {graphOf} from "./graph.ts";
import type {DotGraph} from "./model.ts";
import type {DotReading, RawGraph} from "./syntax.ts";
import {readDot} from "./syntax.ts";

/** Characters of a text that is read. */
const LONGEST = 1024 * 1024;

/** Reads a graph in DOT as far as it goes; a mistake ends it and becomes a problem with its line. */
export function parseDot(file: ArtifactFile): Parsed<DotGraph> {
  const text = file.text() ?? "";
  const isLong = text.length > LONGEST;
  const reading = readDot(isLong ? "" : text);
  const model = graphOf(reading.graph ?? EMPTY);
  return {model, problems: isLong ? [tooLong(file, text.length)] : problemsOf(file, reading)};
}

const EMPTY: RawGraph = {
  name: "",
  isDirected: true,
  root: {name: "", attributes: new Map(), nodes: new Set(), groups: []},
  nodes: new Map(),
  edges: [],
  hidden: {nodes: 0, edges: 0},
};

function tooLong({path: file}: ArtifactFile, length: number): Problem {
  return problemAt({file}, graphTooLong(length, LONGEST));
}

function problemsOf({path: file}: ArtifactFile, reading: DotReading): Problem[] {
  const {graph, error, oddEdges: odd, rest} = reading;
  const problems: Problem[] = [];
  const [firstOdd] = odd;
  if (firstOdd !== undefined && graph)
    problems.push(problemAt({file, line: firstOdd}, oddEdges(graph.isDirected, odd.length)));
  if (error) problems.push(problemAt({file, line: error.line}, badGraph(error.message, error.hint)));
  else if (graph && graph.nodes.size === 0) problems.push(problemAt({file}, emptyGraph()));
  if (rest !== undefined) problems.push(problemAt({file, line: rest}, textBehindGraph()));
  const {nodes, edges} = graph?.hidden ?? {nodes: 0, edges: 0};
  if (nodes + edges > 0) problems.push(problemAt({file}, graphBeyondLimit(nodes, edges)));
  return problems;
}
