import {DrawingError} from "../../charts/drawing-error.ts";
import type {RasterPicture} from "../../charts/raster/raster-picture.ts";
import {pageTools} from "./page-tools.ts";

/** Answers with SVG drawn as PNG; without a file, and reported for the entry with this id, if it cannot be drawn. */
export async function pngResponse(picture: RasterPicture, entry: string): Promise<Response> {
  try {
    const png = await pageTools(entry).rasterize(picture);
    return new Response(png, {headers: {"content-type": "image/png"}});
  } catch (error) {
    if (!(error instanceof DrawingError)) throw error;
    return new Response(null, {status: 404});
  }
}
