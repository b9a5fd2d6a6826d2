import {DARK_SCHEME} from "../../charts/plain/dark-scheme.ts";

/** Pixels of a PNG for each pixel of the figure. */
const SCALE = 2;

/** Fetches a file from the site that is shown, which need not be published; rejects with DOMException. */
export async function loadedFile(path: string): Promise<Blob> {
  const response = await fetch(path).catch(() => undefined);
  if (!response?.ok) throw new DOMException(`${path} cannot be loaded`, "NetworkError");
  return response.blob();
}

/** Draws the SVG of a figure as PNG in the colours that the page has now; rejects with DOMException. */
export async function figurePng(path: string): Promise<Blob> {
  const svg = await (await loadedFile(path)).text();
  const drawing = await loadedImage(inScheme(svg, isDark()));
  const canvas = document.createElement("canvas");
  canvas.width = drawing.naturalWidth * SCALE;
  canvas.height = drawing.naturalHeight * SCALE;
  canvas.getContext("2d")?.drawImage(drawing, 0, 0, canvas.width, canvas.height);
  const png = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, "image/png"));
  if (!png) throw new DOMException("the picture cannot be drawn", "EncodingError");
  return png;
}

/** An SVG whose dark colours always or never apply. */
function inScheme(svg: string, isDarkScheme: boolean): string {
  return svg.replace(DARK_SCHEME, isDarkScheme ? "@media all" : "@media not all");
}

function isDark(): boolean {
  const {theme} = document.documentElement.dataset;
  return theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

async function loadedImage(svg: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svg], {type: "image/svg+xml"}));
  try {
    await image.decode();
  } finally {
    URL.revokeObjectURL(image.src);
  }
  return image;
}
