import type {APIRoute} from "astro";
import {journalDocument} from "../site/entry-document.ts";
import {openSite} from "../site/site-fs.ts";

export const GET: APIRoute = async () => Response.json(journalDocument(await openSite()));
