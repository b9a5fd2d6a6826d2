import {peekView} from "../artifacts/profile/graph/peek-view.ts";
import type {LeafEmbed} from "./embed.ts";
import {PART_ATTRIBUTES, profilePart} from "./lib/profile-part.ts";

/** `::peek{file=cpu.pb.gz function=Parse}`: callers and callees, as `go tool pprof -peek` prints them. */
export const peekEmbed: LeafEmbed = {
  name: "peek",
  form: "leaf",
  attributes: ["file", "function", ...PART_ATTRIBUTES],
  render(call, context) {
    const {function: expression} = call.attributes;
    const options = expression === undefined ? {} : {function: expression};
    return profilePart(
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
