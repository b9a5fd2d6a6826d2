import type {APIRoute} from "astro";
import {openFigures, openSite} from "../../../../../publish/site-fs.ts";
import type {PicturedFigure} from "../../../../../site/figures/figure-images.ts";
import {figureRaster, hasPng, isPictured} from "../../../../../site/figures/figure-images.ts";
import {figureRoutes} from "../../../../../site/figures/figure-pages.ts";
import {pngResponse} from "../../../../../site/layout/png-response.ts";

export async function getStaticPaths() {
  const site = await openSite();
  const figures = hasPng(site) ? (await openFigures(site)).filter(isPictured) : [];
  return figureRoutes(site, figures);
}

export const GET: APIRoute<PicturedFigure> = async ({props}) =>
  pngResponse(figureRaster(props, await openSite(), "light"), props.entry.id);
