import type {ProfileBase} from "../../artifacts/profile/base-column.ts";
import {profileKind} from "../../artifacts/profile/kind.ts";
import type {Attachment, Entry} from "../../journal/entry/entry.ts";
import {benchmarksBeside} from "./benchmark-operations.ts";

/** The other side of the pair whose head a profile is, with what was measured beside both; undefined when it is none. */
export function profileBase(
  entry: Pick<Entry, "attachments" | "pairs">,
  attachment: Pick<Attachment, "name">,
): ProfileBase | undefined {
  const base = entry.pairs.find(({head}) => head.name === attachment.name)?.base;
  const profile = base?.artifact && profileKind.modelOf(base.artifact);
  if (!base || !profile) return undefined;
  return {
    profile,
    benchmarks: {base: benchmarksBeside(entry, base), head: benchmarksBeside(entry, attachment)},
  };
}
