import type {APIRoute} from "astro";
import {figureAddress} from "../../../../../journal/addresses/addresses.ts";
import type {ListedFigure} from "../../../../../publish/site-fs.ts";
import {openFigures, openSite} from "../../../../../publish/site-fs.ts";
import {figureRoutes, oembedDocument} from "../../../../../site/figures/figure-pages.ts";

export async function getStaticPaths() {
  const site = await openSite();
  // Programs that embed a figure need its full address.
  const figures = site.absolute("/") === undefined ? [] : await openFigures(site);
  return figureRoutes(site, figures);
}

export const GET: APIRoute<ListedFigure> = async ({props}) => {
  const {absolute, journal} = await openSite();
  const address = absolute(figureAddress(props.entry.id, props.id)) ?? "";
  return Response.json(oembedDocument(await props.drawn(), journal.config.title, address));
};
