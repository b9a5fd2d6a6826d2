import type {APIRoute} from "astro";
import type {EntryFigure} from "../../../../../publish/site-fs.ts";
import {openFigures, openSite} from "../../../../../publish/site-fs.ts";
import {figureRoutes} from "../../../../../site/figures/figure-pages.ts";

export async function getStaticPaths() {
  const site = await openSite();
  const figures = (await openFigures(site)).filter(({record}) => record.csv !== undefined);
  return figureRoutes(site, figures);
}

export const GET: APIRoute<EntryFigure> = ({props: {record}}) =>
  new Response(record.csv ?? "", {headers: {"content-type": "text/csv; charset=utf-8"}});
