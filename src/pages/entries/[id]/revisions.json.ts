import type {APIRoute} from "astro";
import type {Entry} from "../../../journal/entry/entry.ts";
import {revisionsDocument} from "../../../publish/revisions-document.ts";
import {openSite, withKeys} from "../../../publish/site-fs.ts";

export async function getStaticPaths() {
  const site = await openSite();
  return withKeys(
    site,
    site.journal.entries
      .filter(entry => site.history(entry).isRevised)
      .map(entry => ({params: {id: entry.id}, props: {entry}})),
  );
}

export const GET: APIRoute<{entry: Entry}> = async ({props: {entry}}) =>
  Response.json(await revisionsDocument(entry, await openSite()));
