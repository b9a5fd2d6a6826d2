/** Makes a value once for each key of an object, and keeps it as long as the object lives. */
export type MemoizeByObject<Value> = (owner: object, key: string, make: () => Value) => Value;

/**
 * Makes a place for values that several reports of a profile need: its page has eight tabs, and summing a
 * large profile takes most of their time. Kept values must never be changed.
 */
export function memoizeByObject<Value>(): MemoizeByObject<Value> {
  const kept = new WeakMap<object, Map<string, Value>>();
  return (owner, key, make) => {
    const values = kept.get(owner) ?? new Map<string, Value>();
    kept.set(owner, values);
    const known = values.get(key);
    if (known !== undefined) return known;
    const value = make();
    values.set(key, value);
    return value;
  };
}
