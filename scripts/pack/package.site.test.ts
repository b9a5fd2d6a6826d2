import {spawnSync} from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import process from "node:process";
import {gzipSync} from "node:zlib";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {commandEnvironment} from "../testing/packed-command.ts";
import {entryText} from "../testing/temporary-journal.ts";
import {PACKAGE, PROJECT} from "./project-folder.ts";

const TESTDATA = join(PROJECT, "src", "cli", "testdata");

/** A user's repository: nothing of ours but the package, in a folder whose name needs quoting. */
const home = mkdtempSync(join(tmpdir(), "perf-journal-package-"));
const repository = join(home, "a repository é");
const entry = join(repository, "content", "2026-05-01-good");

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Ended {
  const isWindows = process.platform === "win32";
  const {status, stdout, stderr} = spawnSync(command, args, {
    cwd,
    encoding: "utf8",
    shell: isWindows,
    env: commandEnvironment(env),
  });
  return {status, stdout, stderr};
}

function installed(args: readonly string[], env: NodeJS.ProcessEnv = {}): Ended {
  const launcher = join(repository, "node_modules", "perf-journal", "lib", "cli", "perf-journal.mjs");
  return run(process.execPath, [launcher, ...args], repository, env);
}

/** Compressed bytes of a module and of all that it imports. */
function loadedBytes(path: string, seen = new Set<string>()): number {
  if (seen.has(path)) return 0;
  seen.add(path);
  const code = readFileSync(path);
  const imports = [...code.toString().matchAll(/from\s*"(\.[^"]+)"/g)].map(([, name = ""]) => name);
  return imports.reduce(
    (sum, name) => sum + loadedBytes(join(dirname(path), name), seen),
    gzipSync(code).length,
  );
}

/** Every file of a folder by its path. */
function contents(folder: string): Map<string, string> {
  const files = readdirSync(folder, {recursive: true, withFileTypes: true}).filter(file => file.isFile());
  const paths = files.map(file => join(file.parentPath, file.name)).sort();
  return new Map(paths.map(path => [path.slice(folder.length), readFileSync(path, "latin1")]));
}

beforeAll(() => {
  mkdirSync(entry, {recursive: true});
  writeFileSync(join(repository, "package.json"), '{"private": true}\n');
  writeFileSync(join(entry, "index.md"), entryText("Good", "::benchstat{}\n\n```go\nfunc main() {}\n```"));
  for (const name of ["bench-before.txt", "bench-after.txt", "cpu.pb.gz"])
    cpSync(join(TESTDATA, name), join(entry, name));
  const {stdout} = run("npm", ["pack", "--silent", "--pack-destination", home], PACKAGE);
  const install = ["install", "--silent", "--prefer-offline", join(home, stdout.trim())];
  expect(run("npm", install, repository)).toMatchObject({status: 0, stderr: ""});
});

afterAll(() => {
  rmSync(home, {recursive: true, force: true});
});

describe("the package", () => {
  test("brings no compiler and no packages but Pagefind", () => {
    const names = readdirSync(join(repository, "node_modules")).filter(name => !name.startsWith("."));
    expect(names).toEqual(["@pagefind", "pagefind", "perf-journal"]);
  });

  test("has the licences of the packages in its bundles, and of fonts", () => {
    const text = readFileSync(join(repository, "node_modules", "perf-journal", "THIRD-PARTY.md"), "utf8");
    const names = [...text.matchAll(/^## (\S+) \d/gm)].map(([, name]) => name);
    const some = ["vega-lite", "@viz-js/viz", "astro", "zod", "re2js", "@fontsource-variable/source-serif-4"];
    expect(names).toEqual(expect.arrayContaining(some));
    expect(text).toContain("Permission is hereby granted");
    expect(text).toContain("SIL OPEN FONT LICENSE");
  });

  test("builds the site that the checkout builds, file by file", () => {
    const [theirs, ours] = [join(home, "theirs"), join(home, "ours")];
    expect(installed(["build", "--out", theirs])).toMatchObject({status: 0});
    const launcher = join(PROJECT, "src", "cli", "perf-journal.mjs");
    const built = run(process.execPath, [launcher, "build", "--root", repository, "--out", ours], PROJECT);
    expect(built).toMatchObject({status: 0});
    expect(contents(theirs)).toEqual(contents(ours));
    expect(contents(theirs).get(join("/", "entries", "2026-05-01-good", "index.html"))).toContain(
      "code-keyword",
    );
  });

  test("starts a journal in an empty folder and builds it as the checkout does, all but its cache in its folders", () => {
    const empty = join(home, "an empty folder é");
    mkdirSync(join(empty, "below"), {recursive: true});
    const launcher = join(repository, "node_modules", "perf-journal", "lib", "cli", "perf-journal.mjs");
    const env = {XDG_CACHE_HOME: join(home, "cache")};
    const init = run(process.execPath, [launcher, "init", "--yes", "--dir", "docs/perf é"], empty, env);
    expect(init).toMatchObject({status: 0, stderr: ""});
    expect(run(process.execPath, [launcher, "build"], join(empty, "below"), env)).toMatchObject({status: 0});
    expect(readdirSync(empty).sort()).toEqual([
      ".gitignore",
      ".perf-journal",
      "below",
      "dist",
      "docs",
      "perf-journal.yaml",
    ]);
    expect(readdirSync(join(empty, "below"))).toEqual([]);
    const ours = join(home, "ours-empty");
    const checkout = join(PROJECT, "src", "cli", "perf-journal.mjs");
    const built = run(process.execPath, [checkout, "build", "--root", empty, "--out", ours], PROJECT);
    expect(built).toMatchObject({status: 0});
    expect(contents(join(empty, "dist"))).toEqual(contents(ours));
  });

  test("builds without a home and from a folder that cannot be written to", () => {
    const folder = join(repository, "node_modules", "perf-journal");
    const before = contents(folder);
    chmodSync(folder, 0o555);
    const {status} = installed(["build"], {HOME: undefined, XDG_CACHE_HOME: undefined});
    chmodSync(folder, 0o755);
    expect(status).toBe(0);
    expect(contents(folder)).toEqual(before);
  });

  test("runs the examples of docs/libraries.md", () => {
    const text = readFileSync(join(PROJECT, "docs", "libraries.md"), "utf8");
    const examples = [...text.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code = ""]) => code);
    const outputs = examples.map((code, i) => {
      writeFileSync(join(repository, `example-${i}.mjs`), code);
      return run(process.execPath, [`example-${i}.mjs`], repository);
    });
    expect(outputs.map(({stderr}) => stderr)).toEqual(["", ""]);
    expect(outputs[0]?.stdout).toContain("-48.90% (p=0.000 n=10)");
    expect(outputs[1]?.stdout).toBe("0 2\nmain;parse 3\nmain;write 1\n\n");
  });

  test("keeps the engines small", () => {
    const lib = join(repository, "node_modules", "perf-journal", "lib");
    expect(loadedBytes(join(lib, "benchstat", "index.js"))).toBeLessThan(25_000);
    expect(loadedBytes(join(lib, "pprof", "index.js"))).toBeLessThan(110_000);
  });

  test("checks, and prints its version and help", () => {
    const {version} = JSON.parse(readFileSync(join(PROJECT, "package.json"), "utf8")) as {version: string};
    expect(installed(["--version"])).toEqual({status: 0, stdout: `perf-journal ${version}\n`, stderr: ""});
    expect(installed(["--help"])).toMatchObject({status: 0, stderr: ""});
    expect(installed(["check"])).toMatchObject({status: 0});
  });
});
