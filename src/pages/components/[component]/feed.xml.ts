import type {APIRoute} from "astro";
import {componentAddress} from "../../../journal/addresses/addresses.ts";
import {atomFeed} from "../../../publish/feeds/atom.ts";
import {openSite, withKeys} from "../../../publish/site-fs.ts";
import type {ComponentEntries} from "../../../site/entries/archive.ts";
import {entriesByComponent} from "../../../site/entries/archive.ts";
import {atomResponse} from "../../../site/layout/atom-response.ts";
import {listScope} from "../../../site/layout/list-scope.ts";
import {lastSegment} from "../../../site/layout/route-params.ts";

export async function getStaticPaths() {
  const site = await openSite();
  return withKeys(
    site,
    entriesByComponent(site.journal.entries).map(props => ({
      params: {component: lastSegment(componentAddress(props.component))},
      props,
    })),
  );
}

export const GET: APIRoute<ComponentEntries> = async ({props: {component, entries}}) => {
  const site = await openSite();
  const scope = listScope(site, component, componentAddress(component), entries);
  return atomResponse(atomFeed(site, scope));
};
