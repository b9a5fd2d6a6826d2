import type {APIRoute} from "astro";
import {distinctRoutes} from "../../publish/distinct-routes.ts";
import {openSite} from "../../publish/site-fs.ts";
import {restParam} from "../../site/layout/route-params.ts";
import {publishedFiles} from "../../site/routes.ts";

/** Every attachment as it was committed, under an extension that no browser runs. */
export async function getStaticPaths() {
  const {journal} = await openSite();
  const addresses = new Set(publishedFiles(journal));
  return distinctRoutes([...addresses].map(address => ({params: {path: restParam("/files/", address)}})));
}

export const GET: APIRoute = async ({params}) => {
  const site = await openSite();
  const bytes = await site.attachment(`/files/${params.path ?? ""}`);
  if (!bytes) return new Response(null, {status: 404});
  return new Response(new Uint8Array(bytes), {headers: {"content-type": "application/octet-stream"}});
};
