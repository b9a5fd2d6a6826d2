import type {APIRoute} from "astro";
import {comparableFiles} from "../../site/compare.ts";
import {openSite} from "../../site/site-fs.ts";

export const GET: APIRoute = async () => Response.json(comparableFiles(await openSite()));
