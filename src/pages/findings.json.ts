import type {APIRoute} from "astro";
import {findingsDocument} from "../site/findings.ts";
import {openSite} from "../site/site-fs.ts";

export const GET: APIRoute = async () => Response.json(findingsDocument(await openSite()));
