/** Maximum columns of a cell of a table. */
const CELL_COLUMNS = 110;

/** Writes a code block, with a fence longer than any within it. */
export function fenced(language: string, lines: readonly string[]): string {
  const longest = Math.max(2, ...lines.flatMap(line => (line.match(/`+/g) ?? []).map(run => run.length)));
  const fence = "`".repeat(longest + 1);
  return [fence + language, ...lines, fence].join("\n");
}

/** Writes a table; long cells are cut. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Escapes the text of a cell. */
export function cell(text: string): string {
  const cut = text.length > CELL_COLUMNS ? `${text.slice(0, CELL_COLUMNS)}…` : text;
  return cut.replace(/[|\\<]/g, String.raw`\$&`).replace(/\s+/g, " ");
}
