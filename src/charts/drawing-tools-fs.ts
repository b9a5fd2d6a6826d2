import type {DrawingTools} from "./drawing-tools.ts";
import {layOutGraph} from "./graphviz/graph-layout-fs.ts";
import {rasterize} from "./raster/raster-fs.ts";
import {vegaDrawing} from "./vega/vega-drawing-fs.ts";

/** Graphviz, Vega and resvg, each in a process that is started when it is first asked. */
export const DRAWING_TOOLS: DrawingTools = {
  layOut: layOutGraph,
  drawChart: vegaDrawing,
  rasterize,
};
