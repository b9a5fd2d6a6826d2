import {readdirSync, readFileSync} from "node:fs";
import {basename, join} from "node:path";

/**
 * Chooses entries of a journal that together have every type of file, directive and drawing that the journal has. `content` is
 * its folder; returns the folders of the entries relative to it, sorted.
 */
export function entriesOfEveryKind(content: string): string[] {
  const entries = readdirSync(content, {recursive: true, encoding: "utf8"})
    .filter(path => basename(path) === "index.md")
    .map(path => path.slice(0, -"/index.md".length))
    .map(folder => ({folder, parts: partsOf(join(content, folder))}));
  const missing = new Set(entries.flatMap(({parts}) => [...parts]));
  const chosen: string[] = [];
  while (missing.size > 0) {
    const most = entries.toSorted(
      (a, b) =>
        b.parts.intersection(missing).size - a.parts.intersection(missing).size ||
        (a.folder < b.folder ? -1 : 1),
    )[0];
    if (!most) break;
    chosen.push(most.folder);
    for (const part of most.parts) missing.delete(part);
  }
  return chosen.sort();
}

/** Returns the endings of an entry's files, and the directives and fences with a graph in its text. */
function partsOf(folder: string): Set<string> {
  const text = readFileSync(join(folder, "index.md"), "utf8");
  const endings = readdirSync(folder).map(name => /\.[a-z]+(?:\.gz)?$/.exec(name)?.[0] ?? name);
  const used = Array.from(text.matchAll(/^(?::{2,3}[a-z-]+|`{3}dot$)|:[a-z-]+(?=[[{])/gm), ([part]) => part);
  return new Set([...endings, ...used]);
}
