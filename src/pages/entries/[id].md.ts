import type {APIRoute} from "astro";
import type {Entry} from "../../journal/entry/entry.ts";
import {openSite, withKeys} from "../../publish/site-fs.ts";

/** The entry as Markdown, with the numbers and tables of its page in place of directives. */
export async function getStaticPaths() {
  const site = await openSite();
  return withKeys(
    site,
    site.journal.entries.map(entry => ({params: {id: entry.id}, props: {entry}})),
  );
}

export const GET: APIRoute<{entry: Entry}> = async ({props: {entry}}) => {
  const {markdown} = await (await openSite()).render(entry);
  return new Response(markdown, {headers: {"content-type": "text/markdown; charset=utf-8"}});
};
