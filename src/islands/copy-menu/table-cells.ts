import {columnHeads} from "../copy-text.ts";

/** A page's table as text; a cell that spans columns or rows is in the first of them. */
export interface TableCells {
  /** By column, from above to below. */
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Reads a table; pictures within it, and notes by their number, are left out. */
export function tableCells(table: HTMLTableElement): TableCells {
  const head = [...(table.tHead?.rows ?? [])];
  const body = [...table.rows].filter(row => !head.includes(row));
  return {heads: headTexts(head), rows: body.map(rowTexts).filter(row => row.some(Boolean))};
}

/** The texts of a row's cells by column; `isDrawing` elements are skipped whole. */
export function rowTexts(row: HTMLTableRowElement): string[] {
  return [...row.cells]
    .filter(cell => !isDrawing(cell))
    .flatMap(cell => [cellText(cell), ...Array<string>(Math.max(0, cell.colSpan - 1)).fill("")]);
}

/** Column names: the header cells above each column, including those that span several. */
export function headTexts(rows: readonly HTMLTableRowElement[]): string[] {
  return columnHeads(
    rows.map(row =>
      [...row.cells].map(cell => ({
        text: cellText(cell),
        columns: cell.colSpan,
        rows: cell.rowSpan,
        isDrawing: isDrawing(cell),
      })),
    ),
  );
}

/** Writes a table as CSV; see https://www.rfc-editor.org/rfc/rfc4180. */
export function csvOf({heads, rows}: TableCells): string {
  return [heads, ...rows].map(row => `${row.map(csvCell).join(",")}\n`).join("");
}

/** Writes a table as JSON: a list of rows, each by the names of its columns. */
export function cellsAsJson({heads, rows}: TableCells): string {
  const named = rows.map(row =>
    Object.fromEntries(row.map((text, column) => [heads[column] || `column ${column + 1}`, text])),
  );
  return `${JSON.stringify(named, undefined, 1)}\n`;
}

/** Writes a table in Markdown, columns of numbers to the right; see https://github.github.com/gfm/#tables-extension-. */
export function markdownTable({heads, rows}: TableCells): string {
  const isNumbers = (column: number): boolean =>
    rows.every(row => /^(?:[-+~]?[\d.]|$|new$)/.test(row[column] ?? ""));
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |\n`;
  const rule = heads.map((_, column) => (isNumbers(column) ? "---:" : "---"));
  return [heads.map(markdownCell), rule, ...rows.map(row => heads.map((_, x) => markdownCell(row[x] ?? "")))]
    .map(line)
    .join("");
}

function markdownCell(text: string): string {
  return text.replace(/[\\`*_[\]<>|~#&]/g, "\\$&");
}

/** The text of a cell as it is read aloud, without pictures and references to notes. */
export function cellText(cell: Element): string {
  const copy = cell.cloneNode(true) as Element;
  for (const part of copy.querySelectorAll("svg, sup, [aria-hidden=true], .copy-row, copy-menu"))
    part.remove();
  return (copy.textContent ?? "").replace(/\s+/g, " ").trim();
}

function isDrawing(cell: Element): boolean {
  return cell.getAttribute("aria-hidden") === "true";
}

function csvCell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
