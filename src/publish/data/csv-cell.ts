/** Quotes a cell by RFC 4180; text that a spreadsheet would read as a formula gets an apostrophe before it. */
export function csvCell(value: string | number | boolean): string {
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
