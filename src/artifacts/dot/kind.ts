import type {ArtifactFile} from "../../input/artifact-file.ts";
import {isProseOrSource, kindSample} from "../../input/detection-sample.ts";
import type {ModelKind} from "../kind.ts";
import {defineKind} from "../kind.ts";
import type {DotGraph} from "./model.ts";
import {parseDot} from "./parse.ts";
import {dotFacts, dotPicture, dotTitle, dotView} from "./view.ts";

/** A graph in Graphviz's language (https://graphviz.org/doc/info/lang.html). */
export const dotKind: ModelKind<DotGraph> = defineKind({
  name: "dot",
  guide: {
    what: "A graph in Graphviz's language DOT.",
    commands: ["go tool pprof -dot cpu.pb.gz > cpu.dot", "go mod graph | modgraphviz > modules.dot"],
    shown:
      "The graph, laid out by Graphviz and drawn in the page's own colours, with a table of its edges. Labels, the usual shapes, dashed and dotted lines, colours, clusters and rankdir are kept; links, images, fonts and HTML are not.",
  },
  fences: ["dot", "graphviz", "gv"],
  detect,
  parse: parseDot,
  title: dotTitle,
  facts: dotFacts,
  picture: (graph, _context, tools) => dotPicture(graph, tools),
  tables: ({rows}) => [
    {
      name: "edges",
      columns: [{name: "from"}, {name: "to"}, {name: "label"}],
      rows: rows.map(({from, to, label}) => [from, to, label]),
    },
  ],
  view: dotView,
});

/** Characters at the beginning that are looked at. */
const LOOKED_AT = 16 * 1024;

/** A graph's head behind comments and blanks; a file named `.dot` or `.gv` is broken without it. */
function detect(file: ArtifactFile): boolean {
  if (isProseOrSource(file)) return false;
  const head = kindSample(file)
    .slice(0, LOOKED_AT)
    .replace(/\/\*(?:(?!\/\*)[\s\S])*?\*\/|\/\/[^\n]*|^#[^\n]*/gm, "");
  if (/^\s*(?:strict\s+)?(?:di)?graph\b\s*(?:(?:[\w.-]+|"(?:[^"\\]|\\.)*")\s*)?\{/i.test(head)) return true;
  return /\.(?:dot|gv)$/i.test(file.name) && /\S/.test(head);
}
