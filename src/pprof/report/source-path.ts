import {baseName} from "../profile/names.ts";

/** What some build systems put before every path. */
const BUILD_PREFIXES = ["/proc/self/cwd/./", "/proc/self/cwd/"];

/**
 * Makes the path of a source file relative to where the sources lie: what `trimPath` lists is cut off its
 * start; without that, everything up to the name of a folder of `sourcePath`. Both take ":" between several.
 */
export function trimSourcePath(path: string, trimPath: string, sourcePath: string): string {
  if (trimPath === "") {
    for (const folder of listOf(sourcePath)) {
      const wanted = `/${baseName(folder)}/`;
      const found = path.indexOf(wanted);
      if (found >= 0) return path.slice(found + wanted.length);
    }
  }
  const prefixes = [...listOf(trimPath).map(prefix => prefix.replace(/\/?$/, "/")), ...BUILD_PREFIXES];
  const prefix = prefixes.find(candidate => path.startsWith(candidate));
  return prefix === undefined ? path : path.slice(prefix.length);
}

function listOf(paths: string): string[] {
  return paths === "" ? [] : paths.split(":");
}
