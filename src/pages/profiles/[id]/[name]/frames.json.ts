import type {APIRoute} from "astro";
import {viewerData} from "../../../../artifacts/profile/flame/viewer-data.ts";
import {profileKind} from "../../../../artifacts/profile/kind.ts";
import {profileAddress} from "../../../../journal/addresses/addresses.ts";
import {openSite} from "../../../../publish/site-fs.ts";
import {lastSegment} from "../../../../site/layout/route-params.ts";
import {profilesOf} from "../../../../site/profiles/profiles.ts";
import {encodeFlameData} from "../../../../stacks/flame-data.ts";

/** What the flame graph viewer draws, for every profile that has samples. */
export async function getStaticPaths() {
  const {journal} = await openSite();
  return journal.entries.flatMap(entry =>
    profilesOf(entry).flatMap(({attachment, artifact}) => {
      const name = lastSegment(profileAddress(entry.id, attachment.name));
      return profileKind.modelOf(artifact)?.samples.count ? [{params: {id: entry.id, name}}] : [];
    }),
  );
}

export const GET: APIRoute = async ({params}) => {
  const {journal} = await openSite();
  const entry = journal.entries.find(({id}) => id === params.id);
  const profile = profilesOf(entry ?? {attachments: []}).find(
    ({attachment}) => lastSegment(profileAddress(params.id ?? "", attachment.name)) === params.name,
  );
  const model = profile && profileKind.modelOf(profile.artifact);
  const data = model && viewerData(model);
  if (!data) return new Response(null, {status: 404});
  return new Response(encodeFlameData(data), {headers: {"content-type": "application/json"}});
};
