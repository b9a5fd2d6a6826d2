import type {Artifact} from "../../artifacts/kind.ts";
import type {ProfilePage, ProfileTab} from "../../artifacts/profile/tabs.ts";
import {PROFILE_TABS, tabsOf} from "../../artifacts/profile/tabs.ts";
import {profileBefore} from "../../embeds/lib/profile-before.ts";
import {baseViewer} from "../../embeds/lib/profile-figure.ts";
import {functionAddress, profileFramesAddress} from "../../journal/addresses/addresses.ts";
import type {Attachment, Entry} from "../../journal/entry/entry.ts";
import type {Site} from "../../publish/site-fs.ts";
import {matchingName} from "../../stacks/function-names.ts";
import {pageTools} from "../layout/page-tools.ts";
import {profilePage} from "./profile-page.ts";
import {profilesOf} from "./profiles.ts";

/** The full-size pages of a profile, by tab. */
export interface ProfilePages {
  readonly entry: Entry;
  readonly attachment: Attachment;
  readonly artifact: Artifact;
  /** Undefined for a profile that could not be read. */
  readonly page: ProfilePage | undefined;
  readonly tabs: readonly ProfileTab[];
}

/** Lists the full-size pages of every profile of a journal. */
export function profilePages({journal, href}: Pick<Site, "journal" | "href">): ProfilePages[] {
  const followed = new Set(journal.functions.functions.map(({name}) => name));
  const functionHref = (name: string): string | undefined => {
    const key = matchingName(name);
    return followed.has(key) ? href(functionAddress(key)) : undefined;
  };
  return journal.entries.flatMap(entry => {
    const {layOut} = pageTools(entry.id);
    return profilesOf(entry).map(({attachment, artifact}) => {
      const viewerAddress = href(profileFramesAddress(entry.id, attachment.name));
      const viewerBase = baseViewer({entry, href}, attachment);
      const context = {id: "profile", size: "page", viewerAddress, ...(viewerBase && {viewerBase})} as const;
      const queries = {profileBefore: journal.profiles.before};
      const before = profileBefore(attachment, {entry, queries, href});
      const page = profilePage(entry, attachment, context, {before, functionAddress: functionHref, layOut});
      return {entry, attachment, artifact, page, tabs: page ? tabsOf(page) : PROFILE_TABS.slice(0, 1)};
    });
  });
}
