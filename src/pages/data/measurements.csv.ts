import type {APIRoute} from "astro";
import {measurementsCsv} from "../../publish/data/measurement-files.ts";
import {publishedCsvRows} from "../../publish/data/published-rows.ts";
import {openSite} from "../../publish/site-fs.ts";

export const GET: APIRoute = async () => {
  const {journal} = await openSite();
  const text = [...measurementsCsv(publishedCsvRows(journal))].join("");
  return new Response(text, {headers: {"content-type": "text/csv; charset=utf-8"}});
};
