/** Gives every row of a view an id of its own that stays the same while its benchmark keeps its name. */
export type RowIds = (name: string, unit: string) => string;

/** Starts the ids of a view; a benchmark's first row is `<prefix>-row-<name>`, later rows add their unit. */
export function rowIds(prefix: string): RowIds {
  const taken = new Set<string>();
  /** The number that the last row of a benchmark in a unit has; names occur once in a table, and there may be many tables. */
  const last = new Map<string, number>();
  return (name, unit) => {
    const base = `${prefix}-row-${slug(name)}`;
    const inUnit = `${base}-${slug(unit)}`;
    let id = [base, inUnit].find(candidate => !taken.has(candidate));
    let number = last.get(inUnit) ?? 1;
    while (id === undefined || taken.has(id)) id = `${inUnit}-${++number}`;
    last.set(inUnit, number);
    taken.add(id);
    return id;
  };
}

/** Letters, digits, `_` and single `-` as they are; anything else becomes `-`. */
function slug(text: string): string {
  return text.replace(/[^\p{L}\p{N}_]+/gu, "-").replace(/^-|-$/g, "") || "row";
}
