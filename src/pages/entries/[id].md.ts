import type {APIRoute} from "astro";
import {openSite} from "../../publish/site-fs.ts";

/** The entry's index.md as its author wrote it. */
export async function getStaticPaths() {
  const {journal} = await openSite();
  return journal.entries.map(entry => ({params: {id: entry.id}}));
}

export const GET: APIRoute = async ({params}) => {
  const site = await openSite();
  const entry = site.journal.entries.find(({id}) => id === params.id);
  if (!entry) return new Response(null, {status: 404});
  return new Response(await site.markdown(entry), {
    headers: {"content-type": "text/markdown; charset=utf-8"},
  });
};
