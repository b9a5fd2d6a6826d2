import {topView} from "../artifacts/profile/view.ts";
import {badAttribute} from "../problems/directive.ts";
import type {LeafEmbed} from "./embed.ts";
import {EmbedError} from "./embed.ts";
import {profileBase} from "./lib/profile-base.ts";
import {profileBefore} from "./lib/profile-before.ts";
import type {ProfileFigure} from "./lib/profile-figure.ts";
import {PROFILE_ATTRIBUTES, profileFigure} from "./lib/profile-figure.ts";
import {wholeNumberAttribute} from "./lib/whole-number.ts";

/** More rows than this are a page of their own. */
const MOST_ROWS = 500;

const SORTS = ["flat", "cum"];

/** `::top{file=cpu.pb.gz n=10 sample=cpu focus=Parse sort=cum}`: the table that `go tool pprof -top` prints. */
export const topEmbed: LeafEmbed = {
  name: "top",
  form: "leaf",
  attributes: ["file", "n", "sort", ...PROFILE_ATTRIBUTES],
  render(call, context) {
    const {n, sort} = call.attributes;
    const rows = n === undefined ? {} : {n: wholeNumberAttribute("n", n, 10, MOST_ROWS)};
    if (sort !== undefined && !SORTS.includes(sort))
      throw new EmbedError(badAttribute("sort", "one of flat, cum", sort));
    const options = {...rows, cum: sort === "cum"};
    const draw: ProfileFigure["draw"] = (profile, asked, view, attachment) => {
      const base = profileBase(context.entry, attachment);
      const before = base ? undefined : profileBefore(attachment, context);
      return topView(profile, {...asked, ...options, ...(base && {base}), before}, view);
    };
    return profileFigure(call, {prefix: "top", draw}, context);
  },
};
