/**
 * Splits a benchmark's name into the part it shares with the name in the row above and the rest:
 * `Parse/msg=bye` below `Parse/msg=ack` gives `Parse/` and `msg=bye`. Only whole parts are shared.
 */
export function benchmarkNameParts(name: string, above: string | undefined): [shared: string, own: string] {
  const parts = name.split("/");
  const others = above?.split("/") ?? [];
  let shared = 0;
  while (shared < parts.length - 1 && parts[shared] === others[shared]) shared++;
  const start = parts.slice(0, shared).join("/");
  return shared === 0 ? ["", name] : [`${start}/`, parts.slice(shared).join("/")];
}
