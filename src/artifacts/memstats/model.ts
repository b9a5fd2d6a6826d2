import type {UnrecognizedLines} from "../shared/unrecognized-lines.ts";
import type {FieldValue} from "./fields.ts";

/** Memory statistics of a program at a moment. */
export interface MemstatsSnapshot {
  /** The line above it, such as `Before`; "" if absent. */
  readonly label: string;
  /** By the field's name in Go. */
  readonly values: ReadonlyMap<string, FieldValue>;
  /** Seconds of the latest stops for collections, if listed individually. */
  readonly pauses: readonly number[];
}

/** Memory statistics of a program, once or again and again. */
export interface MemStats {
  /** In the order of the file. */
  readonly snapshots: readonly MemstatsSnapshot[];
  /** Whether the file goes on after those. */
  readonly isCut: boolean;
  readonly stray: UnrecognizedLines;
}
