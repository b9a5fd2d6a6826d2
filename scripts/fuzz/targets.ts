import type {Target} from "./target.ts";
import {attachment} from "./targets/attachment.ts";
import {benchmark} from "./targets/benchmark.ts";
import {markdown} from "./targets/markdown.ts";
import {profile} from "./targets/profile.ts";
import {yaml} from "./targets/yaml.ts";

/** Every reader of an entry's contents, in the order of the runs. */
export const TARGETS: readonly Target[] = [markdown, yaml, profile, benchmark, attachment];
