/** Maximum number of months in a switch. */
const SHOWN = 6;

/** Links of a month switch. */
export interface MonthLinks {
  /** `YYYY-MM`, newest first. */
  readonly months: readonly string[];
  /** Years that have further months, newest first. */
  readonly years: readonly string[];
}

/** Chooses the months nearest to `current`, at most six, from months `YYYY-MM` that are newest first. */
export function monthLinks(months: readonly string[], current: string): MonthLinks {
  const place = Math.max(0, months.indexOf(current));
  const start = Math.max(0, Math.min(place - SHOWN / 2, months.length - SHOWN));
  const shown = months.slice(start, start + SHOWN);
  const others = months.filter(month => !shown.includes(month));
  return {months: shown, years: [...new Set(others.map(month => month.slice(0, 4)))]};
}
