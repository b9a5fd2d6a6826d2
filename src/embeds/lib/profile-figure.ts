import type {ElementContent} from "hast";
import type {ViewContext} from "../../artifacts/kind.ts";
import {viewRecord} from "../../artifacts/kind.ts";
import {profileKind} from "../../artifacts/profile/kind.ts";
import {figureSteps} from "../../artifacts/profile/profile-steps.ts";
import type {ReportFigure} from "../../artifacts/profile/report-figure.ts";
import {filterWords} from "../../artifacts/profile/report-figure.ts";
import type {ReportFigureOptions} from "../../artifacts/profile/view.ts";
import {profileFramesAddress} from "../../journal/addresses/addresses.ts";
import type {Attachment, Entry} from "../../journal/entry/entry.ts";
import type {PartFilters} from "../../pprof/filter/part-filters.ts";
import {FILTER_FLAGS} from "../../pprof/filter/part-filters.ts";
import type {Profile} from "../../pprof/profile/profile.ts";
import type {DirectiveCall, EmbedContext} from "../embed.ts";
import {EmbedError} from "../embed.ts";
import type {TypedAttachment} from "./attachments.ts";
import {ofKind, onlyName, typedAttachment} from "./attachments.ts";
import {attachmentFigure, figureId, stem} from "./figure.ts";

/** How a directive draws a report of a profile. */
export interface ProfileFigure {
  /** Leads the figure's id, so that two figures of the same profile have different ids; "" for the usual figure. */
  readonly prefix: string;
  readonly draw: (
    profile: Profile,
    query: ProfileQuery,
    context: ViewContext,
    attachment: Attachment,
  ) => ReportFigure | Promise<ReportFigure>;
  /** Further attributes of the directive, after the title. */
  readonly detail?: string | undefined;
}

/** The sample type and the filters of a directive about a profile. */
export type ProfileQuery = PartFilters & Pick<ReportFigureOptions, "sample">;

/** Names of those attributes: the sample type, and pprof's filters by the names of its flags. */
export const PROFILE_ATTRIBUTES: readonly string[] = ["sample", ...FILTER_FLAGS.map(([flag]) => flag)];

/** Reads the sample type and the filters of a directive. */
export function profileQuery(attributes: DirectiveCall["attributes"]): ProfileQuery {
  const filters = FILTER_FLAGS.flatMap(([flag, field]) =>
    attributes[flag] === undefined ? [] : [[field, attributes[flag]] as const],
  );
  const {sample} = attributes;
  return {...(sample !== undefined && {sample}), ...Object.fromEntries(filters)};
}

/** The same in words, for the title of its figure: `cpu`, `focus Parse`. */
export function queryWords(query: ProfileQuery): string[] {
  const filters = filterWords(query).map(word => word.replace("=", " "));
  return [...(query.sample ? [query.sample] : []), ...filters];
}

/** Draws a report of the profile that a directive names, in a figure. */
export async function profileFigure(
  {attributes}: DirectiveCall,
  {prefix, draw, detail}: ProfileFigure,
  context: EmbedContext,
): Promise<ElementContent[]> {
  const {attachment, model} = namedProfile(attributes.file, context);
  const query = profileQuery(attributes);
  const words = [prefix, stem(attachment.name), query.sample, query.focus, detail];
  const id = figureId(context, words.filter(Boolean).join("-"));
  const viewerAddress = context.href(profileFramesAddress(context.entry.id, attachment.name));
  const viewerBase = baseViewer(context, attachment);
  const record = viewRecord();
  const view = {id, size: "embed", record, viewerAddress, ...(viewerBase && {viewerBase})} as const;
  context.spend?.("profileSteps", figureSteps(model));
  const result = await draw(model, query, view, attachment);
  if ("code" in result) throw new EmbedError({...result, message: `"${attachment.name}": ${result.message}`});
  const parts = [attachment.artifact.title, ...queryWords(query), detail];
  const title = parts.filter(Boolean).join(", ");
  return [attachmentFigure({id, title, attachments: [attachment], record, body: result.view}, context)];
}

/** Where the viewer finds the base of a head profile; undefined for other profiles. */
export function baseViewer(
  {entry, href}: {readonly entry: Pick<Entry, "id">; href(path: string): string},
  {base}: Pick<Attachment, "base">,
): ViewContext["viewerBase"] {
  return base && {name: base.name, address: href(profileFramesAddress(entry.id, base.name))};
}

/** The profile of this name; without a name the entry's only profile, or the head of its only pair. */
function namedProfile(written: string | undefined, {entry}: EmbedContext): TypedAttachment<Profile> {
  if (written !== undefined) return typedAttachment(entry, written, profileKind, "a profile");
  const profiles = ofKind(entry, profileKind).map(({attachment}) => attachment);
  const names = profiles.map(({name}) => name);
  const heads = profiles.filter(({side}) => side !== "base").map(({name}) => name);
  return typedAttachment(
    entry,
    onlyName(heads.length === 1 ? heads : names, "file", "profile"),
    profileKind,
    "a profile",
  );
}
