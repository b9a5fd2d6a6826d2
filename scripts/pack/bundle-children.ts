import {copyFileSync, readFileSync, writeFileSync} from "node:fs";
import {basename, join} from "node:path";
import {fileURLToPath} from "node:url";
import {brotliCompressSync, constants} from "node:zlib";
import {build} from "rolldown";
import {listThirdParty} from "./third-party.ts";

const CHARTS = fileURLToPath(new URL("../../src/charts/", import.meta.url));

/** Drawing programs, and the thread that searches series, a file each in a package. */
const CHILDREN = [
  "vega/vega-child.mjs",
  "graphviz/graphviz-child.mjs",
  "raster/raster-child.mjs",
  "../journal/history/ahead/level-thread-fs.ts",
];

/** Files that the programs read, packed by Brotli, which takes a third of their room; and the licences that go with them. */
const FONTS = join(CHARTS, "raster", "fonts");
const ASSETS = [
  fileURLToPath(import.meta.resolve("@resvg/resvg-wasm/index_bg.wasm")),
  join(FONTS, "SourceSans3-Regular.ttf"),
  join(FONTS, "SourceSans3-Semibold.ttf"),
];
const LICENCES = [join(FONTS, "SourceSans3-LICENSE.md"), join(CHARTS, "raster", "resvg-NOTICE.txt")];

/** Bundles the programs with their packages into a folder. Each needs to read only its own file and its assets. */
export async function bundleChildren(folder: string): Promise<void> {
  for (const child of CHILDREN)
    await build({
      input: join(CHARTS, child),
      platform: "node",
      logLevel: "silent",
      plugins: [listThirdParty(folder)],
      output: {file: join(folder, basename(child).replace(/\.ts$/, ".mjs")), format: "esm", minify: true},
    });
  for (const asset of ASSETS)
    writeFileSync(join(folder, `${basename(asset)}.br`), packed(readFileSync(asset)));
  for (const licence of LICENCES) copyFileSync(licence, join(folder, basename(licence)));
}

/** Packs well within a second; the best quality takes ten times as long for a tenth less. */
function packed(bytes: Buffer): Buffer {
  return brotliCompressSync(bytes, {params: {[constants.BROTLI_PARAM_QUALITY]: 9}});
}
