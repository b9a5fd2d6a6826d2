import {flameGraphView} from "../artifacts/profile/view.ts";
import type {LeafEmbed} from "./embed.ts";
import {profileBase} from "./lib/profile-base.ts";
import type {ProfileFigure} from "./lib/profile-figure.ts";
import {PROFILE_ATTRIBUTES, profileFigure} from "./lib/profile-figure.ts";

/** `::flamegraph{file=cpu.pb.gz sample=cpu focus=Parse}`: the flame graph of a sample type. */
export const flamegraphEmbed: LeafEmbed = {
  name: "flamegraph",
  form: "leaf",
  attributes: ["file", ...PROFILE_ATTRIBUTES],
  render(call, context) {
    const draw: ProfileFigure["draw"] = (profile, asked, view, attachment) => {
      const base = profileBase(context.entry, attachment);
      return flameGraphView(profile, {...asked, ...(base && {base})}, view);
    };
    return profileFigure(call, {prefix: "", draw}, context);
  },
};
