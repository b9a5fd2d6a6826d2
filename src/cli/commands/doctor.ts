import {execFileSync, spawnSync} from "node:child_process";
import {accessSync, constants, existsSync, readFileSync} from "node:fs";
import {dirname, join} from "node:path";
import process from "node:process";
import {isSystemError} from "../../input/system-error.ts";
import type {JournalPlace, NamedJournal} from "../../journal/read/journal-place.ts";
import {CACHE_DIR} from "../../journal/read/journal-place.ts";
import {printableJson, printableLine} from "../../text/printable.ts";
import {noPositionals, parseArguments} from "../io/arguments.ts";
import type {CommandIo} from "../io/command-io.ts";
import {EXIT} from "../io/command-io.ts";
import {ask} from "../io/git.ts";
import {painter} from "../io/terminal.ts";
import {isFolder, journalPlace, PLACE_OPTIONS} from "../journal/journal-folder.ts";
import {assertSearch} from "../site/search/pagefind.ts";

export const usage = `usage: perf-journal doctor [--json] [--root folder] [--dir path]

Prints what this computer and this repository have and lack, each with what to do about it.
Exits with status 1 if something is missing that build needs.

  --json         print {"version": 1, "findings": [{"state": "ok" | "absent" | "missing", "what", "mend"?}]}
  --root folder  folder that the journal's folder is in (default found from the current directory upwards)
  --dir path     the journal's folder in it (default perf-journal.yaml's, else content)
`;

/** Result of a single check. */
interface Finding {
  /** `missing` is needed by build; `absent` makes something smaller. */
  readonly state: "ok" | "absent" | "missing";
  readonly what: string;
  /** The remedy. */
  readonly mend?: string;
}

/** Prints the state of everything that perf-journal uses. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const {values, positionals} = parseArguments(args, {
    json: {type: "boolean", default: false},
    ...PLACE_OPTIONS,
  });
  noPositionals(positionals);
  const place = journalPlace(io, values);
  const {root} = place;
  const findings = [
    ...(place.journals && !isFolder(join(root, place.dir)) ? [] : [journal(place)]),
    ...(place.journals ?? []).map(named => namedJournal(root, named)),
    writing(root),
    git(root),
    ...history(root),
    ...largeFiles(root),
    await search(),
    go(),
  ];
  if (values.json) io.stdout(`${printableJson({version: 1, findings})}\n`);
  else printFindings(findings, io);
  return findings.some(({state}) => state === "missing") ? EXIT.problems : EXIT.ok;
}

function printFindings(findings: readonly Finding[], io: CommandIo): void {
  const paint = painter(io, "stdout");
  for (const {state, what, mend} of findings) {
    const mark = paint(state === "ok" ? "dim" : state === "absent" ? "yellow" : "red", state.padEnd(7));
    io.stdout(`${mark}  ${printableLine(what)}\n`);
    if (mend !== undefined) io.stdout(`         ${printableLine(mend)}\n`);
  }
}

function journal({root, dir}: JournalPlace): Finding {
  const folder = join(root, dir);
  if (isFolder(folder)) return {state: "ok", what: `journal in ${folder}`};
  return {state: "missing", what: `no folder ${dir}/ in ${root}`, mend: "run perf-journal init"};
}

/** Looks for the folders of the journals that perf-journal.yaml lists; the entries of a missing folder are left out. */
function namedJournal(root: string, {name, dir}: NamedJournal): Finding {
  if (isFolder(join(root, dir))) return {state: "ok", what: `journal "${name}" in ${join(root, dir)}`};
  return {
    state: "absent",
    what: `no folder ${dir}/ for journal "${name}"`,
    mend: "check its repository out there",
  };
}

function writing(root: string): Finding {
  const paths = [CACHE_DIR, "dist"].map(name => join(root, name));
  const denied = paths.filter(path => !isWritable(existsSync(path) ? path : dirname(path)));
  if (denied.length === 0) return {state: "ok", what: `${CACHE_DIR}/ and dist/ can be written`};
  return {
    state: "missing",
    what: `no permission to write ${denied.join(", ")}`,
    mend: "change the owner of the folder, or name another with build --out",
  };
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch (error) {
    if (isSystemError(error)) return false;
    throw error;
  }
}

function git(root: string): Finding {
  const version = ask(root, ["--version"]);
  if (version === undefined)
    return {state: "absent", what: "no git: entries have no history", mend: "install git"};
  if (ask(root, ["rev-parse", "--show-toplevel"]) === undefined) return noWorkTree(root, version);
  const parent = ask(root, ["rev-parse", "--show-superproject-working-tree"]);
  return {
    state: "ok",
    what: parent === undefined ? version : `${version}; the repository is a submodule of ${parent}`,
  };
}

/** Returns why git has no working tree for a folder. */
function noWorkTree(root: string, version: string): Finding {
  const {stderr = ""} = spawnSync("git", ["-C", root, "rev-parse", "--show-toplevel"], {
    encoding: "utf8",
    env: {...process.env, LC_ALL: "C"},
  });
  if (stderr.includes("dubious ownership"))
    return {
      state: "absent",
      what: "git refuses a repository that another user owns: entries have no history",
      mend: `run git config --global --add safe.directory ${root}`,
    };
  if (ask(root, ["rev-parse", "--is-bare-repository"]) === "true")
    return {
      state: "absent",
      what: "a bare repository: entries have no history",
      mend: "build in a clone or a worktree of it",
    };
  return {
    state: "absent",
    what: `${version}, but no repository: entries have no history`,
    mend: "run git init",
  };
}

function history(root: string): Finding[] {
  const findings: Finding[] = [];
  if (ask(root, ["rev-parse", "--is-shallow-repository"]) === "true")
    findings.push({
      state: "absent",
      what: "a shallow clone: earlier versions of cited entries are unknown",
      mend: "run git fetch --unshallow; in CI clone with the whole history",
    });
  if (ask(root, ["config", "--get-regexp", "^remote\\..*\\.promisor$"])?.endsWith(" true"))
    findings.push({
      state: "absent",
      what: "a partial clone: texts of earlier versions that it lacks are unknown, since a build fetches nothing",
      mend: "run git fetch --refetch --no-filter",
    });
  if (ask(root, ["config", "core.sparseCheckout"]) === "true")
    findings.push({
      state: "absent",
      what: "a sparse checkout: entries outside of it are not part of the site",
      mend: "run git sparse-checkout add with the journal's folder",
    });
  return findings;
}

function largeFiles(root: string): Finding[] {
  const file = join(root, ".gitattributes");
  if (!existsSync(file) || !/filter=lfs\b/.test(readFileSync(file, "utf8"))) return [];
  if (ask(root, ["lfs", "version"]) !== undefined) return [{state: "ok", what: "git LFS"}];
  return [
    {
      state: "absent",
      what: "no git LFS, which .gitattributes asks for: attachments are pointers",
      mend: "install git-lfs and run git lfs pull",
    },
  ];
}

async function search(): Promise<Finding> {
  try {
    await assertSearch();
    return {state: "ok", what: "Pagefind, for text search"};
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error)).split("\n")[0];
    return {
      state: "absent",
      what: `no Pagefind: the site has no text search (${reason})`,
      mend: "install without --omit=optional on a system that Pagefind has a program for",
    };
  }
}

function go(): Finding {
  try {
    const version = execFileSync("go", ["version"], {encoding: "utf8", stdio: ["ignore", "pipe", "ignore"]});
    return {state: "ok", what: `${version.trim()}; Node ${process.versions.node}`};
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return {state: "ok", what: `Node ${process.versions.node}; no Go, which only measuring needs`};
  }
}
