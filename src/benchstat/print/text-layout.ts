/** Position of a text within its columns. */
export type Alignment = "left" | "center" | "right";

/** A text in adjacent columns of a layout. */
interface LayoutCell {
  readonly column: number;
  readonly span: number;
  readonly text: string;
  /** Prefix of the text, right-aligned in the widest margin of its column. */
  readonly margin: string;
  readonly align: Alignment;
}

/** How a text is placed where the default does not serve. */
export interface Placement {
  readonly align?: Alignment;
  readonly margin?: string;
  /** How many columns the text spans (default 1). */
  readonly span?: number;
}

/** How the texts of a column are placed in rows of `texts`. */
export interface TextColumn {
  readonly align: Alignment;
  readonly margin: string;
}

/** A row: texts by column, or cells placed individually. */
interface LayoutRow {
  readonly texts: readonly string[];
  readonly cells: LayoutCell[];
}

/** Rows of texts in columns as wide as they need to be, laid out as benchstat's tables. */
export interface TextLayout {
  /** Adds a row with a text for each column, placed by the columns; "" is no text. */
  texts(texts: readonly string[]): void;
  /** Begins a row of cells. */
  row(): void;
  /** Places a text; the columns of a row are filled from left to right. */
  cell(column: number, text: string, placement?: Placement): void;
  /** Keeps a column as narrow as its own texts: a text that spans it widens others. */
  shrink(column: number): void;
  /** The rows as text, each ending in a line end; trailing blank rows are left out. */
  format(): string;
}

/** Makes an empty layout; `columns` place the rows of `texts`. */
export function textLayout(columns: readonly TextColumn[] = []): TextLayout {
  const rows: LayoutRow[] = [];
  const shrunk = new Set<number>();
  return {
    texts(texts) {
      rows.push({texts, cells: NO_CELLS});
    },
    row() {
      rows.push({texts: NO_TEXTS, cells: []});
    },
    cell(column, text, {align = "left", margin, span = 1} = {}) {
      const ownMargin = margin ?? (column === 0 || text === "" ? "" : " ");
      rows.at(-1)?.cells.push({column, span, text, margin: ownMargin, align});
    },
    shrink(column) {
      shrunk.add(column);
    },
    format() {
      const margins = marginWidths(rows, columns);
      const offsets = offsetsOf(columnWidths(rows, margins, shrunk));
      return formatRows(rows, {columns, margins, offsets});
    },
  };
}

const NO_TEXTS: readonly string[] = [];
const NO_CELLS: LayoutCell[] = [];

/** Widths count code points, as benchstat does. */
function width(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0xdc00 || unit > 0xdfff) count++;
  }
  return count;
}

function marginWidths(rows: readonly LayoutRow[], columns: readonly TextColumn[]): number[] {
  const margins: number[] = [];
  const reserve = (column: number, least: number) => {
    while (margins.length <= column) margins.push(0);
    if ((margins[column] ?? 0) < least) margins[column] = least;
  };
  for (const {texts, cells} of rows) {
    for (const {column, span, margin} of cells) {
      reserve(column, width(margin));
      reserve(column + span - 1, 0);
    }
    texts.forEach((text, column) => {
      reserve(column, text === "" ? 0 : width(columns[column]?.margin ?? ""));
    });
  }
  return margins;
}

/** Narrow cells first; a wider cell then widens its columns. */
function columnWidths(
  rows: readonly LayoutRow[],
  margins: readonly number[],
  shrunk: ReadonlySet<number>,
): number[] {
  const widths = margins.map(() => 0);
  const spanning: LayoutCell[] = [];
  const fit = (column: number, text: string) => {
    const needed = width(text) + (margins[column] ?? 0);
    if ((widths[column] ?? 0) < needed) widths[column] = needed;
  };
  for (const {texts, cells} of rows) {
    for (const cell of cells) {
      if (cell.span > 1) spanning.push(cell);
      else fit(cell.column, cell.text);
    }
    texts.forEach((text, column) => {
      if (text !== "") fit(column, text);
    });
  }
  spanning.sort((a, b) => a.span - b.span);
  for (const cell of spanning) widen(widths, cell, margins[cell.column] ?? 0, shrunk);
  return widths;
}

/** Spreads the width of a spanning cell over its columns, the widest first, each getting its share of the rest. */
function widen(widths: number[], cell: LayoutCell, margin: number, shrunk: ReadonlySet<number>): void {
  const columns = Array.from({length: cell.span}, (_, i) => cell.column + i);
  const widthOf = (column: number) => widths[column] ?? 0;
  const total = columns.reduce((sum, column) => sum + widthOf(column), 0);
  let missing = width(cell.text) + margin;
  if (total >= missing) return;
  for (const column of columns) if (shrunk.has(column)) missing -= widthOf(column);
  const elastic = columns.filter(column => !shrunk.has(column)).sort((a, b) => widthOf(b) - widthOf(a));
  elastic.forEach((column, index) => {
    const share = Math.ceil(missing / (elastic.length - index));
    const wide = Math.max(widthOf(column), share);
    widths[column] = wide;
    missing -= wide;
  });
}

function offsetsOf(widths: readonly number[]): number[] {
  const offsets = [0];
  for (const width of widths) offsets.push((offsets.at(-1) ?? 0) + width);
  return offsets;
}

/** Returns the position of every column. */
interface Places {
  readonly columns: readonly TextColumn[];
  readonly margins: readonly number[];
  readonly offsets: readonly number[];
}

function formatRows(rows: readonly LayoutRow[], places: Places): string {
  const lines = rows.map(row => formatRow(row, places));
  while (lines.at(-1) === "") lines.pop();
  const hasCells = rows.some(({texts, cells}) => texts.length > 0 || cells.length > 0);
  return hasCells ? `${lines.join("\n")}\n` : "";
}

function formatRow({texts, cells}: LayoutRow, {columns, margins, offsets}: Places): string {
  let line = "";
  let position = 0;
  const add = (column: number, span: number, text: string, margin: string, align: Alignment) => {
    const offset = offsets[column] ?? 0;
    const marginWidth = margins[column] ?? 0;
    const gap = offset - position;
    const aligned = alignText(text, align, (offsets[column + span] ?? 0) - offset - marginWidth);
    // Note: where the text so far ran over, the gap is negative, and benchstat prints it as so many spaces all the same.
    line += " ".repeat(Math.abs(gap)) + padStart(margin, marginWidth) + aligned;
    position += gap + marginWidth + width(aligned);
  };
  texts.forEach((text, column) => {
    const place = columns[column];
    if (place && !isBlank(text)) add(column, 1, text, place.margin, place.align);
  });
  for (const {column, span, text, margin, align} of cells) {
    if (!isBlank(text) || !isBlank(margin)) add(column, span, text, margin, align);
  }
  return line;
}

function isBlank(text: string): boolean {
  return text === "" || text === " " || text.trim() === "";
}

function alignText(text: string, align: Alignment, available: number): string {
  if (align === "right") return padStart(text, available);
  if (align === "left") return text;
  return " ".repeat(Math.abs(Math.trunc((available - width(text)) / 2))) + text;
}

/** Pads to a width in code points; a negative width pads at the end, as Go's `%*s` does. */
function padStart(text: string, to: number): string {
  const missing = Math.abs(to) - width(text);
  if (missing <= 0) return text;
  return to < 0 ? text + " ".repeat(missing) : " ".repeat(missing) + text;
}
