/** Actions that the workflow files use, pinned by commit. */
const ACTIONS = {
  cache: "actions/cache@0057852bfaa89a56745cba8c7296529d2fc39830 # v4.3.0",
  checkout: "actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0",
  setupNode: "actions/setup-node@a0853c24544627f65ddf259abe73b1d18a591444 # v5.0.0",
  uploadArtifact: "actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2",
  configurePages: "actions/configure-pages@983d7736d9b0ae728b81ab479565c72886d7745b # v5.0.0",
  uploadPages: "actions/upload-pages-artifact@56afc609e74202658d3ffba0e8f6dda462b719fa # v3.0.1",
  deployPages: "actions/deploy-pages@d6db90164ac5ed86f2b6aed7e0febac5b3c0c03e # v4.0.5",
  downloadArtifact: "actions/download-artifact@634f93cb2916e3fdff6788551b99b062d0335ce0 # v5.0.0",
} as const;

/** Service that builds and publishes the site. */
export type Ci = "github" | "gitlab";

/** A file to write: its path with slashes, and its text. */
export type FirstFile = readonly [path: string, text: string];

/** Facts for the files of a service. */
export interface CiFacts {
  /** Branch that the site is published from. */
  readonly branch: string;
  /** Version of this package. */
  readonly version: string;
  /** Path from the top of the repository to the journal's root, "" or with a slash at its end: `tools/`. */
  readonly prefix: string;
  /** Folder of the entries, from the journal's root: `content`. */
  readonly dir: string;
}

/** Makes the files of a service, by path from the top of the repository; empty without a service. */
export function ciFiles(facts: CiFacts, ci: Ci | undefined): FirstFile[] {
  if (ci === "gitlab") return [[".gitlab-ci.yml", `${gitlabPages(facts)}\n${gitlabReportJob(facts)}`]];
  if (ci === undefined) return [];
  const workflows = ".github/workflows";
  return [
    [`${workflows}/performance-journal.yml`, githubPages(facts)],
    [`${workflows}/performance-report.yml`, githubReportWorkflow(facts)],
    [`${workflows}/performance-comment.yml`, githubCommentWorkflow(facts)],
  ];
}

/** Writes the workflow that publishes the site with GitHub Pages. */
export function githubPages({branch, prefix, version}: CiFacts): string {
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
    timeout-minutes: 15
    permissions:
      contents: read
      pages: read
    steps:
      - uses: ${ACTIONS.checkout}
        with:
          # Citations are compared with what was published before.
          fetch-depth: 0
          persist-credentials: false
      - uses: ${ACTIONS.setupNode}
        with:
          node-version: 24
      - id: pages
        uses: ${ACTIONS.configurePages}
      # Pages that a build of this branch has made, each used again only if nothing that it shows has changed. Without this
      # step, or with "build --no-cache", every page is rendered.
      - uses: ${ACTIONS.cache}
        with:
          path: |
            ${KEPT_FOLDERS.map(name => `${prefix}.perf-journal/${name}`).join(`\n${" ".repeat(12)}`)}
          key: perf-journal-${version}-\${{ github.ref_name }}-\${{ github.run_id }}
          restore-keys: perf-journal-${version}-\${{ github.ref_name }}-
      - run: npx --yes perf-journal@${version} build${rootOption(prefix)} --previous "$PERF_JOURNAL_SITE$PERF_JOURNAL_BASE" --out dist
        env:
          PERF_JOURNAL_SITE: \${{ steps.pages.outputs.origin }}
          PERF_JOURNAL_BASE: \${{ steps.pages.outputs.base_path }}
      - uses: ${ACTIONS.uploadPages}
        with:
          path: dist

  deploy:
    needs: build
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      pages: write
      id-token: write
    environment:
      name: github-pages
      url: \${{ steps.deployment.outputs.page_url }}
    steps:
      - id: deployment
        uses: ${ACTIONS.deployPages}
`;
}

/** Folders of the cache that a build takes unchanged parts from. */
const KEPT_FOLDERS = ["data", "entries", "pages", "render"];

/** Writes the job that publishes the site with GitLab Pages. */
function gitlabPages({prefix, version}: CiFacts): string {
  return `pages:
  image: node:24-slim
  variables:
    # Citations are compared with what was published before.
    GIT_DEPTH: "0"
  script:
    - npx --yes perf-journal@${version} build${rootOption(prefix)} --previous "$CI_PAGES_URL" --out public
  # Pages that a build of this branch has made, each used again only if nothing that it shows has changed.
  cache:
    key: perf-journal-${version}-$CI_COMMIT_REF_SLUG
    paths: [${KEPT_FOLDERS.map(name => JSON.stringify(`${prefix}.perf-journal/${name}/`)).join(", ")}]
  artifacts:
    paths: [public]
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
`;
}

/**
 * Writes the workflow that checks and reports a pull request on GitHub. It runs the pull request's files, so it has a
 * token that reads only; `githubCommentWorkflow` posts its results.
 */
export function githubReportWorkflow({version, prefix, dir}: CiFacts): string {
  const command = `npx --yes perf-journal@${version}`;
  const root = rootOption(prefix);
  return `name: performance report

on:
  pull_request:
    paths: [${JSON.stringify(`${prefix}${dir}/**`)}]

permissions:
  contents: read

concurrency:
  group: performance-report-\${{ github.ref }}
  cancel-in-progress: true

jobs:
  report:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    env:
      BASE: \${{ github.event.pull_request.base.sha }}
    steps:
      - uses: ${ACTIONS.checkout}
        with:
          # The report compares with the base of the pull request.
          fetch-depth: 0
          persist-credentials: false
      - uses: ${ACTIONS.setupNode}
        with:
          node-version: 24
      - run: ${command} check${root} --since "$BASE" --secrets
      - if: always()
        run: |
          mkdir -p "$RUNNER_TEMP/report"
          ${command} report${root} --since "$BASE" --format json > "$RUNNER_TEMP/report/report.json"
          ${command} report${root} --since "$BASE" --format html > "$RUNNER_TEMP/report/report.html"
          ${command} report${root} --since "$BASE" --max 1000000 >> "$GITHUB_STEP_SUMMARY"
      - if: always()
        uses: ${ACTIONS.uploadArtifact}
        with:
          name: performance-report
          path: \${{ runner.temp }}/report
      - run: ${command} build${root} --portable --since "$BASE" --out "$RUNNER_TEMP/preview"
      - uses: ${ACTIONS.uploadArtifact}
        with:
          name: performance-preview
          path: \${{ runner.temp }}/preview
`;
}

/**
 * Writes the workflow that posts the report as one comment. It never runs a file of the pull request: the report is data,
 * and the pull request's number comes from the event.
 */
export function githubCommentWorkflow({version}: Pick<CiFacts, "version">): string {
  return `name: performance comment

on:
  workflow_run:
    workflows: [performance report]
    types: [completed]

permissions: {}

jobs:
  comment:
    if: github.event.workflow_run.event == 'pull_request'
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions:
      actions: read
      pull-requests: write
    steps:
      - uses: ${ACTIONS.downloadArtifact}
        with:
          name: performance-report
          path: report
          run-id: \${{ github.event.workflow_run.id }}
          github-token: \${{ github.token }}
      - uses: ${ACTIONS.setupNode}
        with:
          node-version: 24
      - run: npx --yes perf-journal@${version} comment report/report.json
        env:
          GITHUB_TOKEN: \${{ github.token }}
`;
}

/** Writes the job that checks and reports a merge request on GitLab; with a GITLAB_TOKEN it writes a note, too. */
export function gitlabReportJob({version, prefix, dir}: CiFacts): string {
  const command = `npx --yes perf-journal@${version}`;
  const root = rootOption(prefix);
  return `performance-report:
  image: node:24
  variables:
    # The report compares with the base of the merge request.
    GIT_DEPTH: "0"
  script:
    - ${command} report${root} --since "$CI_MERGE_REQUEST_DIFF_BASE_SHA" --format html > "$CI_PROJECT_DIR/performance-report.html"
    - ${command} report${root} --since "$CI_MERGE_REQUEST_DIFF_BASE_SHA" --format json > report.json
    - if [ -n "$GITLAB_TOKEN" ]; then ${command} comment report.json; fi
    - ${command} check${root} --since "$CI_MERGE_REQUEST_DIFF_BASE_SHA" --secrets --format codequality > "$CI_PROJECT_DIR/gl-code-quality.json"
  artifacts:
    when: always
    expose_as: performance report
    paths: [performance-report.html]
    reports:
      codequality: gl-code-quality.json
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
      changes: [${JSON.stringify(`${prefix}${dir}/**/*`)}]
`;
}

/** Returns the option that names a journal whose root is not the top of the repository, quoted for a shell. */
function rootOption(prefix: string): string {
  return prefix === "" ? "" : ` --root '${prefix.slice(0, -1).replaceAll("'", "'\\''")}'`;
}
