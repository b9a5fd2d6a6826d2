import {cp, readdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import type {AstroConfig, AstroIntegration} from "astro";
import type {Plugin} from "vite";

const ENTRY = fileURLToPath(new URL("../../src/cli/site/pages-entry.ts", import.meta.url));

/**
 * Makes Astro's build end with the bundle it would render pages with: that goes to `server/` of a folder, entered by
 * `entry.mjs`, and the browser's files to `client/`. No page is rendered.
 */
export function keepPages(folder: string): AstroIntegration {
  let config: AstroConfig;
  return {
    name: "keep-pages",
    hooks: {
      "astro:config:setup": ({updateConfig}) => {
        updateConfig({vite: {plugins: [selfContained()]}});
      },
      "astro:config:done": ({config: done, setAdapter}) => {
        config = done;
        setAdapter({
          name: "keep-pages",
          entrypointResolution: "auto",
          supportedAstroFeatures: {staticOutput: "stable", sharpImageService: "stable"},
          adapterFeatures: {buildOutput: "static"},
        });
      },
      "astro:build:start": ({setPrerenderer}) => {
        setPrerenderer({
          name: "keep-pages",
          // Astro removes its bundle when the build is done.
          setup: () =>
            keepServer(fileURLToPath(new URL(".prerender/", config.outDir)), join(folder, "server")),
          getStaticPaths: async () => [],
          render: () => Promise.reject(new Error("no page is rendered while the pages are compiled")),
        });
      },
      "astro:build:done": ({dir}) => keepClient(fileURLToPath(dir), join(folder, "client")),
    },
  };
}

/** Bundles every package into the pages, whose entry is ours. Astro overwrites an input that its configuration names. */
function selfContained(): Plugin {
  return {
    name: "self-contained-pages",
    configEnvironment(name) {
      if (name !== "prerender") return undefined;
      return {build: {rolldownOptions: {input: {entry: ENTRY}}}, resolve: {noExternal: true}};
    },
  };
}

async function keepServer(bundle: string, server: string): Promise<void> {
  await cp(bundle, server, {recursive: true});
  const names = (await readdir(server)).filter(name => /^prerender-entry.*\.mjs$/.test(name));
  if (names.length !== 1)
    throw new Error(`expected one entry of the pages, got ${names.join(", ") || "none"}`);
  await writeFile(join(server, "entry.mjs"), `export * from "./${names[0]}";\n`);
}

async function keepClient(built: string, client: string): Promise<void> {
  await cp(built, client, {recursive: true});
  // A style sheet finds its fonts beside itself, wherever the site is published.
  const assets = join(client, "_astro");
  for (const name of await readdir(assets))
    if (name.endsWith(".css")) {
      const text = await readFile(join(assets, name), "utf8");
      await writeFile(join(assets, name), text.replaceAll("url(/_astro/", "url("));
    }
}
