import {spawnSync} from "node:child_process";
import process from "node:process";
import packaged from "@sparticuz/chromium";
import {findChromium, isDebian, readOsRelease} from "./find-chromium.ts";

const WHAT_TO_DO =
  "the site tests need a Chromium: install chromium or google-chrome, " +
  'run "npx playwright-core install chromium", or name one with PERF_JOURNAL_CHROMIUM=/path/to/chrome';

/**
 * Returns the path of a Chromium: the one PERF_JOURNAL_CHROMIUM names, else the packaged one, else an installed one, else
 * Debian's by apt-get as root. Throws an error with a remedy if all fail. The packaged one is a headless shell: a page takes
 * half the processor time of that in a whole browser.
 */
export async function requireChromium(): Promise<string> {
  const isNamed = Boolean(process.env.PERF_JOURNAL_CHROMIUM);
  const found = (isNamed ? undefined : await unpackChromium()) ?? findChromium();
  if (found) return found;
  if (mayInstall()) installWithApt();
  const installed = findChromium();
  if (installed) return installed;
  throw new Error(WHAT_TO_DO);
}

/** Unpacks the headless Chromium of the npm package, built for Linux on x64; undefined where it does not run. */
async function unpackChromium(): Promise<string | undefined> {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const path = await packaged.executablePath();
  return spawnSync(path, ["--version"]).status === 0 ? path : undefined;
}

function mayInstall(): boolean {
  return process.platform === "linux" && process.getuid?.() === 0 && isDebian(readOsRelease());
}

/** A failure shows in apt-get's output, and in the missing Chromium. */
function installWithApt(): void {
  process.stderr.write("no Chromium found, installing it with apt-get\n");
  const env = {...process.env, DEBIAN_FRONTEND: "noninteractive"};
  for (const args of [
    ["update", "-q"],
    ["install", "-y", "-q", "--no-install-recommends", "chromium"],
  ])
    spawnSync("apt-get", args, {stdio: ["ignore", process.stderr.fd, "inherit"], env});
}
