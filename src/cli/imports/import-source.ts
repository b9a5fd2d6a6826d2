import type {ImportedEntry} from "../../importers/imported-entry.ts";
import type {JournalConfig} from "../../journal/read/config.ts";
import type {JournalPlace} from "../../journal/read/journal-place.ts";
import type {CommandIo} from "../io/command-io.ts";
import type {ImportLeft} from "./import-report.ts";

/** The journal that entries are imported into. */
export interface ImportTarget {
  readonly place: JournalPlace;
  readonly config: JournalConfig;
}

/** Entries that were read, and what was left. */
export interface ReadImport extends ImportLeft {
  readonly entries: readonly ImportedEntry[];
}

/** Records that can be imported: `import log`. */
export interface ImportSource {
  /** The word after `import`. */
  readonly name: string;
  /** What follows it, for the usage. */
  readonly arguments: string;
  /** Reads the records; throws CommandError for what cannot be read. Writes nothing. */
  read(positionals: readonly string[], io: CommandIo, target: ImportTarget): ReadImport | Promise<ReadImport>;
}
