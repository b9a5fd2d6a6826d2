import {chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterEach, beforeEach, expect, test} from "vitest";
import type {ChromiumSearch} from "./find-chromium.ts";
import {findChromium, isDebian} from "./find-chromium.ts";

let home = "";

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "perf-journal-chromium-"));
});
afterEach(() => rmSync(home, {recursive: true, force: true}));

function executable(path: string): string {
  const file = join(home, path);
  mkdirSync(dirname(file), {recursive: true});
  writeFileSync(file, "#!/bin/sh\n");
  chmodSync(file, 0o755);
  return file;
}

function search(env: Record<string, string> = {}): ChromiumSearch {
  return {env: {PATH: join(home, "bin"), ...env}, platform: "linux", home};
}

test("findChromium(search) takes the one that PERF_JOURNAL_CHROMIUM names", () => {
  executable("bin/chromium");
  const named = executable("my-chrome");
  expect(findChromium(search({PERF_JOURNAL_CHROMIUM: named}))).toBe(named);
});

test("findChromium(search) says so when PERF_JOURNAL_CHROMIUM names nothing that runs", () => {
  expect(() => findChromium(search({PERF_JOURNAL_CHROMIUM: "/nowhere/chrome"}))).toThrow(
    'PERF_JOURNAL_CHROMIUM names "/nowhere/chrome", which cannot be run',
  );
});

test("findChromium(search) prefers chromium on the PATH to google-chrome and to Playwright's", () => {
  executable(".cache/ms-playwright/chromium-1200/chrome-linux/chrome");
  executable("bin/google-chrome");
  const chromium = executable("bin/chromium");
  expect(findChromium(search())).toBe(chromium);
});

test("findChromium(search) takes the newest that Playwright downloaded", () => {
  executable(".cache/ms-playwright/chromium-999/chrome-linux/chrome");
  const newest = executable(".cache/ms-playwright/chromium-1200/chrome-linux64/chrome");
  executable(".cache/ms-playwright/chromium_headless_shell-1300/chrome-linux/headless_shell");
  expect(findChromium(search())).toBe(newest);
});

test("findChromium(search) is undefined where there is none, and for a file that cannot be run", () => {
  mkdirSync(join(home, "bin"));
  writeFileSync(join(home, "bin", "chromium"), "");
  expect(findChromium(search())).toBeUndefined();
});

test("isDebian(osRelease) knows Debian and its derivatives", () => {
  expect(isDebian('PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n')).toBe(true);
  expect(isDebian("NAME=Ubuntu\nID=ubuntu\nID_LIKE=debian\n")).toBe(true);
  expect(isDebian('ID=linuxmint\nID_LIKE="ubuntu debian"\n')).toBe(true);
  expect(isDebian("ID=fedora\n")).toBe(false);
  expect(isDebian("")).toBe(false);
});
