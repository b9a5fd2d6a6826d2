import {existsSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {cpus, hostname, totalmem} from "node:os";
import {basename, dirname, join, resolve} from "node:path";
import process from "node:process";
import {noPositionals, parseArguments} from "../io/arguments.ts";
import {usageError} from "../io/command-error.ts";
import type {CommandIo} from "../io/command-io.ts";
import {EXIT} from "../io/command-io.ts";
import {readGitRepository} from "../io/git.ts";
import type {Ci, FirstFacts, FirstFile} from "../journal/first-files.ts";
import {firstFiles, IGNORED, repositoryAddress} from "../journal/first-files.ts";
import {isFolder} from "../journal/journal-folder.ts";
import {packageVersion} from "../journal/package-json.ts";
import {localDate} from "../reports/entry-place.ts";

export const usage = `usage: perf-journal init [--ci github|gitlab] [--yes] [--root folder]

Makes a journal: content/journal.yaml with what the repository says of itself, an entry that explains itself,
lines of .gitignore, and with --ci the workflow that publishes the site. A file that exists is left as it is.

  --ci service   github: a workflow for GitHub Pages; gitlab: a job for GitLab Pages
  --yes          ask nothing (the command asks nothing today; scripts may pass it)
  --root folder  folder of the repository (default the current directory)
`;

const OPTIONS = {
  ci: {type: "string"},
  yes: {type: "boolean", default: false},
  root: {type: "string"},
} as const;

/** Makes a journal in a repository; a second run changes nothing. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const {values, positionals} = parseArguments(args, OPTIONS);
  noPositionals(positionals);
  const root = resolve(io.cwd, values.root ?? ".");
  const ci = knownCi(values.ci);
  const wanted = firstFiles(factsOf(root, io), ci);
  // An entry that explains itself is for a journal that has none.
  const files = isFolder(join(root, "content"))
    ? wanted.filter(([path]) => !path.endsWith("index.md"))
    : wanted;
  for (const file of files) io.stdout(`${writeNew(root, file)}\n`);
  io.stdout(`${ignoreOutput(root)}\n`);
  io.stdout("next: perf-journal dev\n");
  return EXIT.ok;
}

function knownCi(text: string | undefined): Ci | undefined {
  if (text === undefined || text === "github" || text === "gitlab") return text;
  throw usageError(`--ci takes github or gitlab, got "${text}"`);
}

function factsOf(root: string, io: CommandIo): FirstFacts {
  const {remote, branch} = readGitRepository(root);
  const processors = cpus();
  const model = processors[0]?.model.trim() || process.arch;
  const memory = Math.round(totalmem() / 2 ** 30);
  return {
    title: `${basename(root)} performance journal`,
    repository: repositoryAddress(remote),
    branch: branch ?? "main",
    machine: {
      name: hostname(),
      description: `${processors.length} × ${model}, ${memory} GiB of memory, ${process.platform}/${process.arch}`,
    },
    date: localDate(io.now()),
    version: packageVersion(),
  };
}

/** Writes a file unless it exists; returns the line that reports it. */
function writeNew(root: string, [path, text]: FirstFile): string {
  const file = join(root, path);
  if (existsSync(file)) return `kept   ${path}`;
  mkdirSync(dirname(file), {recursive: true});
  writeFileSync(file, text, {flag: "wx"});
  return `wrote  ${path}`;
}

/** Appends the lines that .gitignore lacks; returns the line that reports it. */
function ignoreOutput(root: string): string {
  const file = join(root, ".gitignore");
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const lines = new Set(text.split(/\r?\n/).map(bare));
  const missing = IGNORED.filter(line => !lines.has(bare(line)));
  if (missing.length === 0) return "kept   .gitignore";
  const start = text === "" || text.endsWith("\n") ? text : `${text}\n`;
  writeFileSync(file, `${start}${missing.join("\n")}\n`);
  return `wrote  .gitignore: ${missing.join(" ")}`;
}

/** A pattern without the slashes that make no difference for a folder at the root. */
function bare(line: string): string {
  return line.trim().replace(/^\/|\/$/g, "");
}
