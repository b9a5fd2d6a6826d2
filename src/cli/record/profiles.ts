import {join} from "node:path";
import {withoutProcs} from "../../benchstat/read/name.ts";
import type {Measurement} from "../../measurement.ts";
import {benchMatcher} from "../../record/go-packages.ts";
import type {ProfileKind, ProfileTarget} from "../../record/profile-choice.ts";
import {profileName, profileTargets} from "../../record/profile-choice.ts";
import type {BothSides} from "../../record/side.ts";
import {SIDE_WORDS, SIDES} from "../../record/side.ts";
import type {FileToAttach} from "../reports/attachment-name.ts";
import type {MovementLevels} from "../reports/movement.ts";
import {movements} from "../reports/movement.ts";
import type {Workload} from "./workload.ts";
import {Interrupted} from "./workload.ts";

/** Profiles to make after the rounds. */
export interface ProfilePlan {
  readonly kinds: readonly ProfileKind[];
  /** As `-bench` takes it; undefined for the benchmarks that moved most. */
  readonly bench: string | undefined;
  readonly levels: MovementLevels;
  /** Folder that the files go into; absolute. */
  readonly folder: string;
  readonly signal: AbortSignal;
  /** Shows the current step. */
  update(text: string): void;
}

/**
 * Profiles both sides in runs of their own, a kind at a time: a profiler in the rounds would be measured with them.
 * After an interruption the pairs made so far are returned.
 */
export async function makeProfiles(
  workload: Workload,
  measurements: BothSides<readonly Measurement[]>,
  plan: ProfilePlan,
): Promise<FileToAttach[]> {
  const targets = targetsOf(measurements, plan);
  const files: FileToAttach[] = [];
  for (const kind of plan.kinds) {
    for (const target of targets) {
      const made = await profilePair(workload, kind, target, targets.length > 1, plan);
      if (made === undefined) return files;
      files.push(...made);
    }
  }
  return files;
}

function targetsOf(
  {base, head}: BothSides<readonly Measurement[]>,
  {bench, levels}: ProfilePlan,
): ProfileTarget[] {
  const moved = movements(base, head, levels);
  if (bench === undefined) return profileTargets(moved);
  const matches = benchMatcher(bench);
  const matching = moved.filter(({name}) => matches(`Benchmark${withoutProcs(name).split("/", 1)[0]}`));
  return [...new Set(matching.map(({group}) => group))].map(group => ({group, bench}));
}

/** Makes the profiles of both sides; undefined if interrupted. */
async function profilePair(
  {profile}: Workload,
  kind: ProfileKind,
  target: ProfileTarget,
  several: boolean,
  {folder, signal, update}: ProfilePlan,
): Promise<FileToAttach[] | undefined> {
  if (profile === undefined) return [];
  const files: FileToAttach[] = [];
  for (const side of SIDES) {
    const name = profileName(kind, target.group, several, SIDE_WORDS[side]);
    const file = join(folder, name);
    update(`profiling ${kind} of ${side}, ${target.bench}`);
    try {
      await profile({side, kind, target, file, signal});
    } catch (error) {
      if (error instanceof Interrupted) return undefined;
      throw error;
    }
    files.push({from: file, name});
  }
  return files;
}
