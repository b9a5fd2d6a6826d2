/** A table that a tool printed, kept as text: its numbers were rounded and have no samples behind them. */
export interface PrintedTable {
  /** The tool: "benchcmp". */
  readonly origin: string;
  /** 1-based line of the file where it begins. */
  readonly line: number;
  /** Configuration lines or a group above it. */
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly PrintedRow[];
  /** Footnotes and warnings below it. */
  readonly notes: readonly string[];
}

/** A row as printed; `cells` are under the columns after the first. */
export interface PrintedRow {
  readonly name: string;
  readonly cells: readonly string[];
}

/** Returns the note that printed numbers need. */
export function originNote({origin}: Pick<PrintedTable, "origin">): string {
  return `From ${origin}'s text: no samples, cannot be re-computed.`;
}
