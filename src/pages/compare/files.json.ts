import type {APIRoute} from "astro";
import {openSite} from "../../publish/site-fs.ts";
import {comparableFiles} from "../../site/entries/compare.ts";

export const GET: APIRoute = async () => Response.json(comparableFiles(await openSite()));
