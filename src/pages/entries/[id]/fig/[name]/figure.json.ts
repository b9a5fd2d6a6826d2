import type {APIRoute} from "astro";
import type {ListedFigure} from "../../../../../publish/site-fs.ts";
import {openFigures, openSite} from "../../../../../publish/site-fs.ts";
import {figureDocument, figureRoutes} from "../../../../../site/figures/figure-pages.ts";

export async function getStaticPaths() {
  const site = await openSite();
  const figures = await openFigures(site);
  return figureRoutes(site, figures);
}

export const GET: APIRoute<ListedFigure> = async ({props}) =>
  Response.json(figureDocument(await props.drawn(), await openSite()));
