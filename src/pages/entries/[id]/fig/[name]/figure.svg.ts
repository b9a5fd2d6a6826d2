import type {APIRoute} from "astro";
import {openFigures, openSite} from "../../../../../publish/site-fs.ts";
import type {PicturedFigure} from "../../../../../site/figures/figure-images.ts";
import {figureSvg, isPictured} from "../../../../../site/figures/figure-images.ts";
import {figureRoutes} from "../../../../../site/figures/figure-pages.ts";

export async function getStaticPaths() {
  const site = await openSite();
  const figures = (await openFigures(site)).filter(isPictured);
  return figureRoutes(site, figures);
}

export const GET: APIRoute<PicturedFigure> = async ({props}) =>
  new Response(figureSvg(props, await openSite()), {headers: {"content-type": "image/svg+xml"}});
