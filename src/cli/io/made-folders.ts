import {mkdirSync} from "node:fs";

/** Makes folders, each once: to ask the system for an existing folder costs as much as a small file. */
export interface MadeFolders {
  /** Makes a folder with all above it, unless it was made before. */
  make(folder: string): void;
}

/** Starts with no folder made. */
export function madeFolders(): MadeFolders {
  const made = new Set<string>();
  return {
    make(folder) {
      if (made.has(folder)) return;
      mkdirSync(folder, {recursive: true});
      made.add(folder);
    },
  };
}
