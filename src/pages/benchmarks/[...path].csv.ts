import type {APIRoute} from "astro";
import {openSite} from "../../publish/site-fs.ts";
import {benchmarkCsv} from "../../site/benchmarks/benchmark-data.ts";
import {benchmarkDataRoutes} from "../../site/benchmarks/benchmark-routes.ts";

/** The history of a benchmark in one unit, a row a measurement. */
export async function getStaticPaths() {
  const {journal} = await openSite();
  return [...benchmarkDataRoutes(journal.benchmarks)].map(([path, props]) => ({params: {path}, props}));
}

export const GET: APIRoute = ({props}) =>
  new Response(benchmarkCsv(props.unit), {headers: {"content-type": "text/csv; charset=utf-8"}});
