import type {APIRoute} from "astro";
import {measurementsParquet} from "../../publish/data/measurement-files.ts";
import {publishedRows} from "../../publish/data/published-rows.ts";
import {openSite} from "../../publish/site-fs.ts";

export const GET: APIRoute = async () => {
  const bytes = measurementsParquet(publishedRows((await openSite()).journal));
  return new Response(new Uint8Array(bytes), {headers: {"content-type": "application/vnd.apache.parquet"}});
};
