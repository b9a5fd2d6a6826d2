import type {APIRoute} from "astro";
import type {ListedFigure} from "../../../../../publish/site-fs.ts";
import {openFigures, openSite} from "../../../../../publish/site-fs.ts";
import {figureRoutes} from "../../../../../site/figures/figure-pages.ts";

export async function getStaticPaths() {
  const site = await openSite();
  const figures = (await openFigures(site)).filter(({hasCsv}) => hasCsv);
  return figureRoutes(site, figures);
}

export const GET: APIRoute<ListedFigure> = async ({props}) =>
  new Response((await props.drawn()).record.csv ?? "", {
    headers: {"content-type": "text/csv; charset=utf-8"},
  });
