/** Contents of a fence's info string: ```` ```go title="parse.go" {3,5-7} ````. */
export interface CodeFence {
  /** As written, lower case; "" if absent. */
  readonly language: string;
  readonly title: string | undefined;
  /** 1-based numbers of the lines to mark. */
  readonly marked: ReadonlySet<number>;
}

/** Maximum lines that a `{…}` may mark; more is a typing mistake. */
const MARKED_LIMIT = 10_000;

/** Reads a fence's language and the rest of its info string; ignores unknown parts. */
export function parseCodeFence(
  language: string | null | undefined,
  meta: string | null | undefined,
): CodeFence {
  const title = /(?:^|\s)title="([^"]*)"/.exec(meta ?? "")?.[1];
  const ranges = /(?:^|\s)\{([\d,\s-]+)\}/.exec(meta ?? "")?.[1] ?? "";
  return {language: (language ?? "").toLowerCase(), title: title || undefined, marked: lineNumbers(ranges)};
}

/** The numbers of `3,5-7`. */
function lineNumbers(ranges: string): Set<number> {
  const numbers = new Set<number>();
  for (const range of ranges.split(",")) {
    const match = /^\s*(\d{1,7})(?:\s*-\s*(\d{1,7}))?\s*$/.exec(range);
    if (!match) continue;
    const from = Number(match[1]);
    const to = Number(match[2] ?? match[1]);
    for (let line = from; line <= to && numbers.size < MARKED_LIMIT; line++) numbers.add(line);
  }
  return numbers;
}
