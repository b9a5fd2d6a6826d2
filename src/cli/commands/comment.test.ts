import {afterEach, beforeEach, describe, expect, test, vi} from "vitest";
import {recordingIo} from "../../../scripts/testing/recording-io.ts";
import type {TemporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import {temporaryJournal} from "../../../scripts/testing/temporary-journal.ts";
import type {Review} from "../../review/review.ts";
import {run} from "./comment.ts";

const SHA = "0123456789012345678901234567890123456789";

const REVIEW: Review = {
  version: 1,
  since: {ref: "main", commit: SHA},
  entries: [],
  removed: [],
  findings: [
    {
      entry: "2026-01-05-first",
      id: "alloc",
      claim: "Twice.",
      status: "open",
      isNew: true,
      link: "https://evil.example/",
    },
  ],
  problems: [],
  elsewhere: {error: 0, warning: 0, info: 0},
};

const EVENT = {
  action: "completed",
  workflow_run: {
    event: "pull_request",
    head_sha: SHA,
    head_branch: "change",
    // Empty for a fork.
    pull_requests: [],
    head_repository: {owner: {login: "someone"}},
  },
};

let folder: TemporaryJournal;
beforeEach(() => {
  folder = temporaryJournal({"event.json": JSON.stringify(EVENT), "report.json": JSON.stringify(REVIEW)});
});
afterEach(() => {
  folder.remove();
  vi.unstubAllGlobals();
});

/** Answers requests by method and path below the repository, and records them. */
function github(answers: Readonly<Record<string, unknown>>): {method: string; path: string; body: string}[] {
  const requests: {method: string; path: string; body: string}[] = [];
  vi.stubGlobal("fetch", (url: string, {method = "GET", body = ""}: {method?: string; body?: string}) => {
    const path = url.replace("https://api.github.com/repos/owner/name/", "");
    requests.push({method, path, body});
    const answer = answers[`${method} ${path.split("?")[0]}`];
    return Promise.resolve(
      new Response(JSON.stringify(answer ?? {}), {status: answer === undefined ? 403 : 200}),
    );
  });
  return requests;
}

async function comment(...args: string[]): Promise<string> {
  const env = {
    GITHUB_EVENT_PATH: `${folder.root}/event.json`,
    GITHUB_REPOSITORY: "owner/name",
    GITHUB_TOKEN: "t",
  };
  const io = recordingIo({cwd: folder.root, env});
  expect(await run(["report.json", ...args], io)).toBe(0);
  return io.messages();
}

const PULL = {"GET pulls": [{number: 12, head: {sha: SHA}}]};

describe("perf-journal comment", () => {
  test("posts on the pull request of a fork, without links that are not the preview's", async () => {
    const requests = github({...PULL, "GET issues/12/comments": [], "POST issues/12/comments": {}});
    expect(await comment("--preview", "https://preview.example")).toBe("posted a comment on #12\n");
    expect(requests[0]?.path).toBe("pulls?state=open&head=someone%3Achange&per_page=100");
    const {body} = JSON.parse(requests.at(-1)?.body ?? "");
    expect(body).toMatch(/^<!-- perf-journal report -->\n/);
    expect(body).toContain("2026-01-05-first#alloc");
    expect(body).not.toContain("evil.example");
  });

  test("updates its own comment, not that of a person who quotes it", async () => {
    const body = "<!-- perf-journal report -->\nold";
    const requests = github({
      ...PULL,
      "GET issues/12/comments": [
        {id: 1, body, user: {type: "User"}},
        {id: 2, body, user: {type: "Bot"}},
      ],
      "PATCH issues/comments/2": {},
    });
    expect(await comment()).toBe("updated a comment on #12\n");
    expect(requests.at(-1)).toMatchObject({method: "PATCH", path: "issues/comments/2"});
  });

  test("posts nothing for an older commit, and passes where it may not post", async () => {
    github({"GET pulls": [{number: 12, head: {sha: "1".repeat(40)}}]});
    expect(await comment()).toBe(`nothing to post: no open pull request is at ${SHA}\n`);
    github({});
    expect(await comment()).toBe("cannot post: GET pulls: status 403\n");
  });

  test.each([
    ["no JSON", "<script>"],
    ["another shape", JSON.stringify({...REVIEW, version: 2})],
    ["a number that is none", JSON.stringify({...REVIEW, elsewhere: {error: "@team"}})],
    ["too much", JSON.stringify({...REVIEW, removed: ["x".repeat(5_000_000)]})],
    [
      "an unknown code",
      JSON.stringify({...REVIEW, problems: [{file: "f", severity: "error", code: "X", message: "m"}]}),
    ],
  ])("refuses an artifact with %s before it asks anything", async (_, text) => {
    folder.write("report.json", text);
    const requests = github(PULL);
    expect(await comment()).toMatch(/^cannot post: "/);
    expect(requests).toEqual([]);
  });

  test("leaves runs alone that no pull request started", async () => {
    folder.write("event.json", JSON.stringify({workflow_run: {...EVENT.workflow_run, event: "push"}}));
    expect(await comment()).toBe("nothing to post: no pull request started the run\n");
  });

  test("writes and rewrites a note on GitLab", async () => {
    const requests = github({
      "GET https://gitlab.example/api/v4/projects/7/merge_requests/3/notes": [
        {id: 9, body: "<!-- perf-journal report -->\nold", system: false},
      ],
      "PUT https://gitlab.example/api/v4/projects/7/merge_requests/3/notes/9": {},
    });
    const env = {
      CI_API_V4_URL: "https://gitlab.example/api/v4",
      CI_PROJECT_ID: "7",
      CI_MERGE_REQUEST_IID: "3",
      GITLAB_TOKEN: "t",
    };
    const io = recordingIo({cwd: folder.root, env});
    expect(await run(["report.json"], io)).toBe(0);
    expect(io.messages()).toBe("updated a note on !3\n");
    expect(requests.at(-1)?.method).toBe("PUT");
  });
});
