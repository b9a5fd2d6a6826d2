import type {APIRoute} from "astro";
import {benchmarkCsv} from "../../site/benchmark-data.ts";
import {benchmarkDataRoutes} from "../../site/benchmark-routes.ts";
import {openSite} from "../../site/site-fs.ts";

/** The history of a benchmark in one unit, a row a measurement. */
export async function getStaticPaths() {
  const {journal} = await openSite();
  return [...benchmarkDataRoutes(journal.series)].map(([path, props]) => ({params: {path}, props}));
}

export const GET: APIRoute = ({props}) =>
  new Response(benchmarkCsv(props.unit), {headers: {"content-type": "text/csv; charset=utf-8"}});
