import type {ElementContent} from "hast";
import {h} from "hastscript";
import {benchmarkCompareView} from "../../artifacts/benchmark/compare-view.ts";
import {benchmarkKind} from "../../artifacts/benchmark/kind.ts";
import {singleView} from "../../artifacts/benchmark/single-view.ts";
import type {Artifact, ViewContext, ViewRecord} from "../../artifacts/kind.ts";
import {viewRecord} from "../../artifacts/kind.ts";
import {profileCompareView as compareProfiles} from "../../artifacts/profile/compare/compare.ts";
import {profileKind} from "../../artifacts/profile/kind.ts";
import {figureSteps, pairFigureSteps} from "../../artifacts/profile/profile-steps.ts";
import {profileView} from "../../artifacts/profile/view.ts";
import {pairOf} from "../../benchstat/read/merge.ts";
import {DRAWING_TOOLS} from "../../charts/drawing-tools-fs.ts";
import {profileFramesAddress} from "../../journal/addresses/addresses.ts";
import type {Attachment} from "../../journal/entry/entry.ts";
import type {EmbedContext} from "../embed.ts";
import {benchmarksForProfile} from "./benchmark-operations.ts";
import {meteredLevels} from "./benchmark-pair.ts";
import {profileBefore} from "./profile-before.ts";

/** A view with its record. */
export interface DrawnView {
  readonly body: readonly ElementContent[];
  readonly record: ViewRecord;
}

/**
 * Draws an artifact as its kind does, benchmarks at the journal's own levels; an artifact of the text itself has no
 * attachment.
 */
export async function artifactView(
  artifact: Artifact,
  attachment: Attachment | undefined,
  id: string,
  embed: EmbedContext,
): Promise<DrawnView> {
  const record = viewRecord();
  const view = {id, size: "embed", record} as const;
  return {body: await viewBody(artifact, attachment, view, embed), record};
}

async function viewBody(
  artifact: Artifact,
  attachment: Attachment | undefined,
  view: ViewContext,
  embed: EmbedContext,
): Promise<ElementContent[]> {
  const {entry, href} = embed;
  const addresses = attachment && {
    address: href(attachment.address),
    viewerAddress: href(profileFramesAddress(entry.id, attachment.name)),
  };
  const context = {...view, ...addresses};
  const benchmarks = benchmarkKind.modelOf(artifact);
  if (benchmarks) return singleView(benchmarks, meteredLevels(embed), context);
  const profile = profileKind.modelOf(artifact);
  if (profile) embed.spend?.("profileSteps", figureSteps(profile));
  if (profile && attachment) return profileView(profile, context, {before: profileBefore(attachment, embed)});
  return [...(await artifact.picture(context, embed.tools ?? DRAWING_TOOLS)), ...artifact.view(context)];
}

/** An artifact and its side of the entry. */
export interface SidedArtifact extends Pick<Attachment, "side"> {
  readonly artifact: Artifact;
}

/** Draws a base and a head beside each other, benchmarks at the journal's own levels; undefined when they do not compare. */
export function artifactComparison(
  base: SidedArtifact,
  head: SidedArtifact,
  id: string,
  context: EmbedContext,
): DrawnView | undefined {
  if (base.artifact.kind !== head.artifact.kind) return undefined;
  const record = viewRecord();
  const body = comparisonBody(base, head, {id, size: "embed", record}, context);
  return body && {body, record};
}

function comparisonBody(
  {artifact: base, side: baseSide}: SidedArtifact,
  {artifact: head, side: headSide}: SidedArtifact,
  view: ViewContext,
  embed: EmbedContext,
): ElementContent[] | undefined {
  const {entry} = embed;
  const before = benchmarkKind.modelOf(base);
  const after = benchmarkKind.modelOf(head);
  if (before && after) return benchmarkCompareView(pairOf(before, after), meteredLevels(embed), view);
  const [was, is] = [profileKind.modelOf(base), profileKind.modelOf(head)];
  if (was && is) {
    embed.spend?.("profileSteps", pairFigureSteps(was, is));
    const benchmarks = {
      base: benchmarksForProfile(entry, baseSide),
      head: benchmarksForProfile(entry, headSide),
    };
    return compareProfiles(was, is, view, benchmarks);
  }
  const compared = base.compare(head, view);
  return compared && [...compared, ...sideFold(base, "base", view), ...sideFold(head, "head", view)];
}

/** Draws a side of a comparison by itself, folded: the comparison has the numbers of both alone. */
function sideFold(artifact: Artifact, side: "base" | "head", view: ViewContext): ElementContent[] {
  const record = viewRecord();
  const drawn = artifact.view({...view, id: `${view.id}-${side}`, record});
  view.record?.ids.push(...record.ids);
  return [h("details.figure-side", [h("summary", ["The ", side, " by itself"]), ...drawn])];
}
