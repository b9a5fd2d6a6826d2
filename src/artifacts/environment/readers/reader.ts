import type {Source} from "../model.ts";

/** A setting as it is written. */
export interface Written {
  readonly source: Source;
  readonly name: string;
  readonly value: string;
  /** Whether it differs at every look. */
  readonly isVolatile?: boolean;
}

/** The settings of a line: an empty list for a known line without settings, undefined for an unknown line. */
export type Found = readonly Written[] | undefined;

/** Reads a line of a tool. */
export type Reader = (line: string) => Found;
