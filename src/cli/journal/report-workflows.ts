/** Actions that the workflow files use, pinned by commit. */
export const ACTIONS = {
  checkout: "actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0",
  setupNode: "actions/setup-node@a0853c24544627f65ddf259abe73b1d18a591444 # v5.0.0",
  uploadArtifact: "actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2",
  downloadArtifact: "actions/download-artifact@634f93cb2916e3fdff6788551b99b062d0335ce0 # v5.0.0",
} as const;

/** What the files of a service depend on. */
export interface ReportFacts {
  /** Version of this package. */
  readonly version: string;
  /** Path from the top of the repository to the journal's root, "" or with a slash at its end: `tools/`. */
  readonly prefix: string;
  /** Folder of the entries, from the journal's root: `content`. */
  readonly dir: string;
}

/**
 * Writes the workflow that checks and reports a pull request on GitHub. It runs the pull request's files, so it has a token
 * that reads only; `githubCommentWorkflow` posts what it leaves.
 */
export function githubReportWorkflow({version, prefix, dir}: ReportFacts): string {
  const command = `npx --yes perf-journal@${version}`;
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
${prefix === "" ? "" : `    defaults:\n      run:\n        working-directory: ${JSON.stringify(prefix.replace(/\/$/, ""))}\n`}    env:
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
      - run: ${command} check --since "$BASE"
      - if: always()
        run: |
          mkdir -p "$RUNNER_TEMP/report"
          ${command} report --since "$BASE" --format json > "$RUNNER_TEMP/report/report.json"
          ${command} report --since "$BASE" --format html > "$RUNNER_TEMP/report/report.html"
          ${command} report --since "$BASE" --max 1000000 >> "$GITHUB_STEP_SUMMARY"
      - if: always()
        uses: ${ACTIONS.uploadArtifact}
        with:
          name: performance-report
          path: \${{ runner.temp }}/report
      - run: ${command} build --out "$RUNNER_TEMP/preview"
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
export function githubCommentWorkflow({version}: Pick<ReportFacts, "version">): string {
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
export function gitlabReportJob({version, prefix, dir}: ReportFacts): string {
  const command = `npx --yes perf-journal@${version}`;
  const enter = prefix === "" ? "" : `\n    - cd ${prefix.replace(/\/$/, "")}`;
  return `performance-report:
  image: node:24
  variables:
    # The report compares with the base of the merge request.
    GIT_DEPTH: "0"
  script:${enter}
    - ${command} report --since "$CI_MERGE_REQUEST_DIFF_BASE_SHA" --format html > "$CI_PROJECT_DIR/performance-report.html"
    - ${command} report --since "$CI_MERGE_REQUEST_DIFF_BASE_SHA" --format json > report.json
    - if [ -n "$GITLAB_TOKEN" ]; then ${command} comment report.json; fi
    - ${command} check --since "$CI_MERGE_REQUEST_DIFF_BASE_SHA" --format codequality > "$CI_PROJECT_DIR/gl-code-quality.json"
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
