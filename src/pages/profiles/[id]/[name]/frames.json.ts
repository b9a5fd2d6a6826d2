import type {APIRoute} from "astro";
import type {Artifact} from "../../../../artifacts/kind.ts";
import {viewerData} from "../../../../artifacts/profile/flame/viewer-data.ts";
import {profileKind} from "../../../../artifacts/profile/kind.ts";
import {profileAddress} from "../../../../journal/addresses/addresses.ts";
import {openSite, withKeys} from "../../../../publish/site-fs.ts";
import {lastSegment} from "../../../../site/layout/route-params.ts";
import {profilesOf} from "../../../../site/profiles/profiles.ts";
import {encodeFlameData} from "../../../../stacks/flame-data.ts";

/** Data of the flame graph viewer, for every profile that has samples. */
export async function getStaticPaths() {
  const site = await openSite();
  const paths = site.journal.entries.flatMap(entry =>
    profilesOf(entry).flatMap(({attachment, artifact}) => {
      const name = lastSegment(profileAddress(entry.id, attachment.name));
      return artifact.isEmpty ? [] : [{params: {id: entry.id, name}, props: {artifact}}];
    }),
  );
  return withKeys(site, paths);
}

export const GET: APIRoute<{artifact: Artifact}> = ({props: {artifact}}) => {
  const model = profileKind.modelOf(artifact);
  const data = model && viewerData(model);
  if (!data) return new Response(null, {status: 404});
  return new Response(encodeFlameData(data), {headers: {"content-type": "application/json"}});
};
