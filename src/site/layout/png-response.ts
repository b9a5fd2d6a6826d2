import {DrawingError} from "../../charts/drawing-error.ts";
import {isRasterized} from "../../charts/drawing-tools.ts";
import type {RasterPicture} from "../../charts/raster/raster-picture.ts";
import {pageTools} from "./page-tools.ts";

/**
 * Answers with SVG drawn as PNG. There is no file of a picture that is too large, to which no page leads; one that could not
 * be drawn is reported for the entry with this id.
 */
export async function pngResponse(picture: RasterPicture, entry: string): Promise<Response> {
  if (!isRasterized(picture)) return new Response(null, {status: 404});
  try {
    const png = await pageTools(entry).rasterize(picture);
    return new Response(png, {headers: {"content-type": "image/png"}});
  } catch (error) {
    if (!(error instanceof DrawingError)) throw error;
    return new Response(null, {status: 404});
  }
}
