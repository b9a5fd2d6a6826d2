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
