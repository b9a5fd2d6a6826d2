import type {NamedJournal} from "./journal-place.ts";

/** A machine that entries name with `machine:`. */
export interface Machine {
  readonly name: string;
  readonly description: string | undefined;
}

/** journal.yaml with every default filled in. */
export interface JournalConfig {
  readonly title: string;
  readonly description: string | undefined;
  /** Origin the site is published at, `https://example.org`, without a trailing slash. */
  readonly site: string | undefined;
  /** Path the site lives under: `/` or `/name/`; always starts and ends with a slash. */
  readonly base: string;
  /** Web address of the code repository, for commit and pull request links. */
  readonly repository: string | undefined;
  /** Web address of an entry's source file, `{path}` replaced, for the edit link. */
  readonly edit: string | undefined;
  /** Folder that the paths of `edit` are relative to, from the root: of a checkout below it; absent for the root itself. */
  readonly checkout?: string;
  /** Path from the top of the repository to the root, `tools/perf`; absent for the top itself. */
  readonly above?: string;
  /** Folder of Markdown documents that are pages of the site, too, from the root; absent without any. */
  readonly docs?: string;
  readonly machines: readonly Machine[];
  /** In the order they are made: a later rename may take up the result of an earlier rename. */
  readonly renames: readonly Rename[];
  readonly thresholds: Thresholds;
  readonly theme: ThemeConfig;
  /** Journals that share the site, for links between their folders; absent for a site of a single journal. */
  readonly journals?: readonly NamedJournal[];
  readonly remote: {
    /** Hosts that attachments may be fetched from: `files.example.org`, `files.example.org:8443`. */
    readonly hosts: readonly string[];
  };
  /** True if figures have their pictures as PNG, too. */
  readonly figurePng?: true;
  readonly secrets: {
    /** Values that `check --secrets` accepts: names of users and hosts, addresses. */
    readonly allow: readonly string[];
  };
}

/** A value of journal.yaml with its line, 1-based; absent when it is not known. */
export interface Placed {
  readonly line?: number | undefined;
}

/** The look of the site as journal.yaml sets it. */
export interface ThemeConfig {
  /** Colours of links and marks, `#rrggbb`. */
  readonly accent: {
    readonly light: (Placed & {readonly color: string}) | undefined;
    readonly dark: (Placed & {readonly color: string}) | undefined;
  };
  /** Name of an image beside journal.yaml. */
  readonly logo: (Placed & {readonly name: string}) | undefined;
  readonly footer: {
    readonly text: string | undefined;
    readonly links: readonly FooterLink[];
  };
}

/** A link in the footer of every page. */
export interface FooterLink {
  readonly text: string;
  /** Web address by https. */
  readonly href: string;
}

/** A benchmark or a package that has another name today; its history goes on under the new name. */
export interface Rename {
  /**
   * A benchmark's name as benchstat prints it, or the beginning of a name up to a `/` or the `-N` suffix; or a package's path,
   * or the beginning of a path up to a `/`.
   */
  readonly from: string;
  readonly to: string;
  /** 1-based, in journal.yaml; absent when it is not known. */
  readonly line?: number | undefined;
}

/** Thresholds of changes and of sample counts. */
export interface Thresholds {
  /** Significance level of the U test (default 0.05). */
  readonly alpha: number;
  /** Confidence of the medians' intervals (default 0.95). */
  readonly confidence: number;
  /** Smaller relative changes of a series' level are ignored (default 0.02). */
  readonly leastChange: number;
  /** Profiles with fewer samples are marked as unreliable (default 100). */
  readonly profileSamples: number;
}

/** Returns the settings of a journal of a site; those of the site for a journal without a name. */
export function settingsOf(
  {config, settings}: {readonly config: JournalConfig; readonly settings?: Settings | undefined},
  journal: string | undefined,
): JournalConfig {
  return (journal === undefined ? undefined : settings?.get(journal)) ?? config;
}

/** Settings of named journals by their names. */
export type Settings = ReadonlyMap<string, JournalConfig>;
