import {peekView} from "../artifacts/profile/graph/peek-view.ts";
import type {LeafEmbed} from "./embed.ts";
import {PROFILE_ATTRIBUTES, profileFigure} from "./lib/profile-figure.ts";

/** `::peek{file=cpu.pb.gz function=Parse}`: callers and callees, as `go tool pprof -peek` prints them. */
export const peekEmbed: LeafEmbed = {
  name: "peek",
  form: "leaf",
  attributes: ["file", "function", ...PROFILE_ATTRIBUTES],
  render(call, context) {
    const {function: expression} = call.attributes;
    const options = expression === undefined ? {} : {function: expression};
    return profileFigure(
      call,
      {
        prefix: "peek",
        detail: expression,
        draw: (profile, asked, view) => peekView(profile, {...asked, ...options}, view),
      },
      context,
    );
  },
};
