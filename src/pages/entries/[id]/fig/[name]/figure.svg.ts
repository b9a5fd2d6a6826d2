import type {APIRoute} from "astro";
import {openFigures, openSite, withKeys} from "../../../../../publish/site-fs.ts";
import type {PicturedFigure} from "../../../../../site/figures/figure-images.ts";
import {figureSvg, isPictured} from "../../../../../site/figures/figure-images.ts";
import {figureParams} from "../../../../../site/figures/figure-pages.ts";

export async function getStaticPaths() {
  const site = await openSite();
  const figures = (await openFigures(site)).filter(isPictured);
  return withKeys(
    site,
    figures.map(figure => ({params: figureParams(figure), props: figure})),
  );
}

export const GET: APIRoute<PicturedFigure> = async ({props}) =>
  new Response(figureSvg(props, await openSite()), {headers: {"content-type": "image/svg+xml"}});
