import type {APIRoute} from "astro";
import {atomFeed} from "../publish/feeds/atom.ts";
import {openSite} from "../publish/site-fs.ts";
import {atomResponse} from "../site/layout/atom-response.ts";

export const GET: APIRoute = async () => atomResponse(atomFeed(await openSite()));
