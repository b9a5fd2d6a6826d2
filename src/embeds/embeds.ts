import {artifactEmbed} from "./artifact.ts";
import {benchstatEmbed} from "./benchstat.ts";
import {callgraphEmbed} from "./callgraph.ts";
import {chartEmbed} from "./chart.ts";
import {deltaEmbed} from "./delta.ts";
import type {Embed} from "./embed.ts";
import {flamegraphEmbed} from "./flamegraph.ts";
import {peekEmbed} from "./peek.ts";
import {profileDiffEmbed} from "./profile-diff.ts";
import {sourceEmbed} from "./source.ts";
import {topEmbed} from "./top.ts";
import {trendEmbed} from "./trend.ts";
import {valueEmbed} from "./value.ts";

/** Every directive an author may write, in the order they are documented. */
export const EMBEDS: readonly Embed[] = [
  benchstatEmbed,
  flamegraphEmbed,
  topEmbed,
  peekEmbed,
  sourceEmbed,
  callgraphEmbed,
  profileDiffEmbed,
  trendEmbed,
  chartEmbed,
  artifactEmbed,
  deltaEmbed,
  valueEmbed,
];
