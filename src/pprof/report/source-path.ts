import {baseName} from "../profile/names.ts";

/** Prefix of every path of some build systems. */
const BUILD_PREFIXES = ["/proc/self/cwd/./", "/proc/self/cwd/"];

/**
 * Makes the path of a source file relative to the sources: prefixes of `trimPath` are cut off its
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
