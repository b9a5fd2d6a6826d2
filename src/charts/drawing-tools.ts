import type {TopLevelSpec} from "vega-lite";
import type {LayOut} from "./graphviz/graph-layout.ts";

/** What draws in processes of its own, handed to whoever draws so that it stays pure itself. */
export interface DrawingTools {
  readonly layOut: LayOut;
  /** Draws a Vega-Lite specification that carries its data as an SVG string; rejects with DrawingError. */
  readonly drawChart: (spec: TopLevelSpec) => Promise<string>;
}
