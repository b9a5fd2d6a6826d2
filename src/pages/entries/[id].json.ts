import type {APIRoute} from "astro";
import type {Entry} from "../../journal/entry/entry.ts";
import {entryDocument} from "../../publish/entry-document.ts";
import {openSite, withKeys} from "../../publish/site-fs.ts";

export async function getStaticPaths() {
  const site = await openSite();
  return withKeys(
    site,
    site.journal.entries.map(entry => ({params: {id: entry.id}, props: {entry}})),
  );
}

export const GET: APIRoute<{entry: Entry}> = async ({props: {entry}}) =>
  Response.json(await entryDocument(entry, await openSite()));
