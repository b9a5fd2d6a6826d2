import {CACHE_DIR, configPath, DEFAULT_DIR, PLACE_FILE} from "../../journal/read/journal-place.ts";
import type {Ci, FirstFile} from "./ci-files.ts";
import {ciFiles} from "./ci-files.ts";
import {placeFileText} from "./place-file.ts";

/** Inputs of a new journal: facts of the repository and the computer. */
export interface FirstFacts {
  /** Title of the journal. */
  readonly title: string;
  /** Web address of the code repository: `https://github.com/owner/name`. */
  readonly repository: string | undefined;
  /** Branch that entries are edited on. */
  readonly branch: string;
  /** Path from the top of the repository to the journal's root, "" or with a slash at its end: `tools/`. */
  readonly prefix: string;
  /** Folder of the entries, from the journal's root. */
  readonly dir: string;
  /** Name and description of this computer. */
  readonly machine: {readonly name: string; readonly description: string};
  /** Day of the first entry, `YYYY-MM-DD`. */
  readonly date: string;
  /** Comment that names editors the schema of journal.yaml. */
  readonly schema: string | undefined;
  /** Version of this package, for workflow files. */
  readonly version: string;
}

/** Lines of .gitignore: the site and the cache. */
export const IGNORED = ["/dist/", `/${CACHE_DIR}/`] as const;

/**
 * Makes the files of a new journal: perf-journal.yaml unless the folder is the default, journal.yaml, an entry that
 * explains itself, and the workflows of a service, which lie at the top of the repository.
 */
export function firstFiles(facts: FirstFacts, ci: Ci | undefined): FirstFile[] {
  const {dir, date, prefix} = facts;
  const top = "../".repeat(prefix.split("/").length - 1);
  const files: FirstFile[] = [
    ...(dir === DEFAULT_DIR ? [] : [[PLACE_FILE, placeFileText(dir)] as const]),
    [configPath(dir), journalYaml(facts)],
    [`${dir}/${date}-first-entry/index.md`, FIRST_ENTRY],
  ];
  return [...files, ...ciFiles(facts, ci).map(([path, text]): FirstFile => [`${top}${path}`, text])];
}

/** Reads the web address of a repository from the address git fetches it from; undefined for a path or an unknown form. */
export function repositoryAddress(remote: string | undefined): string | undefined {
  const [, host, path] =
    /^(?:https?:\/\/(?:[^@/]*@)?|ssh:\/\/(?:[^@/]*@)?|git:\/\/|[^@/:]+@)([\w.-]+)(?::\d+(?=\/))?[/:](.+?)(?:\.git)?\/?$/.exec(
      remote ?? "",
    ) ?? [];
  return host && path && `https://${host}/${path}`;
}

function journalYaml(facts: FirstFacts): string {
  const {title, repository, machine} = facts;
  const edit = editAddress(facts);
  const lines = [
    ...(facts.schema === undefined ? [] : [facts.schema]),
    `title: ${JSON.stringify(title)}`,
    ...(repository === undefined ? [] : [`repository: ${JSON.stringify(repository)}`]),
    ...(edit === undefined ? [] : [`edit: ${JSON.stringify(edit)}`]),
    "machines:",
    `  - name: ${JSON.stringify(machine.name)}`,
    `    description: ${JSON.stringify(machine.description)}`,
  ];
  return `${lines.join("\n")}\n`;
}

/** Returns the address that edits a file of a repository at GitHub or GitLab; undefined for other services. */
function editAddress({repository, branch, prefix}: FirstFacts): string | undefined {
  if (repository === undefined || !URL.canParse(repository)) return undefined;
  const {hostname} = new URL(repository);
  const path = `${encodeURI(branch)}/${encodeURI(prefix)}{path}`;
  if (hostname === "github.com") return `${repository}/edit/${path}`;
  return /^gitlab\./.test(hostname) ? `${repository}/-/edit/${path}` : undefined;
}

const FIRST_ENTRY = `---
title: How this journal works
---

An entry is a folder \`YYYY-MM-DD-name\` with an \`index.md\` and the raw files it is about. This one has no raw files yet.
Put two results of a benchmark tool beside this file, such as \`before.txt\` and \`after.txt\` of \`go test -bench . -count=10\`,
or \`before.json\` and \`after.json\` of JMH, hyperfine, pytest-benchmark or vitest: the page then compares them. A CPU profile
of pprof, perf, py-spy, \`node --cpu-prof\` or samply becomes a flame graph.

- \`npx perf-journal dev\` serves the journal while you write it.
- \`npx perf-journal new "Title" --bench before.txt after.txt\` makes the next entry.
- \`npx perf-journal check\` prints the problems of every entry.

Remove this folder when the next entry exists.
`;
