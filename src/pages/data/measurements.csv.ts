import type {APIRoute} from "astro";
import {measurementsCsv} from "../../publish/data/measurement-files.ts";
import {publishedRows} from "../../publish/data/published-rows.ts";
import {openSite} from "../../publish/site-fs.ts";

export const GET: APIRoute = async () => {
  const text = [...measurementsCsv(publishedRows((await openSite()).journal))].join("");
  return new Response(text, {headers: {"content-type": "text/csv; charset=utf-8"}});
};
