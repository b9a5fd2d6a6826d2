import type {APIRoute} from "astro";
import {atomFeed} from "../publish/atom.ts";
import {openSite} from "../publish/site-fs.ts";

export const GET: APIRoute = async () =>
  new Response(atomFeed(await openSite()), {
    headers: {"content-type": "application/atom+xml; charset=utf-8"},
  });
