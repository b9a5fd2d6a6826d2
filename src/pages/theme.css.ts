import type {APIRoute} from "astro";
import {openSite} from "../publish/site-fs.ts";

/** Custom properties of the journal's theme; the file is absent without a theme. */
export const GET: APIRoute = async () => {
  const {css} = (await openSite()).journal.theme;
  if (css === undefined) return new Response(null, {status: 404});
  return new Response(css, {headers: {"content-type": "text/css; charset=utf-8"}});
};
