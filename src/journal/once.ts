/** Returns a function that computes a value on its first call and keeps it. */
export function once<Value>(compute: () => Value): () => Value {
  let computed: {readonly value: Value} | undefined;
  return () => {
    computed ??= {value: compute()};
    return computed.value;
  };
}
