/** Makes a function that keeps its results for the `most` subjects that were asked last. */
export function recent<Subject, Result>(
  compute: (subject: Subject) => Result,
  most: number,
): (subject: Subject) => Result {
  const known = new Map<Subject, {readonly result: Result}>();
  return subject => {
    const found = known.get(subject) ?? {result: compute(subject)};
    known.delete(subject);
    known.set(subject, found);
    for (const oldest of known.keys()) {
      if (known.size <= most) break;
      known.delete(oldest);
    }
    return found.result;
  };
}
