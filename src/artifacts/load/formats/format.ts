import type {LoadTool} from "../model.ts";
import type {RunDrafts} from "../run-drafts.ts";

/**
 * Result of reading a line: `true` for a line of the format, `false` for others, and for a torn line of the format
 * the expected form.
 */
export type LoadReading = boolean | string;

/** How a tool prints its report as text. */
export interface TextFormat {
  readonly tool: LoadTool;
  /** True if a part of a file has a line that only this tool prints. */
  isSigned(text: string): boolean;
  /** Reads a line, without white space at its end, into the drafts. */
  read(line: string, drafts: RunDrafts): LoadReading;
  /** Where a paste without line breaks is broken again: before each of these. */
  readonly breaks?: RegExp;
}

/** Describes the expected content of a malformed line. */
export function torn(name: string, expected: string, got: string): string {
  return `${name} cannot be read, expected ${expected}, got "${got.trim().slice(0, 40)}"`;
}
