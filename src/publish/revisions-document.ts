import type {RevisionsDocument} from "../contract/cited-version.ts";
import {REVISIONS_VERSION} from "../contract/cited-version.ts";
import {entryTarget} from "../embeds/lib/citation-targets.ts";
import {formatCiteCode} from "../journal/citations/cite-code.ts";
import type {Cited, EarlierVersions} from "../journal/citations/revisions.ts";
import {earlierVersions} from "../journal/citations/revisions.ts";
import type {JournalRevisions} from "../journal/citations/revisions-fs.ts";
import type {Entry} from "../journal/entry/entry.ts";
import type {Publication} from "./publication-fs.ts";

/** Earlier versions of an entry's parts, for `/entries/<id>/revisions.json`: citations are compared with them. */
export async function revisionsDocument(
  entry: Entry,
  site: Pick<Publication, "render" | "revisions">,
): Promise<RevisionsDocument> {
  const revisions = site.revisions();
  const versions = earlierVersionsOf(entry, (await site.render(entry)).parts, revisions);
  return {version: REVISIONS_VERSION, entry: entry.id, complete: revisions.complete, versions};
}

/** Earlier versions of an entry and of its citable parts. */
export function earlierVersionsOf(
  entry: Entry,
  parts: readonly Cited[],
  {snapshots}: JournalRevisions,
): EarlierVersions {
  const whole = entryTarget(entry);
  const cited: Cited[] = [{...whole, code: formatCiteCode(whole.code)}, ...parts];
  return earlierVersions(cited, snapshots(entry.id), {
    files: new Map(entry.attachments.map(({name, version}) => [name, version ?? ""])),
    claims: new Map(entry.findings.map(({id, claim}) => [id, claim])),
  });
}
