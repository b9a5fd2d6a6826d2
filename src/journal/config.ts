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
  readonly machines: readonly Machine[];
  readonly thresholds: Thresholds;
}

/** From where on numbers are called out. */
export interface Thresholds {
  /** Significance level of the U test (default 0.05). */
  readonly alpha: number;
  /** Confidence of the medians' intervals (default 0.95). */
  readonly confidence: number;
  /** Fewer profile samples than this and the page says the profile is thin (default 100). */
  readonly profileSamples: number;
}
