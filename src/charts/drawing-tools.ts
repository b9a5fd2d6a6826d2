import type {TopLevelSpec} from "vega-lite";
import type {LayOut} from "./graphviz/graph-layout.ts";

/** Drawing programs in processes of their own, passed to pure code as a value. */
export interface DrawingTools {
  readonly layOut: LayOut;
  /** Draws a Vega-Lite specification that carries its data as an SVG string; rejects with DrawingError. */
  readonly drawChart: (spec: TopLevelSpec) => Promise<string>;
}
