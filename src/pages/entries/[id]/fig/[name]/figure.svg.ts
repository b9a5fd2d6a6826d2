import type {APIRoute} from "astro";
import type {ListedFigure} from "../../../../../publish/site-fs.ts";
import {openFigures, openSite} from "../../../../../publish/site-fs.ts";
import {figureSvg, picturedFigure} from "../../../../../site/figures/figure-images.ts";
import {figureRoutes} from "../../../../../site/figures/figure-pages.ts";

export async function getStaticPaths() {
  const site = await openSite();
  const figures = (await openFigures(site)).filter(({isPictured}) => isPictured);
  return figureRoutes(site, figures);
}

export const GET: APIRoute<ListedFigure> = async ({props}) =>
  new Response(figureSvg(await picturedFigure(props), await openSite()), {
    headers: {"content-type": "image/svg+xml"},
  });
