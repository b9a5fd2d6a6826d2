import {flameGraphView} from "../artifacts/profile/view.ts";
import type {LeafEmbed} from "./embed.ts";
import {profileBase} from "./lib/profile-base.ts";
import type {ProfilePart} from "./lib/profile-part.ts";
import {PART_ATTRIBUTES, profilePart} from "./lib/profile-part.ts";

/** `::flamegraph{file=cpu.pb.gz sample=cpu focus=Parse}`: the flame graph of one sample type. */
export const flamegraphEmbed: LeafEmbed = {
  name: "flamegraph",
  form: "leaf",
  attributes: ["file", ...PART_ATTRIBUTES],
  render(call, context) {
    const draw: ProfilePart["draw"] = (profile, asked, view, attachment) => {
      const base = profileBase(context.entry, attachment);
      return flameGraphView(profile, {...asked, ...(base && {base})}, view);
    };
    return profilePart(call, {prefix: "", draw}, context);
  },
};
