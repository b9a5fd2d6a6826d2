import {readdir, rm} from "node:fs/promises";
import {join} from "node:path";
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
        await index.writeFiles({outputPath: join(folder, "pagefind")});
        await close();
        await removeUnused(join(folder, "pagefind"));
        logger.info(`${added.page_count} pages can be searched`);
      },
    },
  };
}

async function removeUnused(folder: string): Promise<void> {
  for (const name of await readdir(folder)) if (UNUSED.test(name)) await rm(join(folder, name));
}
