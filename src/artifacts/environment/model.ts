import type {UnrecognizedLines} from "../shared/unrecognized-lines.ts";

/** Sources of settings, in display order. */
export const SOURCES = [
  "go version",
  "go env",
  "variables",
  "lscpu",
  "cpuinfo",
  "frequency",
  "memory",
  "uname",
  "os-release",
  "sysctl",
  "other",
] as const;
export type Source = (typeof SOURCES)[number];

/** Why a value is not shown: it gives somebody access, or names a machine, a person or a private host. */
export type Reason = "credential" | "private";

/** A setting of a machine or a toolchain. */
export interface Setting {
  readonly source: Source;
  readonly name: string;
  /** As it may be shown: without secrets and home folders. */
  readonly value: string;
  readonly hidden?: Reason;
  /** The private value, never shown: two machines of different names are two machines. */
  readonly unshown?: string;
  /** True if it changes from reading to reading, such as the clock of a processor. */
  readonly isVolatile?: boolean;
  /** True if a command at a prompt sets it; false if a tool printed it. */
  readonly isOrdered?: boolean;
}

/** The machine and toolchain of a measurement, as a file describes them. */
export interface EnvironmentMachine {
  /** Each once, in the order of the file. */
  readonly settings: readonly Setting[];
  /** How many processors /proc/cpuinfo lists; 0 where it is not in the file. */
  readonly processors: number;
  /** Whether the file goes on after those. */
  readonly isCut: boolean;
  readonly stray: UnrecognizedLines;
}
