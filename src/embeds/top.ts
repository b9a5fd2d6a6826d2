import {topView} from "../artifacts/profile/view.ts";
import type {Embed} from "./embed.ts";
import {EmbedError} from "./embed.ts";
import {profilePart} from "./profile-part.ts";

/** More rows than this are a page of their own. */
const MOST_ROWS = 500;

const SORTS = ["flat", "cum"];

/** `::top{file=cpu.pb.gz n=10 sample=cpu focus=Parse sort=cum}`: what `go tool pprof -top` prints. */
export const topEmbed: Embed = {
  name: "top",
  form: "leaf",
  attributes: ["file", "n", "sample", "focus", "sort"],
  render(call, context) {
    const {n, sort} = call.attributes;
    const rows = n === undefined ? {} : {n: rowCount(n)};
    if (sort !== undefined && !SORTS.includes(sort))
      throw new EmbedError("PJ071", `"sort" is one of flat, cum, got "${sort}"`);
    return profilePart(call, {...rows, cum: sort === "cum"}, {prefix: "top", draw: topView}, context);
  },
};

function rowCount(written: string): number {
  const count = Number(written);
  if (/^\d+$/.test(written) && count >= 1 && count <= MOST_ROWS) return count;
  throw new EmbedError(
    "PJ071",
    `"n" is a number of rows from 1 to ${MOST_ROWS}, got "${written}"`,
    "write n=10",
  );
}
