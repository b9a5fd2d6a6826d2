import {join} from "node:path";
import type {AstroIntegration} from "astro";
import {DEFAULT_DIR} from "../../src/journal/read/journal-place.ts";
import type {SiteOptions} from "../../src/publish/site-options-fs.ts";

/**
 * Reloads the dev server's pages when anything in the folder of the entries changes.
 * Vite watches only imports of modules; entries and attachments are read, not imported.
 */
export function contentWatch({root, dir = DEFAULT_DIR}: Pick<SiteOptions, "root" | "dir">): AstroIntegration {
  const content = join(root, dir);
  return {
    name: "content-watch",
    hooks: {
      "astro:server:setup": ({server}) => {
        server.watcher.add(content);
        server.watcher.on("all", (_event, path) => {
          if (!path.startsWith(content)) return;
          // Astro caches the result of getStaticPaths, and with it old entries, until it is invalidated.
          for (const environment of Object.values(server.environments))
            environment.hot.send("astro:content-changed", {});
          server.ws.send({type: "full-reload", path: "*"});
        });
      },
    },
  };
}
