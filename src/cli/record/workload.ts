import type {MachineFact} from "../../record/environment-text.ts";
import type {ProfileKind, ProfileTarget} from "../../record/profile-choice.ts";
import type {BothSides, Side} from "../../record/side.ts";

/** Measured parts, the same on both sides: a Go package or a command each. */
export interface Workload {
  /** Names of the parts for messages; not empty. */
  readonly parts: readonly string[];
  /** Parts that are the same on both sides and therefore not measured. */
  readonly identical: readonly string[];
  readonly onlyBase: readonly string[];
  readonly onlyHead: readonly string[];
  /** Commands as a person would type them, for `environment.txt`. */
  readonly commands: readonly string[];
  /** Versions of the tools that build and run. */
  readonly tools: readonly MachineFact[];
  /** Runs a part once and returns benchmark text; throws CommandError if it fails. */
  run(side: Side, part: number, signal: AbortSignal): Promise<string>;
  /** Writes a profile of some benchmarks into a file; undefined for a workload that cannot be profiled. */
  readonly profile: ((request: ProfileRequest) => Promise<void>) | undefined;
}

/** A profile to make. */
export interface ProfileRequest {
  readonly side: Side;
  readonly kind: ProfileKind;
  readonly target: ProfileTarget;
  /** Absolute. */
  readonly file: string;
  readonly signal: AbortSignal;
}

/** Surroundings of a workload. */
export interface WorkloadContext {
  /** Folder that commands run in, by side; absolute. */
  readonly folders: BothSides<string>;
  /** Folder of each tree; absolute. */
  readonly trees: BothSides<string>;
  /** Folder of built binaries; absolute. */
  readonly scratch: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  /** `["taskset", "-c", "1"]`, or empty. */
  readonly pinned: readonly string[];
  /** Shows the current step. */
  update(text: string): void;
}

/** Ends an action whose signal was aborted; thrown by workloads, caught where rounds are counted. */
export class Interrupted extends Error {
  constructor() {
    super("interrupted");
    this.name = "Interrupted";
  }
}
