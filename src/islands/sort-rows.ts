/** As `aria-sort` names it. */
export type SortDirection = "ascending" | "descending";

const COLLATOR = new Intl.Collator("en", {numeric: true});

/** Sorts into a new list; equal rows keep their order, rows without a value are last in both directions. */
export function sortRows<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string | number | undefined,
  direction: SortDirection,
): Row[] {
  const sign = direction === "ascending" ? 1 : -1;
  const valued = rows.map(row => ({row, value: keyOf(row)}));
  valued.sort((a, b) => {
    if (a.value === undefined || b.value === undefined) {
      return Number(a.value === undefined) - Number(b.value === undefined);
    }
    return sign * compare(a.value, b.value);
  });
  return valued.map(({row}) => row);
}

function compare(a: string | number, b: string | number): number {
  if (typeof a === "number" && typeof b === "number") return a < b ? -1 : a > b ? 1 : 0;
  return COLLATOR.compare(String(a), String(b));
}
