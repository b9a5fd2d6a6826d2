import {z} from "zod";

/** Where a comment goes. */
export interface CommentTarget {
  /** Root of the API: `https://api.github.com`. */
  readonly api: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly token: string;
}

/** Sends a request; `fetch` but for tests. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** A finished run of a workflow, from the event's payload. */
export interface FinishedRun {
  readonly sha: string;
  readonly branch: string;
  /** Owner of the repository that the branch is in: of the fork, for a fork. */
  readonly owner: string;
}

const payload = z.object({
  workflow_run: z.object({
    event: z.literal("pull_request"),
    head_sha: z.string().regex(/^[0-9a-f]{40}$/),
    head_branch: z.string().min(1),
    head_repository: z.object({owner: z.object({login: z.string().min(1)})}),
  }),
});

const pulls = z.array(z.object({number: z.number().int().positive(), head: z.object({sha: z.string()})}));
const comments = z.array(
  z.object({
    id: z.number().int().positive(),
    body: z.string().nullish(),
    user: z.object({type: z.string()}).nullish(),
  }),
);

/** Maximum pages of 100 comments that are searched for an earlier report. */
const MAX_PAGES = 30;

/** Reads the payload of a `workflow_run` event; undefined for a run that no pull request started. */
export function finishedRun(event: unknown): FinishedRun | undefined {
  const {success, data} = payload.safeParse(event);
  if (!success) return undefined;
  const {head_sha: sha, head_branch: branch, head_repository} = data.workflow_run;
  return {sha, branch, owner: head_repository.owner.login};
}

/**
 * Finds the open pull request whose newest commit a run was for. The payload's own list is empty for forks, so it is
 * looked up by branch; undefined if a newer commit has been pushed since. Rejects if GitHub refuses.
 */
export async function pullOfRun(
  run: FinishedRun,
  target: CommentTarget,
  send: Fetch,
): Promise<number | undefined> {
  const query = new URLSearchParams({state: "open", head: `${run.owner}:${run.branch}`, per_page: "100"});
  const found = pulls.parse(await request(target, send, "GET", `pulls?${query}`));
  return found.find(({head}) => head.sha === run.sha)?.number;
}

/**
 * Writes a comment on a pull request, or rewrites the comment of an earlier run: the first by a bot that starts with
 * `marker`. `body` starts with it, too. Returns the action taken. Rejects if GitHub refuses.
 */
export async function postSticky(
  comment: {readonly pull: number; readonly marker: string; readonly body: string},
  target: CommentTarget,
  send: Fetch,
): Promise<"posted" | "updated"> {
  const {pull, marker, body} = comment;
  const earlier = await earlierComment(pull, marker, target, send);
  if (earlier === undefined) await request(target, send, "POST", `issues/${pull}/comments`, {body});
  else await request(target, send, "PATCH", `issues/comments/${earlier}`, {body});
  return earlier === undefined ? "posted" : "updated";
}

async function earlierComment(
  pull: number,
  marker: string,
  target: CommentTarget,
  send: Fetch,
): Promise<number | undefined> {
  for (let page = 1; page <= MAX_PAGES; page++) {
    const path = `issues/${pull}/comments?per_page=100&page=${page}`;
    const found = comments.parse(await request(target, send, "GET", path));
    const own = found.find(({body, user}) => user?.type === "Bot" && body?.startsWith(marker));
    if (own || found.length < 100) return own?.id;
  }
  return undefined;
}

async function request(
  {api, repository, token}: CommentTarget,
  send: Fetch,
  method: string,
  path: string,
  data?: object,
): Promise<unknown> {
  const response = await send(`${api}/repos/${repository}/${path}`, {
    method,
    headers: {
      accept: "application/vnd.github+json",
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      "x-github-api-version": "2022-11-28",
    },
    ...(data && {body: JSON.stringify(data)}),
    signal: AbortSignal.timeout(30_000),
  });
  if (!response.ok) throw new Error(`${method} ${path.split("?")[0]}: status ${response.status}`);
  return response.json();
}
