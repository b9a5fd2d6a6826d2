import {viewRecord} from "../artifacts/kind.ts";
import {comparePart} from "../artifacts/profile/compare/compare.ts";
import {profileKind} from "../artifacts/profile/kind.ts";
import {pairFigureSteps} from "../artifacts/profile/profile-steps.ts";
import type {Entry} from "../journal/entry/entry.ts";
import type {DiffMode} from "../pprof/diff/diff-scale.ts";
import {DIFF_MODES} from "../pprof/diff/diff-scale.ts";
import type {Profile} from "../pprof/profile/profile.ts";
import {badAttribute, missingSide} from "../problems/directive.ts";
import type {DirectiveCall, LeafEmbed} from "./embed.ts";
import {EmbedError} from "./embed.ts";
import type {TypedAttachment} from "./lib/attachments.ts";
import {onlyName, pairLabel, pairsOfKind, typedAttachment} from "./lib/attachments.ts";
import {benchmarksForProfile} from "./lib/benchmark-operations.ts";
import {attachmentFigure, figureId, stem} from "./lib/figure.ts";
import {PROFILE_ATTRIBUTES, profileQuery, queryWords} from "./lib/profile-figure.ts";

/**
 * `::profile-diff{base=cpu.before.pb.gz head=cpu.after.pb.gz sample=cpu focus=Parse mode=share}`: the difference of two
 * profiles.
 */
export const profileDiffEmbed: LeafEmbed = {
  name: "profile-diff",
  form: "leaf",
  attributes: ["base", "head", "mode", ...PROFILE_ATTRIBUTES],
  render({attributes}, context) {
    const query = profileQuery(attributes);
    const mode = modeOf(attributes.mode);
    const {base, head} = sidesOf(attributes, context.entry);
    const id = figureId(
      context,
      ["diff", stem(head.attachment.name), query.sample, query.focus].filter(Boolean).join("-"),
    );
    const asked = {
      ...query,
      ...(mode !== undefined && {mode}),
      benchmarks: {
        base: benchmarksForProfile(context.entry, base.attachment.side),
        head: benchmarksForProfile(context.entry, head.attachment.side),
      },
    };
    const record = viewRecord();
    context.spend?.("profileSteps", pairFigureSteps(base.model, head.model));
    const result = comparePart(base.model, head.model, asked, {id, size: "embed", record});
    if ("code" in result)
      throw new EmbedError({
        ...result,
        message: `"${base.attachment.name}" and "${head.attachment.name}": ${result.message}`,
      });
    const what = `${head.attachment.artifact.title}, base and head`;
    const title = [what, ...queryWords(query)].join(", ");
    const attachments = [base.attachment, head.attachment];
    return [attachmentFigure({id, title, attachments, record, body: result.view}, context)];
  },
};

function modeOf(written: string | undefined): DiffMode | undefined {
  if (written === undefined) return undefined;
  const mode = DIFF_MODES.find(known => known === written);
  if (mode) return mode;
  throw new EmbedError(badAttribute("mode", `one of ${DIFF_MODES.join(", ")}`, written));
}

interface ProfileSides {
  readonly base: TypedAttachment<Profile>;
  readonly head: TypedAttachment<Profile>;
}

/** The two named files; an omitted file is the other of its pair, and without names both are those of the only pair. */
function sidesOf({base, head}: DirectiveCall["attributes"], entry: Entry): ProfileSides {
  const pairs = pairsOfKind(entry, profileKind);
  const named = (written: string): TypedAttachment<Profile> =>
    typedAttachment(entry, written, profileKind, "a profile");
  if (base !== undefined && head !== undefined) return {base: named(base), head: named(head)};
  if (base === undefined && head === undefined) {
    const [only] = pairs;
    if (only && pairs.length === 1) return only;
    const names = pairs.map(pair => pairLabel(pair));
    onlyName(names, "head", "pair of profiles");
  }
  const given = named(base ?? head ?? "");
  const side = base === undefined ? "head" : "base";
  const pair = pairs.find(known => known[side].attachment.name === given.attachment.name);
  if (pair) return pair;
  throw new EmbedError(missingSide(side === "head" ? "base" : "head", given.attachment.name));
}
