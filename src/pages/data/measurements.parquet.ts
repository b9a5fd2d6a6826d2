import type {APIRoute} from "astro";
import {measurementsParquet} from "../../publish/data/parquet-file.ts";
import {publishedEntries} from "../../publish/data/published-rows.ts";
import {openSite} from "../../publish/site-fs.ts";

export const GET: APIRoute = async () => {
  const {journal, keepPart} = await openSite();
  const bytes = measurementsParquet(publishedEntries(journal), keepPart);
  return new Response(new Uint8Array(bytes), {headers: {"content-type": "application/vnd.apache.parquet"}});
};
