import {gzipSync} from "node:zlib";
import {afterEach, expect, test, vi} from "vitest";
import {FileError, fetchFile} from "./fetch-file.ts";

afterEach(() => vi.unstubAllGlobals());

function serve(body: Uint8Array<ArrayBuffer> | string, status = 200): void {
  vi.stubGlobal("fetch", async () => new Response(body, {status}));
}

test("fetchFile(address, name) reads text as it is, gzip unpacked by its first bytes, whatever it is called", async () => {
  serve("Benchmark text");
  expect((await fetchFile("/files/a/after.txt.gz", "after.txt.gz")).text()).toBe("Benchmark text");
  serve(new Uint8Array(gzipSync("Benchmark text")));
  const unpacked = await fetchFile("/files/a/after.txt", "after.txt");
  expect(unpacked.text()).toBe("Benchmark text");
  expect(unpacked).toMatchObject({name: "after.txt", compression: "gzip"});
});

test.each([
  ["gone", 404, "a.txt could not be fetched (status 404)"],
  [
    Uint8Array.from([0x1f, 0x8b, 8, 0, 1]),
    200,
    "a.txt could not be unpacked: its gzip is broken, or of several parts",
  ],
])("fetchFile(address, name) says why it has no file: %j", async (body, status, message) => {
  serve(body, status);
  await expect(fetchFile("/files/a/a.txt", "a.txt")).rejects.toThrow(new FileError(message));
});

test("fetchFile(address, name) names what this browser cannot unpack", async () => {
  vi.stubGlobal(
    "DecompressionStream",
    class {
      constructor() {
        throw new TypeError("unsupported");
      }
    },
  );
  serve(Uint8Array.from([0x28, 0xb5, 0x2f, 0xfd, 0]));
  await expect(fetchFile("/files/a/a.zst", "a.zst")).rejects.toThrow(
    "a.zst is packed with zstd, which this browser cannot unpack",
  );
});

test("fetchFile(address, name) stops where a file expands beyond what the build would read", async () => {
  serve(new Uint8Array(gzipSync(new Uint8Array(65 * 1024 * 1024), {level: 1})));
  await expect(fetchFile("/files/a/a.gz", "a.gz")).rejects.toThrow(
    "a.gz is larger than 64 MiB, too large to be compared here",
  );
});
