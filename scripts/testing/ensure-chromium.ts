import {spawnSync} from "node:child_process";
import process from "node:process";
import {findChromium, isDebian, readOsRelease} from "./find-chromium.ts";

const WHAT_TO_DO =
  "the site tests need a Chromium: install chromium or google-chrome, " +
  'run "npx playwright-core install chromium", or name one with PERF_JOURNAL_CHROMIUM=/path/to/chrome';

/** Finds a Chromium, or installs Debian's where we may; throws with what to do when neither works. */
export function requireChromium(): string {
  const found = findChromium();
  if (found) return found;
  if (mayInstall()) installWithApt();
  const installed = findChromium();
  if (installed) return installed;
  throw new Error(WHAT_TO_DO);
}

function mayInstall(): boolean {
  return process.platform === "linux" && process.getuid?.() === 0 && isDebian(readOsRelease());
}

/** A failure shows in what apt-get prints, and in that there is still no Chromium. */
function installWithApt(): void {
  process.stderr.write("no Chromium found, installing it with apt-get\n");
  const env = {...process.env, DEBIAN_FRONTEND: "noninteractive"};
  for (const args of [
    ["update", "-q"],
    ["install", "-y", "-q", "--no-install-recommends", "chromium"],
  ])
    spawnSync("apt-get", args, {stdio: ["ignore", process.stderr.fd, "inherit"], env});
}
