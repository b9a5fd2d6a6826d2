import type {DrawingTools} from "./drawing-tools.ts";
import {layOutGraph} from "./graphviz/graph-layout-fs.ts";
import {vegaSvg} from "./vega/vega-svg-fs.ts";

/** Graphviz and Vega, each in a process that is started when it is first asked. */
export const DRAWING_TOOLS: DrawingTools = {
  layOut: graph => layOutGraph(graph),
  drawChart: spec => vegaSvg(spec),
};
