/**
 * Returns the text below the heading of a version, `## 1.2.3` or `## [1.2.3] - 2026-11-29`, up to the next heading of
 * that level; undefined when there is no such heading.
 */
export function changelogSection(changelog: string, version: string): string | undefined {
  const lines = changelog.split("\n");
  const start = lines.findIndex(line => /^## \[?([^\]\s]+)/.exec(line)?.[1] === version);
  if (start < 0) return undefined;
  const length = lines.slice(start + 1).findIndex(line => line.startsWith("## "));
  return lines
    .slice(start + 1, length < 0 ? undefined : start + 1 + length)
    .join("\n")
    .trim();
}
