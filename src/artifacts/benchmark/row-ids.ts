/** Gives every row of a view an id of its own that stays the same while its benchmark keeps its name. */
export type RowIds = (name: string, unit: string) => string;

/** Starts the ids of a view; a benchmark's first row is `<prefix>-row-<name>`, later ones add their unit. */
export function rowIds(prefix: string): RowIds {
  const taken = new Set<string>();
  return (name, unit) => {
    const base = `${prefix}-row-${slug(name)}`;
    const candidates = [base, `${base}-${slug(unit)}`];
    let id = candidates.find(candidate => !taken.has(candidate));
    for (let i = 2; id === undefined || taken.has(id); i++) id = `${base}-${slug(unit)}-${i}`;
    taken.add(id);
    return id;
  };
}

/** Letters, digits, `_` and single `-` as they are; anything else becomes `-`. */
function slug(text: string): string {
  return text.replace(/[^\p{L}\p{N}_]+/gu, "-").replace(/^-|-$/g, "") || "row";
}
