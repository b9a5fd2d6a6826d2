/** A column of a printed table: its head, and where in each line it begins. */
export interface PrintedColumn {
  readonly head: string;
  readonly start: number;
}

/** Most columns of a printed table; files compared side by side are few. */
const MOST_COLUMNS = 200;

/** Finds the columns of a head line, which are two spaces or more apart. */
export function headColumns(line: string): PrintedColumn[] {
  return [...line.matchAll(/\S+(?: \S+)*/g)]
    .slice(0, MOST_COLUMNS)
    .map(({0: head, index: start}) => ({head, start}));
}

/**
 * Cuts a line where its table's columns begin; a line that was pasted without its spaces, so that this would cut
 * through a word, at every two spaces instead.
 */
export function cutAt(line: string, starts: readonly number[]): string[] {
  const fits = starts.every(
    start => start === 0 || start >= line.length || /\s/.test(line[start - 1] ?? " "),
  );
  const cells = fits
    ? starts.map((start, index) => line.slice(start, starts[index + 1] ?? line.length))
    : line.split(/ {2,}|\t/).slice(0, Math.max(1, starts.length));
  return cells.map(cell => cell.replace(/\s+/g, " ").trim());
}
