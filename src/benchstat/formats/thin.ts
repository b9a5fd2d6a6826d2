/**
 * Keeps at most `most` of some values: those in the middle of as many equal parts of them in ascending order, so that
 * median and quartiles stay. Fewer values are kept as they are, in their order.
 */
export function thin(values: readonly number[], most: number): readonly number[] {
  if (values.length <= most) return values;
  const sorted = Float64Array.from(values).sort();
  return Array.from({length: most}, (_, part) => {
    const middle = Math.floor(((part + 0.5) * sorted.length) / most);
    return sorted[middle] ?? 0;
  });
}
