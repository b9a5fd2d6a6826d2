import type {Artifact} from "../../artifacts/kind.ts";
import type {Attachment, Entry} from "../../journal/entry/entry.ts";

/** A profile of an entry, opened. */
export interface AttachedProfile {
  readonly attachment: Attachment;
  readonly artifact: Artifact;
}

/** The profiles attached to an entry, in name order. */
export function profilesOf(entry: Pick<Entry, "attachments">): AttachedProfile[] {
  return entry.attachments.flatMap(attachment => {
    const {artifact} = attachment;
    return artifact?.kind.name === "profile" ? [{attachment, artifact}] : [];
  });
}
