/** Facts in the first bytes of an image. */
export interface ImageHeader {
  readonly format: "PNG" | "JPEG" | "WebP" | "GIF";
  /** Pixels; 0 if the header lacks it. */
  readonly width: number;
  readonly height: number;
}

/** Reads format and size from an image's first bytes; undefined for anything else. */
export function readImageHeader(bytes: Uint8Array): ImageHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (startsWith(bytes, "\x89PNG\r\n\x1a\n") && bytes.length >= 24)
    return {format: "PNG", width: view.getUint32(16), height: view.getUint32(20)};
  if (startsWith(bytes, "GIF8") && bytes.length >= 10)
    return {format: "GIF", width: view.getUint16(6, true), height: view.getUint16(8, true)};
  if (startsWith(bytes, "RIFF") && startsWith(bytes.subarray(8), "WEBP"))
    return {format: "WebP", ...webpSize(view)};
  if (startsWith(bytes, "\xff\xd8\xff")) return {format: "JPEG", ...jpegSize(view)};
  return undefined;
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return (
    bytes.length >= text.length && [...text].every((character, i) => bytes[i] === character.charCodeAt(0))
  );
}

/** Sizes of the three chunk forms (WebP container specification); 0 × 0 for a file cut short. */
function webpSize(view: DataView): {width: number; height: number} {
  const none = {width: 0, height: 0};
  if (view.byteLength < 30) return none;
  switch (view.getUint32(12)) {
    case 0x56503820: // "VP8 "
      return {width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff};
    case 0x5650384c: {
      // "VP8L"
      const bits = view.getUint32(21, true);
      return {width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1};
    }
    case 0x56503858: // "VP8X"
      return {width: (view.getUint32(24, true) & 0xffffff) + 1, height: (view.getUint32(26, true) >>> 8) + 1};
    default:
      return none;
  }
}

/** Size from the first start-of-frame segment (ITU T.81 B.2.2); 0 × 0 without such a segment. */
function jpegSize(view: DataView): {width: number; height: number} {
  let at = 2;
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return {height: view.getUint16(at + 5), width: view.getUint16(at + 7)};
    at += 2 + view.getUint16(at + 2);
  }
  return {width: 0, height: 0};
}
