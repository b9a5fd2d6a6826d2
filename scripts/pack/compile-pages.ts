/**
 * Compiles the pages into a folder that need not exist: `pages/server`, `pages/client`, and the drawing programs in
 * `children`. Usage: node scripts/pack/compile-pages.ts <folder>
 */
import {existsSync, mkdirSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {dirname, join, resolve} from "node:path";
import process from "node:process";
import {digestProgram, PROGRAM_DIGEST} from "../../src/cli/site/compiled-pages.ts";
import {cacheFolder} from "../../src/journal/read/cache-folder-fs.ts";
import {rendererVersion} from "../../src/render/render-cache-fs.ts";
import {bundleChildren} from "./bundle-children.ts";
import {keepPages} from "./keep-pages.ts";
import {PAGES_CONFIG} from "./pages-config.ts";
import {PROJECT} from "./project-folder.ts";

const [wanted] = process.argv.slice(2);
if (wanted === undefined) throw new Error("usage: compile-pages.ts <folder>");
await compileInto(resolve(wanted));

/**
 * Compiles in a folder of the checkout, where Astro keeps its bundle beside the output, and renames it at the end: if two
 * processes compile at once, the result of the first is kept.
 */
async function compileInto(folder: string): Promise<void> {
  const work = join(cacheFolder(PROJECT), `compile-${process.pid}`);
  try {
    mkdirSync(work, {recursive: true});
    await compilePages(work);
    await bundleChildren(join(work, "children"));
    rmSync(join(work, "built"), {recursive: true, force: true});
    writeFileSync(join(work, PROGRAM_DIGEST), digestProgram(work));
    mkdirSync(dirname(folder), {recursive: true});
    if (!existsSync(folder)) renameSync(work, folder);
  } finally {
    rmSync(work, {recursive: true, force: true});
  }
}

async function compilePages(work: string): Promise<void> {
  process.env.ASTRO_TELEMETRY_DISABLED = "1";
  // Key of server islands, which no page has; without it Astro makes a random key for each build.
  process.env.ASTRO_KEY = Buffer.alloc(32).toString("base64");
  // Pages would get these as import.meta.env, and Vite would compile for development.
  for (const name of ["_", "BASE_URL", "DEV", "MODE", "NODE_ENV", "PROD", "SSR", "VITEST"])
    delete process.env[name];
  process.chdir(PROJECT);
  const astro = await import("astro");
  await astro.build({
    ...PAGES_CONFIG,
    root: PROJECT,
    configFile: false,
    outDir: join(work, "built"),
    mode: "production",
    logLevel: "error",
    devToolbar: {enabled: false},
    integrations: [keepPages(join(work, "pages"))],
    vite: {
      ...PAGES_CONFIG.vite,
      define: {PERF_JOURNAL_RENDERER: JSON.stringify(await rendererVersion(PROJECT))},
      // The address of a site is known only when it is rendered.
      experimental: {
        renderBuiltUrl: (_name, {hostType, ssr}) =>
          hostType === "css" || (hostType === "js" && !ssr) ? {relative: true} : undefined,
      },
    },
  });
}
