/** Writes a duration in milliseconds as people read it: `8 s`, `1 min 40 s`, `2 h 5 min`. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Estimates the milliseconds left from those of the rounds so far; undefined before the first round. */
export function timeLeft(elapsed: number, done: number, total: number): number | undefined {
  return done > 0 ? (elapsed / done) * Math.max(0, total - done) : undefined;
}
