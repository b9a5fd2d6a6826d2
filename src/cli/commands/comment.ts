import {readFileSync, statSync} from "node:fs";
import {resolve} from "node:path";
import {REVIEW_BYTES, readReview} from "../../review/read-review.ts";
import {REPORT_MARKER, reviewMarkdown} from "../../review/review-markdown.ts";
import {finishedRun, postSticky, pullOfRun} from "../github/sticky-comment.ts";
import {parseArguments} from "../io/arguments.ts";
import {usageError} from "../io/command-error.ts";
import type {CommandIo} from "../io/command-io.ts";
import {EXIT} from "../io/command-io.ts";
import {printable} from "../io/terminal.ts";
import {previewAddress} from "../reports/preview-address.ts";

export const usage = `usage: perf-journal comment report.json [--preview address]

Posts the report of a pull request as a comment on it, or updates the comment of an earlier run. For a workflow that
runs after another ("on: workflow_run"), with the JSON that "report --format json" wrote there: that file is not trusted,
the pull request is taken from the event. It exits with 0 where it cannot post, and prints the reason.

  --preview address  where a site built from the pull request is; other links are dropped

Variables: GITHUB_EVENT_PATH, GITHUB_REPOSITORY, GITHUB_TOKEN with "pull-requests: write"; GITHUB_API_URL.
`;

/** Posts a report on its pull request. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const {values, positionals} = parseArguments(args, {preview: {type: "string"}});
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0)
    throw usageError("expected one file", "perf-journal comment report.json");
  const preview = previewAddress(values.preview);
  try {
    io.stderr(`${printable(await post(resolve(io.cwd, file), preview, io.env))}\n`);
  } catch (error) {
    // A comment is a courtesy: the pull request's own checks decide.
    io.stderr(`cannot post: ${printable(error instanceof Error ? error.message : String(error))}\n`);
  }
  return EXIT.ok;
}

async function post(file: string, preview: string | undefined, env: CommandIo["env"]): Promise<string> {
  const {GITHUB_EVENT_PATH: eventPath, GITHUB_REPOSITORY: repository, GITHUB_TOKEN: token} = env;
  if (!eventPath || !repository || !token)
    throw new Error("expected GITHUB_EVENT_PATH, GITHUB_REPOSITORY and GITHUB_TOKEN to be set");
  const run = finishedRun(JSON.parse(readFileSync(eventPath, "utf8")));
  if (!run) return "nothing to post: no pull request started the run";
  if (statSync(file).size > REVIEW_BYTES) throw new Error(`"${file}" is over ${REVIEW_BYTES} bytes`);
  const review = readReview(readFileSync(file, "utf8"), preview);
  if ("fault" in review) throw new Error(`"${file}": ${review.fault}`);
  const target = {api: env.GITHUB_API_URL ?? "https://api.github.com", repository, token};
  const pull = await pullOfRun(run, target, fetch);
  if (pull === undefined) return `nothing to post: no open pull request is at ${run.sha}`;
  const done = await postSticky({pull, marker: REPORT_MARKER, body: reviewMarkdown(review)}, target, fetch);
  return `${done} a comment on #${pull}`;
}
