import type {APIRoute} from "astro";
import {openSite} from "../publish/site-fs.ts";
import {findingsDocument} from "../site/findings/findings-document.ts";

export const GET: APIRoute = async () => Response.json(findingsDocument(await openSite()));
