import {artifactEmbed} from "./artifact.ts";
import type {Embed} from "./embed.ts";
import {flamegraphEmbed} from "./flamegraph.ts";
import {topEmbed} from "./top.ts";
import {trendEmbed} from "./trend.ts";

/** Every directive an author may write, in the order they are documented. */
export const EMBEDS: readonly Embed[] = [flamegraphEmbed, topEmbed, trendEmbed, artifactEmbed];
