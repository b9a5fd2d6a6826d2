import type {ProfileBefore} from "../../artifacts/profile/top/previous-column.ts";
import {profileAddress} from "../../journal/addresses/addresses.ts";
import type {Attachment} from "../../journal/entry/entry.ts";
import type {EmbedContext} from "../embed.ts";

/** The part of EmbedContext that profileBefore needs. */
interface BeforeContext extends Pick<EmbedContext, "href"> {
  readonly entry: Pick<EmbedContext["entry"], "id">;
  readonly queries: Pick<EmbedContext["queries"], "profileBefore">;
}

/** The profile that a profile without a base is compared with: the latest comparable profile of an earlier entry. */
export function profileBefore(
  attachment: Pick<Attachment, "name">,
  {entry, queries, href}: BeforeContext,
): ProfileBefore | undefined {
  const point = queries.profileBefore(entry.id, attachment.name);
  if (!point) return undefined;
  const {name} = point.attachment;
  return {
    profile: point.profile,
    title: `${name} of ${point.entry.date}, ${point.entry.meta.title}`,
    address: href(profileAddress(point.entry.id, name)),
  };
}
