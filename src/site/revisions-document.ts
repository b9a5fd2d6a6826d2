import {formatCiteCode} from "../journal/cite-code.ts";
import type {Entry} from "../journal/entry.ts";
import type {Cited} from "../journal/revisions.ts";
import {earlierVersions} from "../journal/revisions.ts";
import {entryTarget} from "../render/copy-targets.ts";
import {copiedParts} from "./copied-parts.ts";
import type {Site} from "./site-fs.ts";

/** Earlier versions of what an entry holds, for `/entries/<id>/revisions.json`: what a citation is compared with. */
export async function revisionsDocument(
  entry: Entry,
  site: Pick<Site, "render" | "revisions">,
): Promise<object> {
  const {complete, snapshots} = site.revisions();
  const whole = entryTarget(entry);
  const cited: Cited[] = [
    {...whole, code: formatCiteCode(whole.code)},
    ...copiedParts((await site.render(entry)).html),
  ];
  const versions = earlierVersions(cited, snapshots(entry.id), {
    files: new Map(entry.attachments.map(({name, version}) => [name, version ?? ""])),
    claims: new Map(entry.findings.map(({id, claim}) => [id, claim])),
  });
  return {version: 1, entry: entry.id, complete, versions};
}
