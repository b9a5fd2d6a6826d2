/** True if `YYYY-MM-DD` is a day of the (proleptic Gregorian) calendar: false for 2026-02-30. */
export function isCalendarDay(date: string): boolean {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  const found = new Date(Date.UTC(year, month - 1, day));
  return found.toISOString().slice(0, 10) === date;
}
