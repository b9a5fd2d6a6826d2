import {mkdir} from "node:fs/promises";

/** Makes folders, each once: to ask the system for an existing folder costs as much as a small file. */
export interface MadeFolders {
  /** Makes a folder with all above it, unless it was made before. */
  make(folder: string): Promise<void>;
}

/** Starts with no folder made. */
export function madeFolders(): MadeFolders {
  const made = new Map<string, Promise<unknown>>();
  return {
    async make(folder) {
      const making = made.get(folder) ?? mkdir(folder, {recursive: true});
      made.set(folder, making);
      await making;
    },
  };
}
