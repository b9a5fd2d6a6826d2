import {toolUnit} from "../tool-unit.ts";

/** Splits a line at blanks. */
export function words(line: string): string[] {
  return line.split(/\s+/).filter(word => word !== "");
}

/** Splits a line at two blanks or more, as columns of a table are apart. */
export function columns(line: string): string[] {
  return line.trim().split(/ {2,}/);
}

/** Maximum columns of a table, so that the work of a row is bounded. */
export const MOST_COLUMNS = 100;

/** Reads a number with or without commas between thousands; NaN for anything else. */
export function printedNumber(text: string | undefined): number {
  if (text === undefined || text === "" || text.length > 40) return Number.NaN;
  const plain = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text) ? text.replaceAll(",", "") : text;
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
}

const TIME_UNIT = /^(?:ps|ns|us|µs|μs|ms|s|sec|min|m|h)$/;

/** Returns a time in seconds; NaN for another unit. */
export function seconds(value: number, unit: string | undefined): number {
  return unit !== undefined && TIME_UNIT.test(unit) ? value * toolUnit(unit).factor : Number.NaN;
}

/** Reads a time such as `1,234.5 ns` or `1.2ms` in seconds; NaN for anything else. */
export function printedTime(text: string | undefined): number {
  const [, number, unit] = /^([\d.,]{1,40}) ?([a-zµμ]{1,3})$/.exec(text?.trim() ?? "") ?? [];
  return seconds(printedNumber(number), unit);
}

/** The cells of a row of a Markdown table; undefined for other lines. */
export function markdownCells(line: string): string[] | undefined {
  const text = line.trim();
  if (!text.startsWith("|") || !text.endsWith("|") || text.length < 3) return undefined;
  return text
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map(cell => cell.trim());
}

/** True if cells are those of the line below the heads of a Markdown table. */
export function isMarkdownRule(cells: readonly string[]): boolean {
  return cells.every(cell => /^:?-+:?$/.test(cell));
}
