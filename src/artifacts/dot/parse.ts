import type {ArtifactFile} from "../../input/artifact-file.ts";
import type {Parsed} from "../../input/parsed.ts";
import type {Problem} from "../../problem.ts";
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
  const message = `graph in DOT has ${length} characters, expected at most ${LONGEST}`;
  return {file, severity: "error", code: "PJ131", message, hint: "draw a part of it"};
}

function problemsOf({path: file}: ArtifactFile, reading: DotReading): Problem[] {
  const {graph, error, oddEdges, rest} = reading;
  const problems: Problem[] = [];
  const [odd] = oddEdges;
  if (odd !== undefined && graph) {
    const [right, wrong, sort] = graph.isDirected ? ["->", "--", "digraph"] : ["--", "->", "graph"];
    const message = `edges of a ${sort} are written "${right}", got "${wrong}"${oddEdges.length > 1 ? ` ${oddEdges.length} times` : ""}`;
    const hint = `write "${right}", or begin with "${graph.isDirected ? "graph" : "digraph"}"`;
    problems.push({file, line: odd, severity: "warning", code: "PJ130", message, hint});
  }
  if (error)
    problems.push({
      file,
      line: error.line,
      severity: "error",
      code: "PJ130",
      message: error.message,
      hint: error.hint,
    });
  else if (graph && graph.nodes.size === 0)
    problems.push({
      file,
      severity: "error",
      code: "PJ130",
      message: "graph in DOT has no nodes, expected at least one",
      hint: "write edges such as a -> b;",
    });
  if (rest !== undefined)
    problems.push({
      file,
      line: rest,
      severity: "warning",
      code: "PJ130",
      message: "text goes on behind the graph, expected one graph in a file",
      hint: "write every graph into a file of its own",
    });
  if (graph && graph.hidden.nodes + graph.hidden.edges > 0)
    problems.push({
      file,
      severity: "warning",
      code: "PJ131",
      message: `${graph.hidden.nodes} mentions of nodes and ${graph.hidden.edges} edges are left out, expected at most 2000 nodes and 8000 edges`,
      hint: "draw a part of it",
    });
  return problems;
}
