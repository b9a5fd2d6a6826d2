import {spawn, spawnSync} from "node:child_process";
import {copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {delimiter, join} from "node:path";
import process from "node:process";
import {fileURLToPath} from "node:url";
import {afterAll, describe, expect, test} from "vitest";

const LAUNCHER = fileURLToPath(new URL("perf-journal.mjs", import.meta.url));
const temporary = mkdtempSync(join(tmpdir(), "perf-journal-launcher-"));

afterAll(() => rmSync(temporary, {recursive: true, force: true}));

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function launch(
  node: string,
  args: readonly string[],
  launcher = LAUNCHER,
  env: NodeJS.ProcessEnv = process.env,
): Ended {
  return spawnSync(node, [launcher, ...args], {encoding: "utf8", env, timeout: 10_000});
}

/** A Node of this computer that is too old for us, as a distribution ships it. */
function oldNode(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter).concat("/usr/local/bin", "/usr/bin");
  return [...new Set(folders)]
    .map(folder => join(folder, "node"))
    .find(node => {
      if (!existsSync(node)) return false;
      const {stdout} = spawnSync(node, ["--version"], {encoding: "utf8"});
      const [major = 0, minor = 0] = stdout.replace("v", "").split(".").map(Number);
      return major < 22 || (major === 22 && minor < 12);
    });
}

const old = oldNode();
const packaged = existsSync(fileURLToPath(new URL("../../node_modules/.bin/node", import.meta.url)));

describe("perf-journal.mjs", () => {
  test("runs the command line and ends with its status", () => {
    expect(launch(process.execPath, ["--version"])).toMatchObject({status: 0, stderr: ""});
    expect(launch(process.execPath, ["previw"])).toMatchObject({status: 2, stdout: ""});
  });

  test("prints nothing but the result, also from any other directory", () => {
    const {stdout, stderr} = spawnSync(process.execPath, [LAUNCHER], {encoding: "utf8", cwd: tmpdir()});
    expect(stderr).toBe("");
    expect(stdout).toMatch(/^perf-journal: a performance journal/);
  });

  test("ends with 130 at Ctrl-C", async () => {
    const site = join(temporary, "dist");
    mkdirSync(site);
    for (const name of ["index.html", "404.html"]) writeFileSync(join(site, name), name);
    expect(await interrupted(process.execPath, site)).toBe(130);
  });

  test.skipIf(!old || !packaged)(
    old
      ? `started by an old Node, ${old}, runs under the packaged one`
      : "started by an old Node (skipped: this computer has none)",
    async () => {
      if (!old) return;
      expect(launch(old, ["--version"])).toMatchObject({status: 0, stderr: ""});
      expect(launch(old, ["previw"])).toMatchObject({status: 2, stdout: ""});
      expect(await interrupted(old, join(temporary, "dist"))).toBe(130);
    },
  );

  test.skipIf(!old)(
    old
      ? "says what to do under an old Node without a packaged one"
      : "says what to do under an old Node (skipped: this computer has none)",
    () => {
      const copy = join(temporary, "alone", "src", "cli", "perf-journal.mjs");
      mkdirSync(join(copy, ".."), {recursive: true});
      copyFileSync(LAUNCHER, copy);
      const {status, stdout, stderr} = launch(old ?? "", ["check"], copy);
      expect(status).toBe(3);
      expect(stdout).toBe("");
      expect(stderr).toMatch(
        /^perf-journal: needs Node 22\.12 or newer, this is \d+\.\d+\.\d+\n {2}hint: run "npm ci" in /,
      );
    },
  );
});

/** Serves a site, sends the server an interrupt once it listens, and gives its exit status. */
function interrupted(node: string, site: string): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const server = spawn(node, [LAUNCHER, "preview", "--port", "0", "--out", site], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    server.stdout.once("data", () => server.kill("SIGINT"));
    server.on("error", reject);
    server.on("exit", resolve);
  });
}
