/** Orders texts by their UTF-8 bytes, as Go does; JavaScript's own order differs beyond U+FFFF. */
export function compareBytes(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return codePointRank(x) - codePointRank(y);
  }
  return a.length - b.length;
}

/** Puts halves of code points beyond U+FFFF behind every other code unit. */
function codePointRank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x1_0000 : unit;
}

/** Returns the last element of a slash-separated path, as Go's `path.Base` does; "." for "". */
export function baseName(path: string): string {
  if (path === "") return ".";
  const trimmed = withoutSlashes(path);
  return trimmed === "" ? "/" : trimmed.slice(trimmed.lastIndexOf("/") + 1);
}

/** An expression would try to end at each slash of a path. */
function withoutSlashes(path: string): string {
  let end = path.length;
  while (path[end - 1] === "/") end--;
  return path.slice(0, end);
}

/** Returns the shortest path that names the same file, as Go's `path.Clean` does. */
export function cleanPath(path: string): string {
  if (!/\/\/|\/$|(?:^|\/)\.\.?(?:\/|$)/.test(path)) return path === "" ? "." : path;
  const rooted = path.startsWith("/");
  const kept: string[] = [];
  for (const element of path.split("/")) {
    if (element === "" || element === ".") continue;
    if (element !== "..") kept.push(element);
    else if (kept.length > 0 && kept.at(-1) !== "..") kept.pop();
    else if (!rooted) kept.push("..");
  }
  const cleaned = (rooted ? "/" : "") + kept.join("/");
  return cleaned === "" ? "." : cleaned;
}
