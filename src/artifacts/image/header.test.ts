import {expect, test} from "vitest";
import {readImageHeader} from "./header.ts";

const bytes = (text: string) => Uint8Array.from(text, character => character.charCodeAt(0));

test("readImageHeader(bytes) reads format and size of each format", () => {
  const png = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\x80\0\0\x01\xe0";
  expect(readImageHeader(bytes(png))).toEqual({format: "PNG", width: 640, height: 480});
  expect(readImageHeader(bytes("GIF89a\x0a\0\x14\0"))).toEqual({format: "GIF", width: 10, height: 20});
  const jpeg = "\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x11\x08\x01\xe0\x02\x80\x03\x01\x22\0\x02\x11";
  expect(readImageHeader(bytes(jpeg))).toEqual({format: "JPEG", width: 640, height: 480});
  const webp = "RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0\x2f\x7f\xc2\x77\0\0\0\0\0\0\0\0\0";
  expect(readImageHeader(bytes(webp))).toEqual({format: "WebP", width: 640, height: 480});
});

test("readImageHeader(bytes) refuses SVG, text and a few bytes of anything", () => {
  for (const text of ["<svg/>", "hello", "", "\x89PNG", "GIF8", "RIFFxxxxWEBP"]) {
    const header = readImageHeader(bytes(text));
    expect(header === undefined || header.width === 0).toBe(true);
  }
});

test("readImageHeader(bytes) survives every cut of a file", () => {
  const jpeg = bytes("\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x11\x08\x01\xe0\x02\x80\x03\x01\x22\0\x02\x11");
  for (let n = 0; n <= jpeg.length; n++) expect(() => readImageHeader(jpeg.subarray(0, n))).not.toThrow();
});
