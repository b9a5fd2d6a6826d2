/** Reads tables of functions that people write into notes, in Markdown. */
export interface WrittenTableReader {
  /** Takes a line; false if it belongs to no such table. */
  line(text: string): boolean;
  /** Takes the tables that are complete by now. */
  take(): {heads: readonly string[]; rows: readonly (readonly string[])[]} | undefined;
  /** Whether it is within a table. */
  isOpen(): boolean;
}

const MOST_ROWS = 500;
const RULE = /^\|?(?:\s*:?-{2,}:?\s*\|)+\s*(?::?-{2,}:?\s*)?$/;

/** Makes a reader of such tables; a row may go on in the next line, as copies of web pages have it. */
export function writtenTableReader(): WrittenTableReader {
  let heads: readonly string[] | undefined;
  let rows: (readonly string[])[] = [];
  let pending = "";
  return {
    isOpen: () => heads !== undefined,
    line(text) {
      if (!text.includes("|")) return false;
      if (heads === undefined) {
        const cells = writtenCells(text);
        if (!isHead(cells)) return false;
        heads = cells;
        return true;
      }
      if (RULE.test(text.trim())) return true;
      pending = pending === "" ? text : `${pending} ${text}`;
      const cells = writtenCells(pending);
      if (cells.length < heads.length) return true;
      if (rows.length < MOST_ROWS) rows.push(cells.slice(0, heads.length));
      pending = "";
      return true;
    },
    take() {
      const table = heads && rows.length > 0 ? {heads, rows} : undefined;
      [heads, rows, pending] = [undefined, [], ""];
      return table;
    },
  };
}

/** True for the head of a table of functions with their costs. */
export function isHead(cells: readonly string[]): boolean {
  const [first = "", ...rest] = cells.map(cell => cell.toLowerCase());
  return /^function\b/.test(first) && rest.some(cell => /^(?:flat|cum|size)\b ?%?$/.test(cell));
}

/** The cells of a row, without the marks of code. */
export function writtenCells(line: string): string[] {
  const text = line.trim().replace(/^\|/, "").replace(/\|$/, "");
  return text.split("|").map(cell => cell.trim().replace(/`/g, ""));
}
