/**
 * Installs `package/` with npx, pnpm, yarn and a workspace, builds a journal with each and compares the sites.
 * Usage: node scripts/pack/pack.ts && node scripts/pack/install-matrix.ts
 */
import {execFileSync} from "node:child_process";
import {createHash} from "node:crypto";
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import process from "node:process";
import {PROJECT} from "./project-folder.ts";

/** A way of installing the package and of running it. */
interface Way {
  readonly name: string;
  /** Files of the user's repository beside the journal; `TARBALL` is replaced by the path of the package's file. */
  readonly files: Readonly<Record<string, string>>;
  /** Commands that install; each is a program and its arguments. */
  readonly install: readonly (readonly string[])[];
  /** Command that runs perf-journal; arguments are appended. */
  readonly command: readonly string[];
}

const YARN = ["npx", "--yes", "@yarnpkg/cli-dist@4.10.3"];
const PNPM = ["npx", "--yes", "pnpm@10.24.0"];
const DEPENDENT = '{"private": true, "devDependencies": {"perf-journal": "file:TARBALL"}}';

const WAYS: readonly Way[] = [
  {name: "npx", files: {}, install: [], command: ["npx", "--yes", "--package=file:TARBALL", "perf-journal"]},
  {
    name: "pnpm",
    files: {"package.json": DEPENDENT},
    install: [[...PNPM, "install"]],
    command: [...PNPM, "exec", "perf-journal"],
  },
  {
    name: "yarn with node_modules",
    files: {"package.json": DEPENDENT, ".yarnrc.yml": "nodeLinker: node-modules\n", "yarn.lock": ""},
    install: [[...YARN, "install", "--no-immutable"]],
    command: [...YARN, "perf-journal"],
  },
  {
    name: "yarn with Plug'n'Play",
    files: {"package.json": DEPENDENT, ".yarnrc.yml": "nodeLinker: pnp\n", "yarn.lock": ""},
    install: [[...YARN, "install", "--no-immutable"]],
    command: [...YARN, "perf-journal"],
  },
  {
    name: "npm workspace",
    files: {
      "package.json": '{"private": true, "workspaces": ["tools"]}',
      "tools/package.json":
        '{"name": "tools", "version": "1.0.0", "devDependencies": {"perf-journal": "file:TARBALL"}}',
    },
    install: [["npm", "install"]],
    command: ["npx", "perf-journal"],
  },
];

const home = mkdtempSync(join(tmpdir(), "perf-journal-install-"));
try {
  const name = execute(
    ["npm", "pack", "--silent", "--pack-destination", home],
    join(PROJECT, "package"),
  ).trim();
  const digests = WAYS.map(way => buildWith(way, join(home, name)));
  if (new Set(digests).size !== 1) throw new Error("the sites differ");
} finally {
  rmSync(home, {recursive: true, force: true});
}

/** Installs and builds in a repository of its own; returns the digest of the site. */
function buildWith(way: Way, tarball: string): string {
  const root = mkdtempSync(join(home, "repository "));
  const fill = (text: string): string => text.replaceAll("TARBALL", tarball.replaceAll("\\", "/"));
  const entry = "---\ntitle: Good\n---\n\n```dot\ndigraph { a -> b }\n```\n";
  for (const [path, text] of Object.entries({...way.files, "content/2026-05-01-good/index.md": entry})) {
    mkdirSync(join(root, path, ".."), {recursive: true});
    writeFileSync(join(root, path), fill(text));
  }
  for (const command of way.install) execute(command.map(fill), root);
  execute([...way.command.map(fill), "build"], root);
  const digest = digestOf(join(root, "dist"));
  process.stdout.write(`${way.name}: ${digest}\n`);
  return digest;
}

function execute([program = "", ...args]: readonly string[], cwd: string): string {
  return execFileSync(program, args, {cwd, encoding: "utf8", shell: process.platform === "win32"});
}

function digestOf(folder: string): string {
  const hash = createHash("sha256");
  const files = readdirSync(folder, {recursive: true, withFileTypes: true}).filter(file => file.isFile());
  for (const path of files.map(file => join(file.parentPath, file.name)).sort())
    hash.update(`${path.slice(folder.length).replaceAll("\\", "/")}\0`).update(readFileSync(path));
  return hash.digest("hex").slice(0, 16);
}
