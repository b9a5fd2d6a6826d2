import type {APIRoute} from "astro";
import {toHtml} from "hast-util-to-html";
import {sparklineFile} from "../../charts/draw/sparkline.ts";
import {openSite, withKeys} from "../../publish/site-fs.ts";
import {smallChartRoutes} from "../../site/benchmarks/benchmark-routes.ts";
import {seriesSparkline} from "../../site/benchmarks/benchmark-summary.ts";
import {seriesData} from "../../site/benchmarks/series-data.ts";

/** The history of a benchmark in a unit as a small chart, for the pages of the benchmarks beside it. */
export async function getStaticPaths() {
  const site = await openSite();
  const routes = [...smallChartRoutes(site.journal.benchmarks)];
  return withKeys(
    site,
    routes.flatMap(([path, unit]) =>
      unit.series.slice(0, 1).map(series => ({params: {path}, props: {series}})),
    ),
    ({series}) => seriesData(series),
  );
}

export const GET: APIRoute = async ({props: {series}}) => {
  const {journal} = await openSite();
  const chart = sparklineFile(seriesSparkline(series, journal.trend(series)));
  return new Response(toHtml(chart, {space: "svg"}), {headers: {"content-type": "image/svg+xml"}});
};
