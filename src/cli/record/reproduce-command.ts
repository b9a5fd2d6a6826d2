import type {RecordOptions} from "./options.ts";
import {shellWord} from "./shell-word.ts";

/** Commits of both sides, 12 digits; the head's is undefined for a working tree with changes. */
export interface ReproducedCommits {
  readonly base: string;
  readonly head: string | undefined;
}

/** Writes the shell lines that measure the same again: the options that decide over numbers, branches as commits. */
export function reproduceLines(options: RecordOptions, {base, head}: ReproducedCommits): string[] {
  const words = [
    "perf-journal",
    "record",
    "--base",
    base,
    "--head",
    head ?? "worktree",
    ...measureWords(options),
  ];
  const note = head === undefined ? ["# the head had changes that no commit holds"] : [];
  return [...note, words.map(shellWord).join(" ")];
}

function measureWords({rule, workload, profiles, profileBench, pin, prepare}: RecordOptions): string[] {
  const option = (name: string, value: string | undefined) =>
    value === undefined ? [] : [`--${name}`, value];
  const rounds =
    rule.precision === undefined
      ? option("rounds", String(rule.rounds))
      : [
          ...option("precision", `${Number((rule.precision * 100).toPrecision(6))}%`),
          ...option("max-rounds", String(rule.rounds)),
        ];
  const shared = [...rounds, ...option("pin", pin), ...option("prepare", prepare)];
  if (workload.kind === "command")
    return [...shared, ...option("collect", workload.collect), "--", ...workload.command];
  const {bench, packages, benchtime} = workload;
  return [
    ...option("bench", bench === "." ? undefined : bench),
    ...(packages.join(" ") === "./..." ? [] : ["--packages", ...packages]),
    ...option("benchtime", benchtime === "1s" ? undefined : benchtime),
    ...shared,
    ...option("profile", profiles.length > 0 ? profiles.join(",") : undefined),
    ...option("profile-bench", profileBench),
  ];
}
