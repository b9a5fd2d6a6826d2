import type {APIRoute} from "astro";
import {functionAddress} from "../../journal/addresses/addresses.ts";
import {functionDocument} from "../../publish/function-document.ts";
import {openSite, withKeys} from "../../publish/site-fs.ts";
import {lastSegment} from "../../site/layout/route-params.ts";

/** The history of a function, as plain data. */
export async function getStaticPaths() {
  const site = await openSite();
  return withKeys(
    site,
    site.journal.functions.functions.map(history => ({
      params: {name: lastSegment(functionAddress(history.name))},
      props: {history},
    })),
  );
}

export const GET: APIRoute = ({props}) => Response.json(functionDocument(props.history));
