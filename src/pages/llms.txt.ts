import type {APIRoute} from "astro";
import {llmsText} from "../publish/feeds/llms-text.ts";
import {openSite} from "../publish/site-fs.ts";

export const GET: APIRoute = async () =>
  new Response(llmsText(await openSite()), {headers: {"content-type": "text/plain; charset=utf-8"}});
