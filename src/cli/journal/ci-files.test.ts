import {execFileSync} from "node:child_process";
import {chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {load} from "js-yaml";
import {describe, expect, test} from "vitest";
import {githubCommentWorkflow, githubPages, githubReportWorkflow, gitlabReportJob} from "./ci-files.ts";

const TOP = fileURLToPath(new URL("../../..", import.meta.url));
const FACTS = {branch: "main", version: "1.2.3", prefix: "tools/", dir: "docs/perf"};
const OWN = readdirSync(join(TOP, ".github/workflows")).map(
  name => [name, readFileSync(join(TOP, ".github/workflows", name), "utf8")] as const,
);
const WORKFLOWS = [
  ...OWN,
  ["report", githubReportWorkflow(FACTS)],
  ["pages", githubPages(FACTS)],
  ["comment", githubCommentWorkflow(FACTS)],
] as const;

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<
      string,
      {readonly steps: readonly Step[]; readonly "timeout-minutes"?: number; readonly permissions?: object}
    >
  >;
}

/** YAML 1.2 as GitHub reads it: `on` is a string there. */
const read = (text: string): Workflow => load(text) as Workflow;

function stepsOf({jobs}: Workflow): Step[] {
  return Object.values(jobs).flatMap(({steps}) => steps);
}

describe.each(WORKFLOWS)("workflow %s", (_, text) => {
  const workflow = read(text);

  test("pins every action by commit", () => {
    const uses = stepsOf(workflow).flatMap(step => step.uses ?? []);
    for (const action of uses) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
  });

  test("reads only unless a job asks for more, and ends", () => {
    expect([{}, {contents: "read"}]).toContainEqual(workflow.permissions);
    for (const job of Object.values(workflow.jobs)) expect(job["timeout-minutes"]).toBeGreaterThan(0);
  });

  test("puts nothing that others choose into a script", () => {
    for (const {run = ""} of stepsOf(workflow)) expect(run).not.toContain("${{ github.event");
    for (const {run = ""} of stepsOf(workflow)) expect(run).not.toContain("${{ github.head_ref");
  });

  test("keeps tokens out of checkouts of pull requests, and never runs on pull_request_target", () => {
    expect(Object.keys(workflow.on)).not.toContain("pull_request_target");
    for (const step of stepsOf(workflow))
      if (step.uses?.startsWith("actions/checkout@"))
        expect(step.with).toMatchObject({"persist-credentials": false});
  });
});

test("the job that may write runs nothing of the pull request", () => {
  const {jobs, on} = read(githubCommentWorkflow(FACTS));
  expect(Object.keys(on)).toEqual(["workflow_run"]);
  const {steps = []} = jobs.comment ?? {};
  expect(steps.some(({uses}) => uses?.startsWith("actions/checkout@"))).toBe(false);
  expect(steps.map(({run}) => run).filter(Boolean)).toEqual([
    "npx --yes perf-journal@1.2.3 comment report/report.json",
  ]);
});

test("the report of a journal in a folder is read there, for changes of its entries", () => {
  const {on, jobs} = read(githubReportWorkflow(FACTS));
  expect(on).toEqual({pull_request: {paths: ["tools/docs/perf/**"]}});
  expect(jobs.report?.steps.map(({run}) => run)).toContain(
    `npx --yes perf-journal@1.2.3 check --root 'tools' --since "$BASE" --secrets`,
  );
});

test("the job for GitLab leaves a report, a code quality report and a note", () => {
  const job = (load(gitlabReportJob(FACTS)) as Record<string, {script: string[]; artifacts: object}>)[
    "performance-report"
  ];
  expect(job?.script[0]).toContain("report --root 'tools' --since");
  expect(job?.artifacts).toMatchObject({reports: {codequality: "gl-code-quality.json"}});
});

test.skipIf(process.platform === "win32")("action.yml reports before the check fails", () => {
  const folder = mkdtempSync(join(tmpdir(), "perf-journal-action-"));
  try {
    const action = load(readFileSync(join(TOP, "action.yml"), "utf8")) as {runs: {steps: Step[]}};
    const script = action.runs.steps.find(({run}) => run !== undefined)?.run ?? "";
    mkdirSync(join(folder, "bin"));
    // A fake npx: logs its arguments; "check" fails.
    writeFileSync(
      join(folder, "bin/npx"),
      `#!/bin/sh\necho "$@" >> "${folder}/calls"\ncase "$*" in *" check "*) exit 1;; esac\necho '{}'\n`,
    );
    chmodSync(join(folder, "bin/npx"), 0o755);
    const env = {
      PATH: `${join(folder, "bin")}:${process.env.PATH}`,
      GITHUB_ACTION_PATH: TOP.replace(/\/$/, ""),
      GITHUB_OUTPUT: join(folder, "output"),
      GITHUB_STEP_SUMMARY: join(folder, "summary"),
      RUNNER_TEMP: folder,
      SINCE: "abc; touch hostile",
      PREVIEW: "",
    };
    expect(() =>
      execFileSync("bash", ["-e", "-o", "pipefail", "-c", script], {cwd: folder, env, stdio: "pipe"}),
    ).toThrow();
    const {version} = JSON.parse(readFileSync(join(TOP, "package.json"), "utf8")) as {version: string};
    expect(readFileSync(join(folder, "calls"), "utf8")).toBe(
      [
        `--yes perf-journal@${version} report --since abc; touch hostile --format json`,
        `--yes perf-journal@${version} report --since abc; touch hostile --max 1000000`,
        `--yes perf-journal@${version} check --since abc; touch hostile --secrets`,
        "",
      ].join("\n"),
    );
    expect(readdirSync(folder)).not.toContain("hostile");
    expect(readFileSync(join(folder, "summary"), "utf8")).toBe("{}\n");
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
});
