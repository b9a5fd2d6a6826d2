import type {APIRoute} from "astro";
import {tagAddress} from "../../../journal/addresses/addresses.ts";
import type {Entry} from "../../../journal/entry/entry.ts";
import {atomFeed} from "../../../publish/feeds/atom.ts";
import {openSite, withKeys} from "../../../publish/site-fs.ts";
import {entriesByTag} from "../../../site/entries/archive.ts";
import {atomResponse} from "../../../site/layout/atom-response.ts";
import {listScope} from "../../../site/layout/list-scope.ts";
import {lastSegment} from "../../../site/layout/route-params.ts";

/** The entries of a tag. */
interface Props {
  readonly tag: string;
  readonly entries: readonly Entry[];
}

export async function getStaticPaths() {
  const site = await openSite();
  return withKeys(
    site,
    entriesByTag(site.journal.entries).map(props => ({
      params: {tag: lastSegment(tagAddress(props.tag))},
      props,
    })),
  );
}

export const GET: APIRoute<Props> = async ({props: {tag, entries}}) => {
  const site = await openSite();
  return atomResponse(atomFeed(site, listScope(site, tag, tagAddress(tag), entries)));
};
