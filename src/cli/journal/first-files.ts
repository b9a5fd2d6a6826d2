/** What a new journal is made from: facts of the repository and the computer. */
export interface FirstFacts {
  /** Title of the journal. */
  readonly title: string;
  /** Web address of the code repository: `https://github.com/owner/name`. */
  readonly repository: string | undefined;
  /** Branch that entries are edited on. */
  readonly branch: string;
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
export const IGNORED = ["/dist/", "/.cache/"] as const;

/** Makes the files of a new journal: journal.yaml, an entry that explains itself, the workflow of a service. */
export function firstFiles(facts: FirstFacts, ci: Ci | undefined): FirstFile[] {
  const files: FirstFile[] = [
    ["content/journal.yaml", journalYaml(facts)],
    [`content/${facts.date}-first-entry/index.md`, FIRST_ENTRY],
  ];
  if (ci === "github") files.push([".github/workflows/performance-journal.yml", githubWorkflow(facts)]);
  if (ci === "gitlab") files.push([".gitlab-ci.yml", gitlabPipeline(facts)]);
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

function journalYaml({title, repository, branch, machine}: FirstFacts): string {
  const lines = [
    `title: ${JSON.stringify(title)}`,
    ...(repository === undefined ? [] : [`repository: ${JSON.stringify(repository)}`]),
    ...(repository?.startsWith("https://github.com/")
      ? [`edit: ${JSON.stringify(`${repository}/edit/${branch}/{path}`)}`]
      : []),
    "machines:",
    `  - name: ${JSON.stringify(machine.name)}`,
    `    description: ${JSON.stringify(machine.description)}`,
  ];
  return `${lines.join("\n")}\n`;
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

function githubWorkflow({branch, version}: FirstFacts): string {
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
      - run: npx --yes perf-journal@${version} build --site "$SITE" --base "$BASE"
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

function gitlabPipeline({version}: FirstFacts): string {
  return `pages:
  image: node:24-slim
  variables:
    # Citations are compared with what was published before.
    GIT_DEPTH: "0"
  script:
    - npx --yes perf-journal@${version} build --out public
  artifacts:
    paths: [public]
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
`;
}
