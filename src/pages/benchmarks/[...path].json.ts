import type {APIRoute} from "astro";
import {openSite, withKeys} from "../../publish/site-fs.ts";
import {benchmarkJson} from "../../site/benchmarks/benchmark-data.ts";
import {benchmarkDataRoutes, unitData} from "../../site/benchmarks/benchmark-routes.ts";

/** The history of a benchmark in a unit, as plain data; the interactive chart reads it. */
export async function getStaticPaths() {
  const site = await openSite();
  const routes = [...benchmarkDataRoutes(site.journal.benchmarks)];
  return withKeys(
    site,
    routes.map(([path, props]) => ({params: {path}, props})),
    unitData,
  );
}

export const GET: APIRoute = async ({props}) => {
  const {journal} = await openSite();
  const data = benchmarkJson(props.benchmark, props.unit, journal);
  return new Response(JSON.stringify(data), {headers: {"content-type": "application/json"}});
};
