import {sourceView} from "../artifacts/profile/source-view.ts";
import type {LeafEmbed} from "./embed.ts";
import {PROFILE_ATTRIBUTES, profileFigure} from "./lib/profile-figure.ts";
import {attachedSources} from "./lib/source-reader.ts";

/** `::source{file=cpu.pb.gz function=Parse}`: the cost of each line, as `go tool pprof -list` prints it. */
export const sourceEmbed: LeafEmbed = {
  name: "source",
  form: "leaf",
  attributes: ["file", "function", ...PROFILE_ATTRIBUTES],
  render(call, context) {
    const {function: expression} = call.attributes;
    const options = expression === undefined ? {} : {function: expression};
    return profileFigure(
      call,
      {
        prefix: "source",
        detail: expression,
        draw(profile, asked, view, attachment) {
          const find = attachedSources(context.entry, attachment);
          return sourceView(profile, {...asked, ...options}, view, path => {
            const source = find(path);
            if (source) context.markShown(source.attachment);
            return source?.lines;
          });
        },
      },
      context,
    );
  },
};
