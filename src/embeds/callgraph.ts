import {callGraphView} from "../artifacts/profile/graph/call-graph-view.ts";
import {DRAWING_TOOLS} from "../charts/drawing-tools-fs.ts";
import type {LeafEmbed} from "./embed.ts";
import {PROFILE_ATTRIBUTES, profileFigure} from "./lib/profile-figure.ts";
import {wholeNumberAttribute} from "./lib/whole-number.ts";

/** Maximum nodes in a call graph. */
const MOST_NODES = 100;

/** `::callgraph{file=cpu.pb.gz sample=cpu focus=Parse nodecount=20}`: who calls whom, as `go tool pprof -dot` has it. */
export const callgraphEmbed: LeafEmbed = {
  name: "callgraph",
  form: "leaf",
  attributes: ["file", "nodecount", ...PROFILE_ATTRIBUTES],
  render(call, context) {
    const {tools = DRAWING_TOOLS} = context;
    const {nodecount} = call.attributes;
    const count =
      nodecount === undefined
        ? {}
        : {nodeCount: wholeNumberAttribute("nodecount", nodecount, 20, MOST_NODES)};
    return profileFigure(
      call,
      {
        prefix: "callgraph",
        draw: (profile, asked, view) => callGraphView(profile, {...asked, ...count}, view, tools.layOut),
      },
      context,
    );
  },
};
