import type {DrawingAllowance} from "../drawing-allowance.ts";
import {drawingAllowance} from "../drawing-allowance.ts";
import {DrawingError} from "../drawing-error.ts";
import {drawingProcess} from "../drawing-process-fs.ts";
import type {RasterPicture} from "./raster-picture.ts";

/** Maximum characters of a picture: a card or a figure of our own has far fewer. */
const LARGEST_SVG = 2_000_000;

const resvg = drawingProcess({
  script: "raster/raster-child.mjs",
  package: "@resvg/resvg-wasm",
  assets: {
    packages: ["@resvg/resvg-wasm/index_bg.wasm"],
    files: ["raster/fonts/SourceSans3-Regular.ttf", "raster/fonts/SourceSans3-Semibold.ttf"],
  },
  megabytes: 512,
  result: "PNG",
});

/**
 * Draws SVG as PNG with a palette of at most 256 colours, in a process of its own, pictures in sequence. Text is in Source
 * Sans 3, whatever family it names, and the same SVG gives the same bytes. Rejects with DrawingError.
 */
export async function rasterize(
  {svg, scale}: RasterPicture,
  allowance: DrawingAllowance = drawingAllowance(),
): Promise<Uint8Array<ArrayBuffer>> {
  if (svg.length > LARGEST_SVG)
    throw new DrawingError(`picture of ${svg.length} characters, expected at most ${LARGEST_SVG}`);
  const answer = (await resvg.ask({svg, scale}, allowance)) as {
    readonly png?: string;
    readonly error?: string;
  };
  if (answer.png === undefined) throw new DrawingError(answer.error ?? "no PNG");
  return new Uint8Array(Buffer.from(answer.png, "base64"));
}
