import {readFileSync, statSync} from "node:fs";
import {resolve} from "node:path";
import {REVIEW_BYTES, readReview} from "../../review/read-review.ts";
import {REPORT_MARKER, reviewMarkdown} from "../../review/review-markdown.ts";
import {printableJson, printableLine} from "../../text/printable.ts";
import {finishedRun, postSticky, pullOfRun} from "../forges/github-comment.ts";
import {mergeRequestOf, postNote} from "../forges/gitlab-note.ts";
import {parseArguments} from "../io/arguments.ts";
import {usageError} from "../io/command-error.ts";
import type {CommandIo} from "../io/command-io.ts";
import {EXIT} from "../io/command-io.ts";
import {previewAddress} from "../reports/preview-address.ts";

export const usage = `usage: perf-journal comment report.json [--preview address]

Posts the report of a pull request as a comment on it, or updates the comment of an earlier run. report.json is what
"report --format json" wrote; it may come from a job that is not trusted. Exits with 0 where it cannot post, and prints
the reason.

  --preview address  where a site built from the pull request is; other links are dropped
  --json             print {"version": 1, "posted", "message"}

GitHub: for a workflow that runs after another ("on: workflow_run"); the pull request is taken from the event. Reads
GITHUB_EVENT_PATH, GITHUB_REPOSITORY, GITHUB_API_URL, and GITHUB_TOKEN with "pull-requests: write".
GitLab: for a pipeline of a merge request. Reads CI_API_V4_URL, CI_PROJECT_ID, CI_MERGE_REQUEST_IID, and GITLAB_TOKEN
with the scope "api".
`;

/** Posts a report on its pull request. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const {values, positionals} = parseArguments(args, {
    preview: {type: "string"},
    json: {type: "boolean", default: false},
  });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0)
    throw usageError("expected one file", "perf-journal comment report.json");
  const preview = previewAddress(values.preview);
  const say = (posted: boolean, message: string): void => {
    if (values.json) io.stdout(`${printableJson({version: 1, posted, message})}\n`);
    else io.stderr(`${printableLine(message)}\n`);
  };
  try {
    const done = await post(resolve(io.cwd, file), preview, io.env);
    say(!done.startsWith("nothing"), done);
  } catch (error) {
    // A comment is a courtesy: the pull request's own checks decide.
    say(false, `cannot post: ${error instanceof Error ? error.message : String(error)}`);
  }
  return EXIT.ok;
}

async function post(file: string, preview: string | undefined, env: CommandIo["env"]): Promise<string> {
  const mergeRequest = mergeRequestOf(env);
  if (!mergeRequest) return postOnGithub(file, preview, env);
  const body = bodyOf(file, preview);
  const done = await postNote({marker: REPORT_MARKER, body}, mergeRequest, fetch);
  return `${done} a note on !${mergeRequest.iid}`;
}

async function postOnGithub(
  file: string,
  preview: string | undefined,
  env: CommandIo["env"],
): Promise<string> {
  const {GITHUB_EVENT_PATH: eventPath, GITHUB_REPOSITORY: repository, GITHUB_TOKEN: token} = env;
  if (!eventPath || !repository || !token)
    throw new Error(
      "expected the variables of GitHub with GITHUB_TOKEN, or those of GitLab with GITLAB_TOKEN",
    );
  const run = finishedRun(JSON.parse(readFileSync(eventPath, "utf8")));
  if (!run) return "nothing to post: no pull request started the run";
  const body = bodyOf(file, preview);
  const target = {api: env.GITHUB_API_URL ?? "https://api.github.com", repository, token};
  const pull = await pullOfRun(run, target, fetch);
  if (pull === undefined) return `nothing to post: no open pull request is at ${run.sha}`;
  const done = await postSticky({pull, marker: REPORT_MARKER, body}, target, fetch);
  return `${done} a comment on #${pull}`;
}

/** The text of the comment, written anew from the data of the report. */
function bodyOf(file: string, preview: string | undefined): string {
  if (statSync(file).size > REVIEW_BYTES) throw new Error(`"${file}" is over ${REVIEW_BYTES} bytes`);
  const review = readReview(readFileSync(file, "utf8"), preview);
  if ("fault" in review) throw new Error(`"${file}": ${review.fault}`);
  return reviewMarkdown(review);
}
