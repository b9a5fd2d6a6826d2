import {CITED_VERSION} from "../../contract/cited-version.ts";
import {revisionsAddress} from "../../journal/addresses/addresses.ts";
import type {Entry} from "../../journal/entry/entry.ts";
import type {Site} from "../../publish/site-fs.ts";

/** Returns the attributes of `cited-version` on a page of an entry; `id` is the finding that the page is of. */
export function citedVersion(
  site: Pick<Site, "href" | "history">,
  entry: Entry,
  id?: string,
): Record<string, unknown> {
  const {isRevised, isComplete} = site.history(entry);
  return CITED_VERSION.encode({
    revisions: isRevised ? site.href(revisionsAddress(entry.id)) : undefined,
    isComplete: isComplete && !isRevised,
    id,
  });
}
