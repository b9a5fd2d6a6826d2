import type {TopLevelSpec} from "vega-lite";
import type {Spend} from "../meter.ts";
import {unmetered} from "../meter.ts";
import type {DrawingAllowance} from "./drawing-allowance.ts";
import {drawingAllowance} from "./drawing-allowance.ts";
import {DrawingError} from "./drawing-error.ts";
import type {GraphShape, LayOut} from "./graphviz/graph-layout.ts";
import {LARGEST_GRAPH} from "./graphviz/graph-layout.ts";
import {layoutSteps} from "./graphviz/layout-steps.ts";
import type {RasterPicture} from "./raster/raster-picture.ts";
import {chartSteps} from "./vega/chart-steps.ts";
import type {ChartTemplate} from "./vega/chart-template.ts";
import type {VegaDrawing} from "./vega/vega-drawing.ts";

/** Drawing programs in processes of their own, passed to pure code as a value. */
export interface DrawingTools {
  readonly layOut: LayOut;
  /**
   * Draws a Vega-Lite specification that carries its data, or a template, within an allowance, a full one if absent; rejects
   * with DrawingError.
   */
  readonly drawChart: (
    chart: TopLevelSpec | ChartTemplate,
    allowance?: DrawingAllowance,
  ) => Promise<VegaDrawing>;
  /** Draws SVG as PNG within an allowance, a full one if absent; rejects with DrawingError. */
  readonly rasterize: (
    picture: RasterPicture,
    allowance?: DrawingAllowance,
  ) => Promise<Uint8Array<ArrayBuffer>>;
}

/** Steps for each character of a drawn chart, whose marks take memory in the page: a layer repeats each row of the data. */
const STEPS_PER_DRAWN_CHARACTER = 8;

/** Steps for each thousand pixels of a picture, and for each character of it. */
const STEPS_PER_KILOPIXEL = 400;
const STEPS_PER_SVG_CHARACTER = 10;

/** Steps of the largest drawing that is made; its program then takes 200 MB. */
export const MOST_STEPS = 15_000_000;

/** Steps for the programs of an entry's drawings, which take 60 MB before they draw anything. */
const STARTING_STEPS = 3_000_000;

/**
 * Tools whose steps a meter pays for: throws WorkExhausted. Their drawings share an allowance of processor time, so that
 * one that takes too long leaves none for the others. `failed` receives the reason of each drawing that is not made.
 */
export function meteredTools(
  tools: DrawingTools,
  spend: Spend,
  failed: (error: DrawingError) => void = () => undefined,
): DrawingTools {
  const allowance = drawingAllowance();
  let isStarted = false;
  const attempt = async <Drawing>(steps: number, draw: () => Promise<Drawing>): Promise<Drawing> => {
    try {
      if (steps > MOST_STEPS)
        throw new DrawingError(`too large: expected at most ${MOST_STEPS} steps, got ${steps}`);
      spend("drawings", isStarted ? steps : steps + STARTING_STEPS);
      isStarted = true;
      return await draw();
    } catch (error) {
      if (error instanceof DrawingError) failed(error);
      throw error;
    }
  };
  return {
    layOut: graph => attempt(layoutSteps(graph), () => tools.layOut(graph, allowance)),
    drawChart: async chart => {
      const steps = chartSteps(chart);
      // A chart that is refused has been made of all its rows.
      if (steps > MOST_STEPS) spend("drawings", JSON.stringify(chart).length);
      return await attempt(steps, async () => {
        const drawing = await tools.drawChart(chart, allowance);
        spend("drawings", STEPS_PER_DRAWN_CHARACTER * drawing.svg.length);
        return drawing;
      });
    },
    rasterize: picture => attempt(rasterSteps(picture), () => tools.rasterize(picture, allowance)),
  };
}

/** True for a graph that is laid out where there is time for it; others are refused whatever else is drawn. */
export function isLaidOut(graph: GraphShape): boolean {
  const {nodes, edges} = graph;
  return (
    nodes.length <= LARGEST_GRAPH.nodes &&
    edges.length <= LARGEST_GRAPH.edges &&
    layoutSteps(graph) <= MOST_STEPS
  );
}

/** True for a picture that is drawn as PNG where there is time for it. */
export function isRasterized(picture: RasterPicture): boolean {
  return rasterSteps(picture) <= MOST_STEPS;
}

function rasterSteps({svg, width, height, scale}: RasterPicture): number {
  const kilopixels = Math.ceil((width * height * scale ** 2) / 1000);
  return STEPS_PER_KILOPIXEL * kilopixels + STEPS_PER_SVG_CHARACTER * svg.length;
}

/** Tools outside an entry's meter: each drawing has a limit of steps, and all of them share an allowance of processor time. */
export function boundedTools(tools: DrawingTools, failed: (error: DrawingError) => void): DrawingTools {
  return meteredTools(tools, unmetered, failed);
}
