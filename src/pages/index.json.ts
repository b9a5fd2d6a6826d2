import type {APIRoute} from "astro";
import {journalDocument} from "../publish/entry-document.ts";
import {openSite} from "../publish/site-fs.ts";

export const GET: APIRoute = async () => Response.json(journalDocument(await openSite()));
