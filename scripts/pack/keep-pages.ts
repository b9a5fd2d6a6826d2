import {cp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";
import type {AstroConfig, AstroIntegration} from "astro";
import type {Plugin} from "vite";
import {PROJECT} from "./project-folder.ts";
import {listThirdParty} from "./third-party.ts";

const ENTRY = fileURLToPath(new URL("../../src/cli/site/pages-entry.ts", import.meta.url));

/**
 * Ends Astro's build before a page is rendered. The bundle that renders pages is copied to `server/` of a folder, with the
 * entry `entry.mjs`, and the browser's files to `client/`.
 */
export function keepPages(folder: string): AstroIntegration {
  let config: AstroConfig;
  return {
    name: "keep-pages",
    hooks: {
      "astro:config:setup": ({updateConfig}) => {
        updateConfig({vite: {plugins: [selfContained(), listThirdParty(folder), withoutFolder()]}});
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
          // Astro removes its bundle at the end of the build.
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

/** Bundles every package into the pages. The entry is set here, since Astro overwrites an input of its configuration. */
function selfContained(): Plugin {
  return {
    name: "self-contained-pages",
    configEnvironment(name) {
      if (name !== "prerender") return undefined;
      return {build: {rolldownOptions: {input: {entry: ENTRY}}}, resolve: {noExternal: true}};
    },
  };
}

/** Removes the folder of the checkout from the pages, so that their text and names do not depend on it. */
function withoutFolder(): Plugin {
  return {
    name: "pages-without-folder",
    enforce: "post",
    transform: code => {
      const bare = withoutProject(code);
      return bare === code ? undefined : {code: bare, map: null};
    },
  };
}

/** Removes the folder of the checkout from a text, as the system writes it and with slashes. */
function withoutProject(text: string): string {
  return text.replaceAll(PROJECT, "").replaceAll(PROJECT.replaceAll("\\", "/"), "");
}

async function keepServer(bundle: string, server: string): Promise<void> {
  await cp(bundle, server, {recursive: true});
  const names = (await readdir(server)).filter(name => /^prerender-entry.*\.mjs$/.test(name));
  const [name] = names;
  if (name === undefined || names.length > 1)
    throw new Error(`expected one entry of the pages, got ${names.join(", ") || "none"}`);
  // Astro's manifest names the folders of the build, and the entry's name depends on them.
  const text = await readFile(join(server, name), "utf8");
  const bare = withoutProject(text.replaceAll(pathToFileURL(PROJECT).href, "file://"))
    .replaceAll(name, "entry.mjs")
    .replaceAll(/\/\.perf-journal\/compile-\d+\//g, "/.perf-journal/compile/");
  await writeFile(join(server, "entry.mjs"), bare);
  await rm(join(server, name));
}

async function keepClient(built: string, client: string): Promise<void> {
  await cp(built, client, {recursive: true});
  // Addresses of fonts are relative to their style sheet, under any base.
  const assets = join(client, "_astro");
  for (const name of await readdir(assets))
    if (name.endsWith(".css")) {
      const text = await readFile(join(assets, name), "utf8");
      await writeFile(join(assets, name), text.replaceAll("url(/_astro/", "url("));
    }
}
