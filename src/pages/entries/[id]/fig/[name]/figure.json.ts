import type {APIRoute} from "astro";
import type {EntryFigure} from "../../../../../publish/site-fs.ts";
import {openFigures, openSite, withKeys} from "../../../../../publish/site-fs.ts";
import {figureDocument, figureParams} from "../../../../../site/figures/figure-pages.ts";

export async function getStaticPaths() {
  const site = await openSite();
  const figures = await openFigures(site);
  return withKeys(
    site,
    figures.map(figure => ({params: figureParams(figure), props: figure})),
  );
}

export const GET: APIRoute<EntryFigure> = async ({props}) =>
  Response.json(figureDocument(props, await openSite()));
