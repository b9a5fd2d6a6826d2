import {flameGraphView} from "../artifacts/profile/view.ts";
import type {Embed} from "./embed.ts";
import {profilePart} from "./profile-part.ts";

/** `::flamegraph{file=cpu.pb.gz sample=cpu focus=Parse}`: the flame graph of one sample type. */
export const flamegraphEmbed: Embed = {
  name: "flamegraph",
  form: "leaf",
  attributes: ["file", "sample", "focus"],
  render: (call, context) => profilePart(call, {prefix: "", draw: flameGraphView}, context),
};
