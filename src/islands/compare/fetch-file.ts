import {BUDGETS} from "../../budgets.ts";
import type {ArtifactFile} from "../../input/artifact-file.ts";
import {artifactFile} from "../../input/artifact-file.ts";

/** Why a file cannot be read here, in a reader's words. */
export class FileError extends Error {}

/** Fetches a published attachment and decompresses it, as the build does. */
export async function fetchFile(address: string, name: string): Promise<ArtifactFile> {
  const response = await fetch(address);
  if (!response.ok || !response.body)
    throw new FileError(`${name} could not be fetched (status ${response.status})`);
  const bytes = await readUpTo(response.body, BUDGETS.attachmentRawBytes, name);
  // By its first bytes, not its name: some servers decompress on the way.
  const compression = compressionOf(bytes);
  if (!compression) return artifactFile(name, name, bytes);
  return artifactFile(name, name, await unpack(bytes, compression, name), compression);
}

function compressionOf(bytes: Uint8Array): "gzip" | "zstd" | undefined {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return "gzip";
  const isZstd = bytes[0] === 0x28 && bytes[1] === 0xb5 && bytes[2] === 0x2f && bytes[3] === 0xfd;
  return isZstd ? "zstd" : undefined;
}

async function unpack(
  bytes: Uint8Array<ArrayBuffer>,
  compression: "gzip" | "zstd",
  name: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(decompressor(compression, name));
  try {
    return await readUpTo(stream, BUDGETS.attachmentRawBytes, name);
  } catch (error) {
    if (error instanceof FileError) throw error;
    throw new FileError(`${name} could not be unpacked: its ${compression} is broken, or of several parts`);
  }
}

/** Not every browser decompresses zstd; the others get a message. */
function decompressor(compression: "gzip" | "zstd", name: string): DecompressionStream {
  try {
    return new DecompressionStream(compression as CompressionFormat);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new FileError(`${name} is packed with ${compression}, which this browser cannot unpack`);
  }
}

async function readUpTo(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  limit: number,
  name: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > limit) {
      await reader.cancel();
      throw new FileError(`${name} is larger than ${limit >> 20} MiB, too large to be compared here`);
    }
    chunks.push(part.value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
