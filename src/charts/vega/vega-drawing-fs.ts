import type {TopLevelSpec} from "vega-lite";
import type {DrawingAllowance} from "../drawing-allowance.ts";
import {drawingAllowance} from "../drawing-allowance.ts";
import {DrawingError} from "../drawing-error.ts";
import {drawingProcess} from "../drawing-process-fs.ts";
import type {ChartTemplate} from "./chart-template.ts";
import type {VegaDrawing} from "./vega-drawing.ts";

const vega = drawingProcess({
  script: "vega/vega-child.mjs",
  package: "vega",
  megabytes: 512,
  result: "chart",
});

/**
 * Draws a Vega-Lite specification, or a template with its data and constants, in a process of its own, which starts with the
 * first chart and serves all of a build, in sequence. A chart carries its data: asking for an address is an error. The same
 * chart gives the same drawing, whatever was drawn before. Rejects with DrawingError.
 */
export async function vegaDrawing(
  chart: TopLevelSpec | ChartTemplate,
  allowance: DrawingAllowance = drawingAllowance(),
): Promise<VegaDrawing> {
  const answer = (await vega.ask("template" in chart ? chart : {spec: chart}, allowance)) as
    | VegaDrawing
    | {readonly error?: string};
  if (!("svg" in answer)) throw new DrawingError(answer.error ?? "no chart");
  return answer;
}
