import type {APIRoute} from "astro";
import {jsonFeed} from "../publish/feeds/json-feed.ts";
import {openSite} from "../publish/site-fs.ts";

export const GET: APIRoute = async () =>
  new Response(JSON.stringify(jsonFeed(await openSite())), {
    headers: {"content-type": "application/feed+json; charset=utf-8"},
  });
