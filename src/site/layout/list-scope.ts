import type {Entry} from "../../journal/entry/entry.ts";
import type {FeedScope} from "../../publish/feeds/feed.ts";
import type {Site} from "../../publish/site-fs.ts";

/** The scope of the feed of a list of entries, `feed.xml` below the list's page. */
export function listScope(
  {journal}: {readonly journal: Pick<Site["journal"], "config">},
  name: string,
  page: string,
  entries: readonly Entry[],
): FeedScope {
  return {title: `${journal.config.title}: ${name}`, page, self: `${page}feed.xml`, entries};
}
