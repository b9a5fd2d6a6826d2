// Draws SVG as PNG in a process of its own: a line of JSON in, a line of JSON out; the first line out is for being ready.
// Arguments are the files of resvg's WebAssembly and of the fonts, packed by Brotli where their names end in .br. See raster-fs.ts.
import {readFileSync} from "node:fs";
import process from "node:process";
import {createInterface} from "node:readline";
import {brotliDecompressSync} from "node:zlib";
import {initWasm, Resvg} from "@resvg/resvg-wasm";

const [program, ...fonts] = process.argv.slice(2).map(path => {
  const bytes = readFileSync(path);
  return new Uint8Array(path.endsWith(".br") ? brotliDecompressSync(bytes) : bytes);
});
await initWasm(program);
process.stdout.write("ready\n");
for await (const line of createInterface({input: process.stdin}))
  process.stdout.write(`${JSON.stringify(draw(JSON.parse(line)))}\n`);

function draw(svg) {
  const font = {fontBuffers: fonts, loadSystemFonts: false, defaultFontFamily: "Source Sans 3"};
  let drawing, image;
  try {
    drawing = new Resvg(svg, {font});
    image = drawing.render();
    return {png: Buffer.from(image.asPng()).toString("base64")};
  } catch (error) {
    return {error: String(error?.message ?? error)};
  } finally {
    image?.free();
    drawing?.free();
  }
}
