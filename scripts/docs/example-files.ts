import {execFileSync} from "node:child_process";
import {mkdirSync, readFileSync, symlinkSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {gunzipSync, gzipSync} from "node:zlib";
import type {ExampleRecipe, ProblemExample} from "../../src/problems/guides/guide.ts";
import {examplePage} from "../../src/problems/guides/guide.ts";

const SRC = new URL("../../src/", import.meta.url);

/** Writes the files of an example into a folder; a folder with a .gitignore becomes a repository. */
export function writeExample({files}: ProblemExample, root: string): void {
  for (const [name, file] of Object.entries(files)) {
    const path = join(root, name);
    mkdirSync(dirname(path), {recursive: true});
    if (typeof file === "string") writeFileSync(path, file);
    else RECIPES[file.recipe](path);
  }
  if (".gitignore" in files) execFileSync("git", ["init", "--quiet"], {cwd: root});
}

const RECIPES: Readonly<Record<ExampleRecipe, (path: string) => void>> = {
  "page in UTF-16": path =>
    writeFileSync(path, Buffer.from(`\ufeff${examplePage("Buffers come from a pool.")}`, "utf16le")),
  "symbolic link": path => symlinkSync("../../baseline.txt", path),
  "named pipe": path => void execFileSync("mkfifo", [path]),
  "cut gzip": path => writeFileSync(path, gzippedProfile().subarray(0, -200)),
  "whole gzip": path => writeFileSync(path, gzippedProfile()),
  "gzip of zeros": path => writeFileSync(path, gzipSync(Buffer.alloc(80 * 2 ** 20))),
  "cut trace": path => writeFileSync(path, longTrace().subarray(0, 60_000)),
  "damaged trace": path => writeFileSync(path, damaged(trace("go1.26-contend"))),
  "whole trace": path => writeFileSync(path, trace("go1.26-contend")),
};

function gzippedProfile(): Uint8Array {
  return readFileSync(new URL("cli/testdata/cpu.pb.gz", SRC));
}

function trace(name: string): Uint8Array {
  return readFileSync(new URL(`artifacts/execution-trace/testdata/samples/${name}.trace`, SRC));
}

/** A trace of several parts. */
function longTrace(): Uint8Array {
  return gunzipSync(
    readFileSync(new URL("artifacts/execution-trace/testdata/traces/go1.26-long.trace.gz", SRC)),
  );
}

/** Replaces a byte in the middle by a byte that begins no event. */
function damaged(bytes: Uint8Array): Uint8Array {
  return bytes.with(Math.floor(bytes.length / 2), 0xff);
}
