import {CACHE_DIR, configPath, DEFAULT_DIR, PLACE_FILE} from "../../journal/read/journal-place.ts";
import {placeFileText} from "./place-file.ts";

/** What a new journal is made from: facts of the repository and the computer. */
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
  /** Version of this package, for workflow files. */
  readonly version: string;
}

/** Service that builds and publishes the site. */
export type Ci = "github" | "gitlab";

/** A file to write: its path from the journal's root with slashes, and its text. */
export type FirstFile = readonly [path: string, text: string];

/** Lines of .gitignore: the site and the cache. */
export const IGNORED = ["/dist/", `/${CACHE_DIR}/`] as const;

/**
 * Makes the files of a new journal: perf-journal.yaml unless the folder is the default one, journal.yaml, an entry that
 * explains itself, and the workflow of a service, which lies at the top of the repository.
 */
export function firstFiles(facts: FirstFacts, ci: Ci | undefined): FirstFile[] {
  const {dir, date, prefix} = facts;
  const top = "../".repeat(prefix.split("/").length - 1);
  const files: FirstFile[] = [
    ...(dir === DEFAULT_DIR ? [] : [[PLACE_FILE, placeFileText(dir)] as const]),
    [configPath(dir), journalYaml(facts)],
    [`${dir}/${date}-first-entry/index.md`, FIRST_ENTRY],
  ];
  if (ci === "github") files.push([`${top}.github/workflows/performance-journal.yml`, githubWorkflow(facts)]);
  if (ci === "gitlab") files.push([`${top}.gitlab-ci.yml`, gitlabPipeline(facts)]);
  return files;
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
Put two results of \`go test -bench . -count=10\` beside this file, as \`before.txt\` and \`after.txt\`: the page then
compares them as benchstat does. A CPU profile named \`cpu.pb.gz\` becomes a flame graph.

- \`npx perf-journal dev\` serves the journal while you write it.
- \`npx perf-journal new "Title" --bench before.txt after.txt\` makes the next entry.
- \`npx perf-journal check\` prints the problems of every entry.

Remove this folder when the next entry exists.
`;

function githubWorkflow({branch, prefix, version}: FirstFacts): string {
  return `name: performance journal

on:
  push:
    branches: [${JSON.stringify(branch)}]
  workflow_dispatch:

permissions:
  contents: read

jobs:
  build:
    runs-on: ubuntu-latest
    permissions:
      contents: read
      pages: read
    steps:
      - uses: actions/checkout@v5
        with:
          # Citations are compared with what was published before.
          fetch-depth: 0
      - uses: actions/setup-node@v5
        with:
          node-version: 24
      - id: pages
        uses: actions/configure-pages@v5
      - run: npx --yes perf-journal@${version} build${rootOption(prefix)} --site "$SITE" --base "$BASE" --out dist
        env:
          SITE: \${{ steps.pages.outputs.origin }}
          BASE: \${{ steps.pages.outputs.base_path }}
      - uses: actions/upload-pages-artifact@v3
        with:
          path: dist

  deploy:
    needs: build
    runs-on: ubuntu-latest
    permissions:
      pages: write
      id-token: write
    environment:
      name: github-pages
      url: \${{ steps.deployment.outputs.page_url }}
    steps:
      - id: deployment
        uses: actions/deploy-pages@v4
`;
}

function gitlabPipeline({prefix, version}: FirstFacts): string {
  return `pages:
  image: node:24-slim
  variables:
    # Citations are compared with what was published before.
    GIT_DEPTH: "0"
  script:
    - npx --yes perf-journal@${version} build${rootOption(prefix)} --out public
  artifacts:
    paths: [public]
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
`;
}

/** Returns the option that names a journal whose root is not the top of the repository, quoted for a shell. */
function rootOption(prefix: string): string {
  return prefix === "" ? "" : ` --root '${prefix.slice(0, -1).replaceAll("'", "'\\''")}'`;
}
