import type {ViewContext} from "../../artifacts/kind.ts";
import {profileKind} from "../../artifacts/profile/kind.ts";
import type {ProfilePage} from "../../artifacts/profile/tabs.ts";
import type {ProfileBefore} from "../../artifacts/profile/top/previous-column.ts";
import type {LayOut} from "../../charts/graphviz/graph-layout.ts";
import {benchmarksForProfile} from "../../embeds/lib/benchmark-operations.ts";
import {profileBase} from "../../embeds/lib/profile-base.ts";
import {attachedSources} from "../../embeds/lib/source-reader.ts";
import type {Attachment, Entry} from "../../journal/entry/entry.ts";

/** Gathers the content of a profile's full-size page; undefined for an attachment that is no profile. */
export function profilePage(
  entry: Pick<Entry, "attachments" | "pairs">,
  attachment: Attachment,
  context: ViewContext,
  around: {
    readonly before: ProfileBefore | undefined;
    readonly functionAddress: ProfilePage["functionAddress"];
    readonly layOut: LayOut;
  },
): ProfilePage | undefined {
  const profile = attachment.artifact && profileKind.modelOf(attachment.artifact);
  if (!profile) return undefined;
  const find = attachedSources(entry, attachment);
  return {
    profile,
    context,
    fileName: attachment.name,
    benchmarks: benchmarksForProfile(entry, attachment.side),
    base: profileBase(entry, attachment),
    ...around,
    readSource: path => find(path)?.lines,
  };
}
