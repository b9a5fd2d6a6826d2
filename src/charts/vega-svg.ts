import type {TopLevelSpec} from "vega-lite";

/**
 * Draws a Vega-Lite specification of our own as an SVG string, without a browser or a canvas.
 * Vega is loaded on first use; the loader refuses every address, since our charts carry their data.
 */
export async function vegaSvg(spec: TopLevelSpec): Promise<string> {
  const [vega, {compile}] = await Promise.all([import("vega"), import("vega-lite")]);
  // Ids of clip paths count up over the process; without this the same chart would differ from build to build.
  vega.resetSVGDefIds();
  const view = new vega.View(vega.parse(compile(spec).spec), {
    renderer: "none",
    loader: refusingLoader(vega),
  });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

function refusingLoader(vega: typeof import("vega")) {
  const refuse = (uri: string) => Promise.reject(new Error(`a chart asked for "${uri}", expected none`));
  return {...vega.loader(), load: refuse, sanitize: refuse, http: refuse, file: refuse};
}
