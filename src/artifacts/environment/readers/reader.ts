import type {Source} from "../model.ts";

/** A setting as it is written. */
export interface Written {
  readonly source: Source;
  readonly name: string;
  readonly value: string;
  /** Whether it differs at every look. */
  readonly isVolatile?: boolean;
}

/** What a reader makes of a line: its settings, none for a line of its own that says nothing, undefined for another's. */
export type Found = readonly Written[] | undefined;

/** Reads a line of one tool. */
export type Reader = (line: string) => Found;
