/**
 * Returns the end of the component that begins at `start` and the start of the next; undefined for the last component.
 * Components end at a dot, a double colon, and a slash unless `atSlashes` is false, outside brackets.
 */
export function componentEnd(
  label: string,
  start: number,
  atSlashes = true,
): {end: number; next: number} | undefined {
  let depth = 0;
  for (let i = start; i < label.length; i++) {
    const character = label[i] ?? "";
    if ("([{<".includes(character)) depth++;
    else if (")]}>".includes(character)) depth--;
    if (depth > 0 || i === start) continue;
    const length = label.startsWith("::", i)
      ? 2
      : character === "." || (atSlashes && character === "/")
        ? 1
        : 0;
    const isEnd = length > 0 && i + length < label.length && !label.startsWith("..", i);
    if (isEnd) return {end: i, next: i + length};
  }
  return undefined;
}
