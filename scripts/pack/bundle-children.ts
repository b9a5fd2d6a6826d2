import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {build} from "rolldown";

const CHARTS = fileURLToPath(new URL("../../src/charts/", import.meta.url));

/** Drawing programs, a file each in a package. */
const CHILDREN = ["vega/vega-child.mjs", "graphviz/graphviz-child.mjs"];

/** Bundles the drawing programs with their packages into a folder. Each needs to read only its own file. */
export async function bundleChildren(folder: string): Promise<void> {
  for (const child of CHILDREN)
    await build({
      input: join(CHARTS, child),
      platform: "node",
      logLevel: "silent",
      output: {file: join(folder, child.replace(/^.*\//, "")), format: "esm", minify: true},
    });
}
