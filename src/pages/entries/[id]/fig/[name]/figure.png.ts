import type {APIRoute} from "astro";
import type {ListedFigure} from "../../../../../publish/site-fs.ts";
import {openFigures, openSite} from "../../../../../publish/site-fs.ts";
import {figureRaster, hasPng, picturedFigure} from "../../../../../site/figures/figure-images.ts";
import {figureRoutes} from "../../../../../site/figures/figure-pages.ts";
import {pngResponse} from "../../../../../site/layout/png-response.ts";

export async function getStaticPaths() {
  const site = await openSite();
  const figures = hasPng(site) ? (await openFigures(site)).filter(({isPictured}) => isPictured) : [];
  return figureRoutes(site, figures);
}

export const GET: APIRoute<ListedFigure> = async ({props}) =>
  pngResponse(figureRaster(await picturedFigure(props), await openSite(), "light"), props.entry.id);
