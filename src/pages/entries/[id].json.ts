import type {APIRoute} from "astro";
import {entryDocument} from "../../publish/entry-document.ts";
import {openSite} from "../../publish/site-fs.ts";

export async function getStaticPaths() {
  const {journal} = await openSite();
  return journal.entries.map(entry => ({params: {id: entry.id}}));
}

export const GET: APIRoute = async ({params}) => {
  const site = await openSite();
  const entry = site.journal.entries.find(({id}) => id === params.id);
  if (!entry) return new Response(null, {status: 404});
  return Response.json(await entryDocument(entry, site));
};
