import {z} from "zod";
import type {Fetch} from "./github-comment.ts";

/** A merge request on GitLab, and a token that may write notes there. */
export interface MergeRequest {
  /** Root of the API: `https://gitlab.com/api/v4`. */
  readonly api: string;
  readonly project: string;
  /** Number of the merge request within the project. */
  readonly iid: string;
  readonly token: string;
}

const notes = z.array(z.object({id: z.number().int().positive(), body: z.string(), system: z.boolean()}));

/** Maximum pages of 100 notes that are searched for an earlier report. */
const MAX_PAGES = 30;

/** Reads the merge request of a pipeline from its variables; undefined for other pipelines and without GITLAB_TOKEN. */
export function mergeRequestOf(env: Readonly<Record<string, string | undefined>>): MergeRequest | undefined {
  const {CI_API_V4_URL: api, CI_PROJECT_ID: project, CI_MERGE_REQUEST_IID: iid, GITLAB_TOKEN: token} = env;
  return api && project && iid && token ? {api, project, iid, token} : undefined;
}

/**
 * Writes a note on a merge request, or rewrites the note that starts with `marker`, as `body` does. Rejects if GitLab
 * refuses.
 */
export async function postNote(
  note: {readonly marker: string; readonly body: string},
  request: MergeRequest,
  send: Fetch,
): Promise<"posted" | "updated"> {
  const {marker, body} = note;
  const earlier = await earlierNote(marker, request, send);
  if (earlier === undefined) await ask(request, send, "POST", "", {body});
  else await ask(request, send, "PUT", `/${earlier}`, {body});
  return earlier === undefined ? "posted" : "updated";
}

async function earlierNote(marker: string, request: MergeRequest, send: Fetch): Promise<number | undefined> {
  for (let page = 1; page <= MAX_PAGES; page++) {
    const found = notes.parse(await ask(request, send, "GET", `?per_page=100&page=${page}`));
    const own = found.find(({body, system}) => !system && body.startsWith(marker));
    if (own || found.length < 100) return own?.id;
  }
  return undefined;
}

async function ask(
  {api, project, iid, token}: MergeRequest,
  send: Fetch,
  method: string,
  path: string,
  data?: object,
): Promise<unknown> {
  const address = `${api}/projects/${encodeURIComponent(project)}/merge_requests/${encodeURIComponent(iid)}/notes`;
  const response = await send(address + path, {
    method,
    headers: {"private-token": token, "content-type": "application/json"},
    ...(data && {body: JSON.stringify(data)}),
    signal: AbortSignal.timeout(30_000),
  });
  if (!response.ok) throw new Error(`${method} notes: status ${response.status}`);
  return response.json();
}
