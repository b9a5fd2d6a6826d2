import {join} from "node:path";
import type {AstroIntegration} from "astro";

/**
 * Reloads the dev server's pages when anything below content/ changes.
 * Vite watches what modules import; entries and attachments are read, not imported.
 */
export function contentWatch(root: string): AstroIntegration {
  const content = join(root, "content");
  return {
    name: "content-watch",
    hooks: {
      "astro:server:setup": ({server}) => {
        server.watcher.add(content);
        server.watcher.on("all", (_event, path) => {
          if (!path.startsWith(content)) return;
          // Astro keeps what getStaticPaths returned, and with it entries as they were, until it is told.
          for (const environment of Object.values(server.environments))
            environment.hot.send("astro:content-changed", {});
          server.ws.send({type: "full-reload", path: "*"});
        });
      },
    },
  };
}
