import {execFileSync} from "node:child_process";
import {mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {brotliCompressSync, gzipSync, zstdCompressSync} from "node:zlib";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {makeMeter} from "../../meter.ts";
import {openAttachment, unpackAttachment} from "./attachment-fs.ts";

let root: string;
let entry: string;

beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "perf-journal-attachment-")));
  entry = join(root, "entry");
  mkdirSync(join(entry, "runs"), {recursive: true});
  mkdirSync(join(root, "outside"));
  writeFileSync(join(root, "outside", "secret.txt"), "secret");
  writeFileSync(join(entry, "before.txt"), "BenchmarkX 1 5 ns/op\n");
  writeFileSync(join(entry, "runs", "a.txt"), "a");
  writeFileSync(join(entry, ".env"), "TOKEN=x");
  symlinkSync(join(root, "outside", "secret.txt"), join(entry, "link.txt"));
  symlinkSync(join(root, "outside"), join(entry, "linked"));
  symlinkSync("before.txt", join(entry, "inner.txt"));
  execFileSync("mkfifo", [join(entry, "pipe.txt")]);
});

afterAll(() => rmSync(root, {recursive: true, force: true}));

/** Concatenates copies of a part. */
function repeated(part: Uint8Array, times: number): Buffer {
  return Buffer.concat(Array.from({length: times}, () => part));
}

const open = (name: string) => openAttachment(entry, name, `content/entry/${name}`);

test("openAttachment(folder, name) reads a file of the entry and of its folders", async () => {
  const opened = await open("before.txt");
  expect(opened.problem).toBeUndefined();
  expect(opened.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(new TextDecoder().decode(opened.bytes)).toBe("BenchmarkX 1 5 ns/op\n");
  expect((await open("runs/a.txt")).problem).toBeUndefined();
});

test.each([
  ["../outside/secret.txt", "PJ040"],
  ["runs/../../outside/secret.txt", "PJ040"],
  ["./before.txt", "PJ040"],
  ["/etc/passwd", "PJ040"],
  ["C:/x.txt", "PJ040"],
  ["..\\outside\\secret.txt", "PJ040"],
  ["before.txt\0.png", "PJ040"],
  [".env", "PJ040"],
  ["CON", "PJ040"],
  ["aux.txt", "PJ040"],
  ["", "PJ040"],
  ["runs//a.txt", "PJ040"],
  ["before.txt.", "PJ040"],
  [`${"x".repeat(201)}.txt`, "PJ040"],
  ["Before.txt", "PJ042"],
  ["RUNS/a.txt", "PJ042"],
  ["link.txt", "PJ043"],
  ["inner.txt", "PJ043"],
  ["linked/secret.txt", "PJ043"],
  ["pipe.txt", "PJ044"],
  ["runs", "PJ044"],
  ["nope.txt", "PJ041"],
  ["before.txt/x", "PJ041"],
])("openAttachment(folder, %j) is refused as %s, and nothing is read", async (name, code) => {
  const opened = await open(name);
  expect(opened.problem).toMatchObject({file: `content/entry/${name}`, severity: "error", code});
  expect(opened.bytes).toBeUndefined();
});

test("a wrong case names the file that is there", async () => {
  expect((await open("Before.txt")).problem).toMatchObject({
    message: 'no file "Before.txt" in this entry, which has "before.txt"',
    hint: 'write "before.txt"',
  });
});

describe("compressed attachments", () => {
  const write = (name: string, bytes: Uint8Array) => {
    writeFileSync(join(entry, name), bytes);
    return open(name);
  };
  const text = Buffer.from("hello\n");

  test("gzip, several members of it, and zstd are opened", async () => {
    for (const [name, bytes] of [
      ["one.gz", gzipSync(text)],
      ["two.gz", Buffer.concat([gzipSync("hel"), gzipSync("lo\n")])],
      ["one.zst", zstdCompressSync(text)],
      ["two.zst", Buffer.concat([zstdCompressSync("hel"), zstdCompressSync("lo\n")])],
    ] as const) {
      const opened = await write(name, bytes);
      expect(opened.problem).toBeUndefined();
      if (!opened.problem) expect(opened.file.text()).toBe("hello\n");
    }
  });

  test.each([
    ["members of nothing", repeated(gzipSync(""), 1000), 20_000],
    ["frames of nothing", repeated(zstdCompressSync(""), 1000), 999 * 4096],
    ["a member that is broken", gzipSync("x".repeat(1000)).subarray(0, 20), 16 * 2 ** 20],
  ] as const)("a meter pays for %s", (_, bytes, least) => {
    const meter = makeMeter();
    unpackAttachment({bytes: new Uint8Array(bytes), sha256: ""}, "a", "a", meter);
    expect(meter.used().bytes).toBeGreaterThanOrEqual(least);
  });

  test("the digest is that of the bytes on disk", async () => {
    const zipped = await write("digest.gz", gzipSync(text));
    const plain = await write("digest.txt", text);
    expect(zipped.sha256).not.toBe(plain.sha256);
    expect(plain.sha256).toBe("5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03");
  });

  test.each([
    ["truncated.gz", gzipSync("x".repeat(1000)).subarray(0, 15), "PJ047", /unexpected end of file/],
    ["damaged.gz", flip(gzipSync("some text that is compressed"), 14), "PJ047", /broken/],
    ["garbage.gz", Buffer.concat([gzipSync(text), Buffer.from("garbage")]), "PJ047", /broken/],
    ["truncated.zst", zstdCompressSync("x".repeat(1000)).subarray(0, 9), "PJ047", /broken/],
    ["garbage.zst", Buffer.concat([zstdCompressSync(text), Buffer.from("garbage")]), "PJ047", /followed by/],
    [
      "frames.zst",
      Buffer.concat(Array.from({length: 5}, () => zstdCompressSync(Buffer.alloc(15 * 2 ** 20)))),
      "PJ048",
      /expands (?:beyond 64 MiB|too much)/,
    ],
    ["frames-of-nothing.zst", repeated(zstdCompressSync(""), 10_001), "PJ047", /over 10000 frames/],
    ["bomb.gz", gzipSync(Buffer.alloc(80 * 2 ** 20)), "PJ048", /expands (?:beyond 64 MiB|too much)/],
    ["bomb.zst", zstdCompressSync(Buffer.alloc(80 * 2 ** 20)), "PJ048", /expands (?:beyond 64 MiB|too much)/],
    [
      "ratio.gz",
      gzipSync(Buffer.alloc(20 * 2 ** 20)),
      "PJ048",
      /expands too much, expected at most 200 times its size/,
    ],
  ] as const)("%s is refused, its bytes still offered", async (name, bytes, code, message) => {
    const opened = await write(name, bytes);
    expect(opened.problem).toMatchObject({code, severity: "error"});
    expect(opened.problem?.message).toMatch(message);
    expect(opened.bytes).toEqual(new Uint8Array(bytes));
  });

  test("brotli has no mark and stays what it is", async () => {
    const opened = await write("x.br", brotliCompressSync(text));
    expect(opened.problem).toBeUndefined();
  });
});

function flip(bytes: Buffer, at: number): Buffer {
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  return bytes;
}
