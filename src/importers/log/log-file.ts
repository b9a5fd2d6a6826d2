import type {LogSection} from "./log-sections.ts";

/** A log to import, with facts about its surroundings. */
export interface LogFile {
  /** From the root, with slashes: `docs/perf-log.md`. */
  readonly path: string;
  readonly text: string;
  /** Address that a path from the root is added to: `https://github.com/o/r/blob/main/`; undefined if unknown. */
  readonly blob: string | undefined;
  /** Returns the absolute path of a file below the root, given from the root; undefined if absent. */
  fileAt(path: string): string | undefined;
}

/** A section with its entry's name and title. */
export interface NamedSection extends LogSection {
  readonly id: string;
  readonly title: string;
}
