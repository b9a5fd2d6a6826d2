import {mkdir, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import type {AstroIntegration} from "astro";
import {close, createIndex} from "pagefind";

/** Files of Pagefind's own interface; the search page brings its own. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\b/;

/** Makes the search index of the built pages: whatever stands in a `data-pagefind-body`. */
export function searchIndex(): AstroIntegration {
  return {
    name: "search-index",
    hooks: {
      "astro:build:done": async ({dir, logger}) => {
        const folder = fileURLToPath(dir);
        const {index, errors} = await createIndex({forceLanguage: "en"});
        if (!index) throw new Error(`search index: ${errors.join(", ")}`);
        const added = await index.addDirectory({path: folder});
        if (added.errors.length > 0) throw new Error(`search index: ${added.errors.join(", ")}`);
        // Note: written here and not by Pagefind's own process, which may still be writing when it says it is done.
        const {files, errors: faults} = await index.getFiles();
        if (faults.length > 0) throw new Error(`search index: ${faults.join(", ")}`);
        for (const {path, content} of files)
          if (!UNUSED.test(path)) await write(join(folder, "pagefind", path), content);
        await close();
        logger.info(`${added.page_count} pages can be searched`);
      },
    },
  };
}

async function write(path: string, content: Uint8Array): Promise<void> {
  await mkdir(dirname(path), {recursive: true});
  await writeFile(path, content);
}
