import type {APIRoute} from "astro";
import {openSite, withKeys} from "../../publish/site-fs.ts";
import {benchmarkCsv} from "../../site/benchmarks/benchmark-data.ts";
import {benchmarkDataRoutes, unitData} from "../../site/benchmarks/benchmark-routes.ts";

/** The history of a benchmark in a unit, a row for each measurement. */
export async function getStaticPaths() {
  const site = await openSite();
  const routes = [...benchmarkDataRoutes(site.journal.benchmarks)];
  return withKeys(
    site,
    routes.map(([path, props]) => ({params: {path}, props})),
    unitData,
  );
}

export const GET: APIRoute = ({props}) =>
  new Response(benchmarkCsv(props.unit), {headers: {"content-type": "text/csv; charset=utf-8"}});
