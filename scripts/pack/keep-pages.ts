import {cp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";
import type {AstroConfig, AstroIntegration} from "astro";
import type {Plugin} from "vite";
import {PROJECT} from "./project-folder.ts";

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
        updateConfig({vite: {plugins: [selfContained(), withoutFolder()]}});
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

/** Writes pages without the folder they were compiled in: neither their text nor their names depend on it. */
function withoutFolder(): Plugin {
  return {
    name: "pages-without-folder",
    enforce: "post",
    transform: code => (code.includes(PROJECT) ? {code: code.replaceAll(PROJECT, ""), map: null} : undefined),
  };
}

async function keepServer(bundle: string, server: string): Promise<void> {
  await cp(bundle, server, {recursive: true});
  const names = (await readdir(server)).filter(name => /^prerender-entry.*\.mjs$/.test(name));
  const [name] = names;
  if (name === undefined || names.length > 1)
    throw new Error(`expected one entry of the pages, got ${names.join(", ") || "none"}`);
  // Astro's manifest names the folders of the build, and the entry's name depends on them.
  const text = await readFile(join(server, name), "utf8");
  const bare = text
    .replaceAll(pathToFileURL(PROJECT).href, "file://")
    .replaceAll(PROJECT, "")
    .replaceAll(name, "entry.mjs")
    .replaceAll(/\/\.perf-journal\/compile-\d+\//g, "/.perf-journal/compile/");
  await writeFile(join(server, "entry.mjs"), bare);
  await rm(join(server, name));
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
