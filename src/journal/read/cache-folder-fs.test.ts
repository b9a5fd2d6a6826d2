import {chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import process from "node:process";
import {afterEach, beforeEach, expect, test, vi} from "vitest";
import type {TemporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {temporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {cacheFolder} from "./cache-folder-fs.ts";

let folder: TemporaryJournal;

beforeEach(() => {
  folder = temporaryJournal();
});
afterEach(() => {
  vi.unstubAllEnvs();
  chmodSync(folder.root, 0o755);
  folder.remove();
});

test("cacheFolder(root) is .perf-journal/ in the root, which git ignores", () => {
  const cache = cacheFolder(folder.root);
  expect(cache).toBe(join(folder.root, ".perf-journal"));
  expect(readFileSync(join(cache, ".gitignore"), "utf8")).toBe("*\n");
  expect(cacheFolder(folder.root)).toBe(cache);
});

test("cacheFolder(root) lies in the system's cache if the root cannot hold one", () => {
  writeFileSync(join(folder.root, ".perf-journal"), "a file");
  vi.stubEnv("XDG_CACHE_HOME", join(folder.root, "system cache"));
  const cache = cacheFolder(folder.root);
  expect(cache).toMatch(/system cache[\\/]perf-journal[\\/]journals[\\/][0-9a-f]{16}$/);
  expect(existsSync(cache)).toBe(true);
  expect(cacheFolder(join(folder.root, ".perf-journal"))).not.toBe(cache);
});

test.skipIf(process.getuid?.() === 0)("cacheFolder(root) leaves a root alone that cannot be written", () => {
  vi.stubEnv("XDG_CACHE_HOME", join(folder.root, "cache"));
  mkdirSync(join(folder.root, "cache"));
  chmodSync(folder.root, 0o555);
  expect(cacheFolder(folder.root)).toContain(join(folder.root, "cache"));
});

test("cacheFolder(root) is temporary, and the same in a process, where nothing else can be written", () => {
  writeFileSync(join(folder.root, ".perf-journal"), "a file");
  vi.stubEnv("XDG_CACHE_HOME", join(folder.root, ".perf-journal"));
  const cache = cacheFolder(folder.root);
  expect(existsSync(cache)).toBe(true);
  expect(cacheFolder(folder.root)).toBe(cache);
});
