import {profileKind} from "../../artifacts/profile/kind.ts";
import type {ProfileBase} from "../../artifacts/profile/top/base-column.ts";
import type {Attachment, Entry} from "../../journal/entry/entry.ts";
import {benchmarksForProfile} from "./benchmark-operations.ts";

/** Returns the base of a profile's pair, with the benchmarks of both sides; undefined for a profile that is no head. */
export function profileBase(
  entry: Pick<Entry, "attachments">,
  attachment: Pick<Attachment, "side" | "base">,
): ProfileBase | undefined {
  const {base} = attachment;
  const profile = base?.artifact && profileKind.modelOf(base.artifact);
  if (!base || !profile) return undefined;
  return {
    profile,
    benchmarks: {
      base: benchmarksForProfile(entry, base.side),
      head: benchmarksForProfile(entry, attachment.side),
    },
  };
}
