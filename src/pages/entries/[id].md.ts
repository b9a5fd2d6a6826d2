import type {APIRoute} from "astro";
import type {Entry} from "../../journal/entry/entry.ts";
import {openSite, withKeys} from "../../publish/site-fs.ts";

/** The entry's index.md as its author wrote it. */
export async function getStaticPaths() {
  const site = await openSite();
  return withKeys(
    site,
    site.journal.entries.map(entry => ({params: {id: entry.id}, props: {entry}})),
  );
}

export const GET: APIRoute<{entry: Entry}> = async ({props: {entry}}) =>
  new Response(await (await openSite()).markdown(entry), {
    headers: {"content-type": "text/markdown; charset=utf-8"},
  });
