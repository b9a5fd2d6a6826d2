import type {TopLevelSpec} from "vega-lite";
import {DrawingError} from "../drawing-error.ts";
import {drawingProcess} from "../drawing-process-fs.ts";
import type {VegaDrawing} from "./vega-drawing.ts";

/** A chart that takes more processor time is not drawn. */
const LIMIT_MILLISECONDS = 10_000;

const vega = drawingProcess({
  script: "vega/vega-child.mjs",
  package: "vega",
  megabytes: 512,
  result: "chart",
});

/**
 * Draws a Vega-Lite specification in a process of its own, which starts with the first chart and serves all
 * of a build, in sequence. A specification carries its data: asking for an address is an error. The same
 * specification gives the same drawing, whatever was drawn before. Rejects with DrawingError.
 */
export async function vegaDrawing(
  spec: TopLevelSpec,
  limit: number = LIMIT_MILLISECONDS,
): Promise<VegaDrawing> {
  const answer = (await vega.ask(spec, limit)) as VegaDrawing | {readonly error?: string};
  if (!("svg" in answer)) throw new DrawingError(answer.error ?? "no chart");
  return answer;
}
