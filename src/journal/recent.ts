/** Values of the subjects that were asked for last. */
export interface RecentValues<Subject, Value> {
  /** Returns the value of a subject, which becomes the last. */
  get(subject: Subject): Value | undefined;
  /** Adds a subject as the last; the oldest beyond the maximum is forgotten. */
  set(subject: Subject, value: Value): void;
  /** True for a subject that has a value; its place stays. */
  has(subject: Subject): boolean;
}

/** Keeps the values of at most `most` subjects. */
export function recentValues<Subject, Value extends object>(most: number): RecentValues<Subject, Value> {
  const known = new Map<Subject, Value>();
  const set = (subject: Subject, value: Value): void => {
    known.delete(subject);
    known.set(subject, value);
    for (const oldest of known.keys()) {
      if (known.size <= most) break;
      known.delete(oldest);
    }
  };
  return {
    get(subject) {
      const value = known.get(subject);
      if (value) set(subject, value);
      return value;
    },
    set,
    has: subject => known.has(subject),
  };
}

/** Makes a function that keeps its results for the `most` subjects that were asked last. */
export function recent<Subject, Result>(
  compute: (subject: Subject) => Result,
  most: number,
): (subject: Subject) => Result {
  const known = recentValues<Subject, {readonly result: Result}>(most);
  return subject => {
    const found = known.get(subject) ?? {result: compute(subject)};
    known.set(subject, found);
    return found.result;
  };
}
