/** Version of the document; it grows when a field changes its meaning or goes. */
export const FIGURE_VERSION = 1;

/** The document at `/entries/<id>/fig/<name>/figure.json`: a figure of an entry. */
export interface FigureDocument {
  readonly version: typeof FIGURE_VERSION;
  /** Within the entry: `fig-benchstat`. */
  readonly id: string;
  /** Id of the entry. */
  readonly entry: string;
  /** Day of the entry, `YYYY-MM-DD`. */
  readonly date: string;
  /** Full address of its page; of a site without one, base applied. */
  readonly address: string;
  readonly title: string;
  readonly caption: string;
  readonly machine: string | null;
  /** Base and head: `08ac781 → 98a1935`. */
  readonly commits: string | null;
  readonly files: readonly FigureFile[];
  /** Full addresses of its picture, SVG first, then PNG in light and dark colours; of a site without one, base applied. */
  readonly images: readonly string[];
  /** Its tables as benchstat prints them, below each other; null without a table. */
  readonly table: string | null;
  /** Citation code of this version. */
  readonly code: string;
}

/** A file that a figure is drawn from. */
interface FigureFile {
  readonly name: string;
  /** Address of the published copy, base applied. */
  readonly address: string;
  /** Digest of the file, hexadecimal. */
  readonly sha256: string;
}
