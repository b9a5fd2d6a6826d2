import type {Target} from "./target.ts";
import {attachment} from "./targets/attachment.ts";
import {benchmark} from "./targets/benchmark.ts";
import {CODE_TARGETS, code} from "./targets/code.ts";
import {imports} from "./targets/imports.ts";
import {markdown} from "./targets/markdown.ts";
import {profile} from "./targets/profile.ts";
import {yaml} from "./targets/yaml.ts";

/** Every reader of an entry's contents, in the order of the runs. */
export const TARGETS: readonly Target[] = [markdown, yaml, profile, benchmark, imports, attachment, code];

/** Readers whose costly inputs are searched: each language of code by itself, since their costs differ. */
export const COSTLY_TARGETS: readonly Target[] = [
  ...TARGETS.filter(target => target !== code),
  ...CODE_TARGETS,
];
