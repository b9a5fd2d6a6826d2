// Draws SVG as PNG in a process of its own: a line of JSON in, a line of JSON out; the first line out is for being ready.
// Arguments are the files of resvg's WebAssembly and of the fonts, packed by Brotli where their names end in .br. See raster-fs.ts.
import {readFileSync} from "node:fs";
import process from "node:process";
import {createInterface} from "node:readline";
import {brotliDecompressSync, crc32, deflateSync} from "node:zlib";
import {initWasm, Resvg} from "@resvg/resvg-wasm";

const [program, ...fonts] = process.argv.slice(2).map(path => {
  const bytes = readFileSync(path);
  return new Uint8Array(path.endsWith(".br") ? brotliDecompressSync(bytes) : bytes);
});
await initWasm(program);
process.stdout.write("ready\n");
for await (const line of createInterface({input: process.stdin}))
  process.stdout.write(`${JSON.stringify(draw(JSON.parse(line)))}\n`);

function draw({svg, scale}) {
  const font = {fontBuffers: fonts, loadSystemFonts: false, defaultFontFamily: "Source Sans 3"};
  let drawing, image;
  try {
    drawing = new Resvg(svg, {font, fitTo: {mode: "zoom", value: scale}});
    image = drawing.render();
    return {png: indexedPng(image.pixels, image.width, image.height).toString("base64")};
  } catch (error) {
    return {error: String(error?.message ?? error)};
  } finally {
    image?.free();
    drawing?.free();
  }
}

// Writes opaque pixels as a PNG with a palette, which has less than half the bytes of RGBA; see https://www.w3.org/TR/png-3/.
function indexedPng(pixels, width, height) {
  const {palette, indices} = indexed(new Uint32Array(pixels.buffer, pixels.byteOffset, width * height));
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++)
    rows.set(indices.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits, palette.
  header.set([8, 3], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const colours = Buffer.from(palette.flatMap(channels));
  const body = [chunk("IHDR", header), chunk("PLTE", colours), chunk("IDAT", deflateSync(rows))];
  return Buffer.concat([signature, ...body, chunk("IEND", Buffer.alloc(0))]);
}

function chunk(type, data) {
  const framed = Buffer.alloc(data.length + 12);
  framed.writeUInt32BE(data.length, 0);
  framed.write(type, 4, "latin1");
  framed.set(data, 8);
  framed.writeUInt32BE(crc32(framed.subarray(4, data.length + 8)), data.length + 8);
  return framed;
}

// The 256 most frequent colours; the others, edges of letters between two colours, become the nearest of them.
function indexed(pixels) {
  const numbers = new Map();
  const counts = [];
  const all = new Uint32Array(pixels.length);
  let last = -1;
  let number = 0;
  for (let at = 0; at < pixels.length; at++) {
    const colour = pixels[at];
    if (colour !== last) {
      last = colour;
      number = numbers.get(colour) ?? numbers.set(colour, counts.push(0) - 1).size - 1;
    }
    counts[number]++;
    all[at] = number;
  }
  const colours = [...numbers.keys()];
  const kept = colours
    .map((_, at) => at)
    .sort((a, b) => counts[b] - counts[a] || colours[a] - colours[b])
    .slice(0, 256)
    .sort((a, b) => a - b);
  const palette = kept.map(at => colours[at]);
  const places = new Map(kept.map((at, place) => [at, place]));
  const table = colours.map((colour, at) => places.get(at) ?? nearest(palette, colour));
  return {palette, indices: Uint8Array.from(all, at => table[at])};
}

function nearest(palette, colour) {
  const [red, green, blue] = channels(colour);
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [at, other] of palette.entries()) {
    const distance =
      (red - (other & 0xff)) ** 2 +
      (green - ((other >> 8) & 0xff)) ** 2 +
      (blue - ((other >> 16) & 0xff)) ** 2;
    if (distance < least) [best, least] = [at, distance];
  }
  return best;
}

function channels(colour) {
  return [colour & 0xff, (colour >> 8) & 0xff, (colour >> 16) & 0xff];
}
