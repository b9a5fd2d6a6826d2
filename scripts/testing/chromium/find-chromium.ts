import {accessSync, constants, readdirSync, readFileSync} from "node:fs";
import {homedir} from "node:os";
import {delimiter, join} from "node:path";
import {isSystemError} from "../../../src/input/system-error.ts";

/** Surroundings of the search; tests pass their own. */
export interface ChromiumSearch {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
}

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const MAC_APPS = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Executables within a download of Playwright, `chromium-1234/`, by platform and age. */
const PLAYWRIGHT_BINARIES = [
  "chrome-linux/chrome",
  "chrome-linux64/chrome",
  "chrome-mac/Chromium.app/Contents/MacOS/Chromium",
  "chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
  "chrome-win/chrome.exe",
  "chrome-win64/chrome.exe",
];

/**
 * Finds a Chromium that is installed: PERF_JOURNAL_CHROMIUM, an executable on the PATH, a Mac's own, Playwright's
 * newest. Undefined if absent; throws if PERF_JOURNAL_CHROMIUM cannot be run.
 */
export function findChromium(search: ChromiumSearch = thisComputer()): string | undefined {
  const named = search.env.PERF_JOURNAL_CHROMIUM;
  if (named) {
    if (isExecutable(named)) return named;
    throw new Error(`PERF_JOURNAL_CHROMIUM names "${named}", which cannot be run`);
  }
  const apps = search.platform === "darwin" ? MAC_APPS : [];
  return [...onPath(search.env.PATH ?? ""), ...apps, ...playwrightDownloads(search)].find(isExecutable);
}

/** True on Debian and its derivatives, by the text of /etc/os-release. */
export function isDebian(osRelease: string): boolean {
  return /^ID(?:_LIKE)?=.*\b(?:debian|ubuntu)\b/m.test(osRelease);
}

/** Reads /etc/os-release; "" if absent. */
export function readOsRelease(): string {
  try {
    return readFileSync("/etc/os-release", "utf8");
  } catch (error) {
    if (isSystemError(error)) return "";
    throw error;
  }
}

function thisComputer(): ChromiumSearch {
  return {env: process.env, platform: process.platform, home: homedir()};
}

function onPath(path: string): string[] {
  const folders = path.split(delimiter).filter(Boolean);
  return NAMES.flatMap(name => folders.map(folder => join(folder, name)));
}

/** The newest download first: `chromium-1200` before `chromium-1187`. */
function playwrightDownloads({env, platform, home}: ChromiumSearch): string[] {
  const custom = env.PLAYWRIGHT_BROWSERS_PATH;
  const cache =
    platform === "darwin"
      ? join(home, "Library", "Caches", "ms-playwright")
      : platform === "win32"
        ? join(env.LOCALAPPDATA ?? join(home, "AppData", "Local"), "ms-playwright")
        : join(env.XDG_CACHE_HOME || join(home, ".cache"), "ms-playwright");
  const folder = custom && custom !== "0" ? custom : cache;
  return listFolder(folder)
    .filter(name => /^chromium-\d+$/.test(name))
    .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
    .flatMap(name => PLAYWRIGHT_BINARIES.map(binary => join(folder, name, binary)));
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (isSystemError(error)) return [];
    throw error;
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch (error) {
    if (isSystemError(error)) return false;
    throw error;
  }
}
