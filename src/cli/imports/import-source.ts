import type {ImportedEntry} from "../../importers/imported-entry.ts";
import type {JournalConfig} from "../../journal/read/config.ts";
import type {JournalPlace} from "../../journal/read/journal-place.ts";
import type {CommandIo} from "../io/command-io.ts";
import type {ImportLeft} from "./import-report.ts";

/** The journal that entries are imported into. */
export interface ImportTarget {
  readonly place: JournalPlace;
  readonly config: JournalConfig;
  readonly choice: ImportChoice;
}

/** Options of sources. */
export interface ImportChoice {
  /** True to read files at every commit that changed them. */
  readonly history: boolean;
  /** Keeps a single entry of each month; undefined for an entry a commit. */
  readonly squash: "month" | undefined;
}

/** Entries that were read, and the rest. */
export interface ReadImport extends ImportLeft {
  readonly entries: readonly ImportedEntry[];
}

/** Records that can be imported: `import log`. */
export interface ImportSource {
  /** The word after `import`. */
  readonly name: string;
  /** Reads the records; throws CommandError for unreadable records. Writes no file. */
  read(positionals: readonly string[], io: CommandIo, target: ImportTarget): ReadImport | Promise<ReadImport>;
}
