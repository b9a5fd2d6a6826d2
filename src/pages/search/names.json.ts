import type {APIRoute} from "astro";
import {openSite} from "../../publish/site-fs.ts";
import {namesDocument} from "../../site/search/names-document.ts";

export const GET: APIRoute = async () => Response.json(await namesDocument(await openSite()));
